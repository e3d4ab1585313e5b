"""What is said about each picture of a Word file, from the words around it; nothing is made up where nothing is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from showcase.desk.intake.prose import tidy
from showcase.desk.intake.word_blocks import Block

CAPTION_LIMIT = 200
# A caption that no mark announces is short; one that is announced may be a whole description.
_UNMARKED_LIMIT = 60
_NUMBER = r"[0-9０-９一二三四五六七八九十]"
_MARK = re.compile(
    rf"^[（(【\[]?\s*(?:图\s*(?:片|像)?\s*{_NUMBER}{{1,3}}(?:\s*[-—]\s*{_NUMBER}{{1,2}})?\s*[：:、.．\s]\s*"
    r"|图片?说明\s*[：:]\s*|图(?:片)?\s*[：:]\s*|(?:上|下|左|右)?图(?:片)?为\s*[：:]?\s*|[▲△↑▼▽↓◆]\s*)"
)
_COUNTED = re.compile(rf"图\s*(?:片)?\s*{_NUMBER}{{1,2}}\s*[：:、.．\s]")
_CLOSING = {"（": "）", "(": ")", "【": "】", "[": "]"}
_BEFORE = re.compile(r"^[（(]?(?:下图|▼|▽|↓)")
_NAME = r"[^\s，。；：:、（）()]{1,20}"
_CREDIT_WORD = r"(?:图片?来源|图片提供|摄影者?|拍摄|供图|图片)"
_CREDIT_LINE = re.compile(
    r"^[（(]?\s*(?:图片?来源|图片提供|摄影者?|拍摄者?|供图)\s*[：:]\s*(?P<who>[^（）()]{1,60}?)\s*[）)]?$"
)
_CREDIT_TAIL = re.compile(
    rf"\s*[（(\[【]\s*(?:{_CREDIT_WORD}\s*[：:／/]\s*(?P<after>[^（）()]{{1,40}}?)|(?P<before>[^（）()，。]{{1,30}}?)\s*[／/]?\s*(?:摄影|拍摄|供图|摄))\s*[）)\]】]\s*$"
    rf"|\s+(?P<plain>{_NAME}(?:\s{_NAME})?)\s*[／/]?\s*(?:摄影|(?<!拍)摄|供图)\s*$"
    rf"|\s*[，,；;]\s*(?P<comma>{_NAME})\s+(?:摄影|摄|供图)\s*$"
    rf"|\s*{_CREDIT_WORD}\s*[：:]\s*(?P<colon>[^（）()，。]{{1,40}}?)\s*$"
)
_ANNOUNCED_CREDIT = re.compile(rf"^[（(]\s*(?P<who>{_NAME}(?:\s{_NAME})?)\s*[／/]?\s*(?:摄影|拍摄|供图|摄)\s*[）)]$")
# What programs write where nobody wrote anything.
_MACHINE_ALT = re.compile(
    r"description automatically generated|自动生成|生成的内容|generated|[\\/]|\.(?:jpe?g|png|gif|bmp|webp|heic|tiff?|wmf|emf)\b"
    r"|^(?:图片|图像|照片|微信图片|qq图片|屏幕截图|截图|捕获|未命名|无标题|picture|image|img|dsc|mmexport|screenshot)[\s_\-\d()（）.]*$|\d{6}|[0-9a-f]{12}",
    re.IGNORECASE,
)
_LEAST_ALT = 4


def caption_pictures(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with their pictures' captions and credits, and without the paragraphs that these were taken from."""
    found = list(blocks)
    is_above = _stands_above(found)
    taken: set[int] = set()
    for run in _runs(found):
        at = _caption_index(found, run, taken, above=is_above)
        if at is None:
            at = _caption_index(found, run, taken, above=not is_above)
        if at is not None:
            taken.add(at)
            for part, words in _parted(found[at].words, run):
                _tell(found, part, *split_credit(bare_caption(words)))
        _take_credit_line(found, run, taken)
    return tuple(_finished(block) for index, block in enumerate(found) if index not in taken)


