"""Words as they are meant: digits of every kind as ASCII, without what hides between them, each character with its place in the original."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

# Elements that stand within a line: a number runs through them. All others part what stands on either side.
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "big",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "tspan",
        "u",
        "var",
        "wbr",
    ]
)
_MARKUP = re.compile(
    r"<!--.{0,300}?-->|</?([A-Za-z][A-Za-z0-9]*)[^<>]{0,400}>|<[^<>]{1,400}>"  # an element, or anything like one
    r"|\]\([^()\s]{0,400}\)\[?|&\#?\w{1,8};|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}"  # a Markdown link's end, references, escapes
)
# Emphasis and escapes of Markdown.
_MARKS = frozenset("*`\\~")
_NUMERALS = dict(zip("〇零幺一二三四五六七八九壹贰叁肆伍陆柒捌玖", "001123456789123456789", strict=True))
_RUN_OF_NUMERALS = re.compile(rf"[0-9{''.join(_NUMERALS)}](?:[- ]?[0-9{''.join(_NUMERALS)}]){{5,}}")
_TOLD = 3
# An element whose attributes may tell something is read like words.
_TELLING = re.compile(r"\d{5}|@|(?:tel|sms|smsto|callto|mailto):|qq[.]com|wechat[.]com", re.IGNORECASE)
# Tables of figures hold other digits than those of Unicode's category: ② ⒊ ⑷ ⁵.
_DIGIT_BLOCKS = (
    range(0xB2, 0xBA),
    range(0x660, 0x66A),
    range(0x6F0, 0x6FA),
    range(0x2070, 0x208A),
    range(0x2460, 0x2500),
    range(0x2776, 0x2794),
    range(0xFF10, 0xFF1A),
)


def _written_digits() -> str:
    others = (chr(code) for block in _DIGIT_BLOCKS for code in block)
    return "0-9" + "".join(one for one in others if unicodedata.digit(one, None) is not None) + "".join(_NUMERALS)


# What parts two blocks of text: no number runs through it.
PARTED = "\x1f"
# All characters that may stand for a digit, for a character class; those of mathematics apart, since a class beyond the basic plane is slow.
DIGITS = _written_digits()
FAR_DIGITS = "\U0001d7ce-\U0001d7ff\U0001f100-\U0001f10a"


@dataclass(frozen=True)
class Folded:
    """Folded words; `places` hold for each of their characters, and for their end, where it stands in the original."""

    words: str
    places: tuple[int, ...]


def fold(words: str) -> Folded:
    """Words folded for comparison: what is drawn the same, or read aloud the same, becomes the same."""
    characters: list[str] = []
    places: list[int] = []
    for character, place in _unwrapped(words):
        for folded in _folded(character):
            characters.append(folded)
            places.append(place)
    return Folded(_RUN_OF_NUMERALS.sub(_spelt_out, "".join(characters)), (*places, len(words)))


def _spelt_out(run: re.Match[str]) -> str:
    """A run of numerals as digits; a single one before a number may end a name (张三)."""
    told = sum(one in _NUMERALS for one in run[0]) >= _TOLD
    return "".join(_NUMERALS.get(one, one) for one in run[0]) if told else run[0]


def _unwrapped(words: str) -> Iterator[tuple[str, int]]:
    """The characters of words without markup, references resolved."""
    end = 0
    for markup in _MARKUP.finditer(words):
        yield from zip(words[end : markup.start()], range(end, markup.start()), strict=True)
        end = markup.end()
        meaning = _meaning(markup)
        places = range(*markup.span()) if meaning is markup[0] else [markup.start()] * len(meaning)
        yield from zip(meaning, places, strict=True)
    yield from zip(words[end:], range(end, len(words)), strict=True)


def _meaning(markup: re.Match[str]) -> str:
    """What a piece of markup stands for among the words."""
    text = markup[0]
    if text[0] == "&":
        return html.unescape(text)
    if text[0] == "\\":
        return chr(int(text[2:], 16))
    if _TELLING.search(text):
        return text
    if text[0] == "]" or text.startswith("<!--") or (markup[1] or "").lower() in _INLINE:
        return ""
    return PARTED


@cache
def _folded(character: str) -> str:
    """A character as ASCII where it is a digit, a dash, a space, or a wide form of one; nothing where it cannot be seen."""
    if character == PARTED:
        return character
    if character in _MARKS or (category := unicodedata.category(character)) in {"Cf", "Mn", "Me"}:
        return ""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if category == "Pd" or character in "\u2212\u2500\u30fc":
        return "-"
    if category == "Zs" or character in "\t\n":
        return " "
    return unicodedata.normalize("NFKC", character)
