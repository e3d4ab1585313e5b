"""What a report says about itself: its title, and the lines that name who wrote, edited and photographed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from showcase.desk.intake.word_blocks import Block

TITLE_LIMIT = 60
LINE_LIMIT = 200
_FIRST_LINES, _LAST_LINES = 4, 6
_LOOKED_AT = 3
_FIELDS = {
    "source": [
        "来源",
        "稿件来源",
        "信息来源",
        "供稿",
        "供稿单位",
        "供稿人",
        "报送单位",
        "投稿单位",
        "单位",
        "学校",
        "作者",
        "撰稿",
        "撰稿人",
        "撰文",
        "文",
        "文字",
        "通讯员",
        "记者",
    ],
    "editor": ["责任编辑", "责编", "编辑", "编辑人"],
    "credit": ["摄影", "图片", "图片来源", "供图", "图", "拍摄"],
    "both": ["图文", "图/文", "文/图", "文图", "图文来源"],
    "review": ["审核", "审核人", "初审", "复审", "终审", "审稿", "校对", "签发"],
}
_FIELD_OF = {word: field for field, words in _FIELDS.items() for word in words}
_PAIR = re.compile(
    rf"(?P<key>{'|'.join(sorted(map(re.escape, _FIELD_OF), key=len, reverse=True))})\s*[：:]\s*(?P<value>.*?)(?=\s*[|｜；;，,　 ]\s*(?:{'|'.join(sorted(map(re.escape, _FIELD_OF), key=len, reverse=True))})\s*[：:]|$)"
)
_SUBTITLE = re.compile(r"^[—\-－–]{1,}\s*(?=\S)")
_ENDS_A_SENTENCE = "。；;，,：:"


@dataclass(frozen=True)
class Byline:
    """Who wrote, edited and photographed a report, as it says itself; `unused` are lines that no field takes."""

    source: str = ""
    editor: str = ""
    credit: str = ""
    unused: tuple[str, ...] = ()


def take_title(blocks: Sequence[Block], otherwise: str) -> tuple[str, tuple[Block, ...]]:
    """A report's title and the blocks without it; `otherwise` where none of its first lines looks like one."""
    index = _title_index(blocks)
    if index is None:
        return otherwise, tuple(blocks)
    title, last = blocks[index].words, index
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is not None and following.kind == "p" and _continues(blocks[index], following, title):
        # A second line of the title, 副标题 with its dash or a title that was too long for one line.
        subtitle = _SUBTITLE.sub("", following.words)
        joined = f"{title}——{subtitle}" if subtitle != following.words else f"{title}{following.words}"
        if len(joined) <= TITLE_LIMIT:
            title, last = joined, index + 1
    rest = (*blocks[:index], *blocks[last + 1 :])
    return title, tuple(rest)


def take_byline(blocks: Sequence[Block]) -> tuple[Byline, tuple[Block, ...]]:
    """The byline and the blocks without its lines: short lines at the beginning or the end that hold nothing else."""
    texts = [index for index, block in enumerate(blocks) if block.kind == "p"]
    edges = {*texts[:_FIRST_LINES], *texts[-_LAST_LINES:]}
    found: dict[str, list[str]] = {}
    unused: list[str] = []
    taken: set[int] = set()
    for index in sorted(edges):
        pairs = _pairs(blocks[index].words)
        if not pairs:
            continue
        taken.add(index)
        for field, value in pairs:
            if field == "review":
                unused.append(blocks[index].words)
                continue
            for name in ("source", "credit") if field == "both" else (field,):
                found.setdefault(name, [])
                if value not in found[name]:
                    found[name].append(value)
    fields = {name: " ".join(values)[:LINE_LIMIT] for name, values in found.items()}
    rest = tuple(block for index, block in enumerate(blocks) if index not in taken)
    return Byline(**fields, unused=tuple(dict.fromkeys(unused))), rest


def _title_index(blocks: Sequence[Block]) -> int | None:
    texts = [index for index, block in enumerate(blocks) if block.kind not in {"img", "table"}]
    styled = [index for index in texts if blocks[index].look == "title"] or [
        index for index in texts[:_LOOKED_AT] if blocks[index].kind == "h1"
    ]
    if styled:
        return styled[0]
    return next((index for index in texts[:_LOOKED_AT] if _looks_like_title(blocks[index])), None)


def _looks_like_title(block: Block) -> bool:
    stands_out = "m" in block.look or "g" in block.look or block.bold or block.kind in {"h2", "h3"}
    is_short = len(block.words) <= TITLE_LIMIT and not block.words.endswith(tuple(_ENDS_A_SENTENCE))
    return stands_out and is_short and not _pairs(block.words)


def _continues(title: Block, following: Block, words: str) -> bool:
    is_alike = "m" in title.look and "m" in following.look and ("g" in title.look) == ("g" in following.look)
    is_subtitle = _SUBTITLE.match(following.words) is not None and ("m" in following.look or following.bold)
    is_second_line = is_alike and "g" in title.look and title.bold == following.bold
    return (is_subtitle or is_second_line) and not _pairs(following.words) and bool(words)


def _unwrapped(words: str) -> str:
    """A line without the brackets around all of it; those around its end stay."""
    around = words[:1] + words[-1:]
    return words[1:-1].strip() if around in {"（）", "()"} else words


def _pairs(words: str) -> list[tuple[str, str]]:
    """The fields of a line that holds nothing else; none where it is a sentence."""
    bare = _unwrapped(words.strip())
    if len(bare) > LINE_LIMIT // 2:
        return []
    pairs = [(_FIELD_OF[match["key"]], match["value"].strip(" 　,，;；|｜")) for match in _PAIR.finditer(bare)]
    first = _PAIR.match(bare)
    is_sentence = bare.endswith(("。", "！", "？")) or any(len(value) > 40 or "。" in value for _, value in pairs)
    return [pair for pair in pairs if pair[1]] if first is not None and not is_sentence else []