def _parted(words: str, run: range) -> list[tuple[range, str]]:
    """A line that counts as many pictures as stand above it, parted among them; any other is said of all."""
    starts = [match.start() for match in _COUNTED.finditer(words)]
    if len(starts) != len(run) or starts[0] != 0:
        return [(run, words)]
    ends = [*starts[1:], len(words)]
    return [
        (range(index, index + 1), words[start:end].strip(" ；;，,　"))
        for index, start, end in zip(run, starts, ends, strict=True)
    ]


def bare_caption(words: str) -> str:
    """A caption without what announces it: 图1：, （图为…）, ▲."""
    match = _MARK.match(words)
    if match is None:
        return words
    rest = words[match.end() :].strip()
    closing = _CLOSING.get(words[:1])
    return rest.removesuffix(closing).strip() if closing and closing not in rest[:-1] else rest


def split_credit(words: str) -> tuple[str, str]:
    """A caption and the credit at its end; the credit is empty where none is given."""
    match = _CREDIT_LINE.match(words) or _ANNOUNCED_CREDIT.match(words)
    if match is not None:
        return "", match["who"].strip()
    match = _CREDIT_TAIL.search(words)
    if match is None:
        return words, ""
    who = next(value for value in match.groups() if value is not None)
    return words[: match.start()].strip(), who.strip()


def written_alt(alt: str) -> str:
    """The text that somebody wrote for a picture in Word; empty where a program did."""
    words = tidy(alt)
    han = sum("\u3400" <= character <= "\u9fff" for character in words)
    return "" if han < _LEAST_ALT or _MACHINE_ALT.search(words) else words


def _runs(blocks: Sequence[Block]) -> list[range]:
    """Pictures that follow each other without a word between."""
    runs: list[range] = []
    for index, block in enumerate(blocks):
        if block.kind != "img":
            continue
        if runs and runs[-1].stop == index:
            runs[-1] = range(runs[-1].start, index + 1)
        else:
            runs.append(range(index, index + 1))
    return runs


def _stands_above(blocks: Sequence[Block]) -> bool:
    """Whether this author writes captions above the pictures."""
    runs = _runs(blocks)
    above = sum(_is_marked(blocks, run.start - 1) for run in runs)
    below = sum(_is_marked(blocks, run.stop) for run in runs)
    return above > below


def _is_marked(blocks: Sequence[Block], index: int) -> bool:
    if not 0 <= index < len(blocks) or blocks[index].kind != "p":
        return False
    block = blocks[index]
    is_announced = _MARK.match(block.words) is not None and bool(bare_caption(block.words))
    return len(block.words) <= CAPTION_LIMIT and (block.look == "caption" or is_announced)


def _caption_index(blocks: Sequence[Block], run: range, taken: set[int], *, above: bool) -> int | None:
    index = run.start - 1 if above else run.stop
    if index in taken or not 0 <= index < len(blocks) or blocks[index].kind != "p":
        return None
    block = blocks[index]
    if _BEFORE.match(block.words) and not above:
        # It speaks of the picture that follows.
        return None
    is_set_as_caption = not above and "m" in block.look and "g" not in block.look and not block.bold
    is_short = len(block.words) <= _UNMARKED_LIMIT and not block.words.endswith("：")
    return index if _is_marked(blocks, index) or (is_set_as_caption and is_short) else None


def _take_credit_line(blocks: list[Block], run: range, taken: set[int]) -> None:
    """A line of its own below the picture, or below its caption, that only says who took it."""
    index = run.stop + 1 if run.stop in taken else run.stop
    if index in taken or index >= len(blocks) or blocks[index].kind != "p":
        return
    match = _CREDIT_LINE.match(blocks[index].words) or _ANNOUNCED_CREDIT.match(blocks[index].words)
    if match is not None:
        taken.add(index)
        _tell(blocks, run, "", match["who"].strip())


def _tell(blocks: list[Block], run: range, caption: str, credit: str) -> None:
    """What is said of a run of pictures is said of each that has no words of its own."""
    for index in run:
        block = blocks[index]
        blocks[index] = replace(block, caption=block.caption or caption, credit=block.credit or credit)


def _finished(block: Block) -> Block:
    if block.kind != "img":
        return block
    own, credit = split_credit(bare_caption(block.caption)) if block.caption else (written_alt(block.alt), "")
    return replace(block, caption=own[:CAPTION_LIMIT], credit=(block.credit or credit)[:CAPTION_LIMIT])
