"""The numbers that Word counts by itself (一、 （一） 1.) written into the text, since whoever reads only the text would lose them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DIGITS = "零一二三四五六七八九"
_BULLET, _NONE = "bullet", "none"
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class _Level:
    """How one level is counted: its number format (ECMA-376, 17.18.59), its text with %1 for the number, where it begins."""

    form: str
    words: str
    start: int


_Levels = dict[int, _Level]


def write_numbers(document: Element, numbering: Element | None, styles: Element | None) -> None:
    """Put the number of each counted paragraph before its text; bullets stay what they are."""
    if numbering is None:
        return
    lists, of_style = dict(_lists(numbering)), dict(_styles(styles))
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    for paragraph in document.iter(f"{WORD}p"):
        place = _place_of(paragraph, of_style)
        levels = lists.get(place[0]) if place else None
        if place is None or levels is None or place[1] not in levels:
            continue
        label = _count(counts[place[0]], place[1], levels)
        if label is not None:
            _write(paragraph, label)


def chinese(number: int) -> str:
    """A number below a hundred in Chinese numerals, as headings are counted; others in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def _count(counts: dict[int, int], depth: int, levels: _Levels) -> str | None:
    level = levels[depth]
    counts[depth] = counts.get(depth, level.start - 1) + 1
    for deeper in [other for other in counts if other > depth]:
        del counts[deeper]
    if level.form == _BULLET:
        return None

    def number(match: re.Match[str]) -> str:
        other = int(match.group(1)) - 1
        counted = levels.get(other, level)
        return _formatted(counts.get(other, counted.start), counted.form)

    return "" if level.form == _NONE else _PLACE.sub(number, level.words)


def _formatted(number: int, form: str) -> str:
    if form.startswith(("chinese", "japanese", "taiwanese", "ideographDigital")):
        return chinese(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x245F + number)
    if form in {"lowerLetter", "upperLetter"} and 0 < number <= 26:
        return chr((0x60 if form == "lowerLetter" else 0x40) + number)
    return str(number)


def _write(paragraph: Element, label: str) -> None:
    """The label as the first words of the paragraph, which is not counted any more."""
    properties = paragraph.find(f"{WORD}pPr")
    if properties is not None:
        for counted in properties.findall(f"{WORD}numPr"):
            properties.remove(counted)
    run = Element(f"{WORD}r")
    first = paragraph.find(f"{WORD}r/{WORD}rPr/{WORD}b")
    if first is not None:
        SubElement(SubElement(run, f"{WORD}rPr"), f"{WORD}b", first.attrib)
    text = SubElement(run, f"{WORD}t")
    text.text = f"{label} " if label.endswith((".", ")")) else label
    paragraph.insert(0 if properties is None else 1, run)


def _place_of(paragraph: Element, of_style: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    """The list that a paragraph is counted in, and its depth there."""
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    inherited = of_style.get(style.get(f"{WORD}val", "")) if style is not None else None
    own = paragraph.find(f"{WORD}pPr/{WORD}numPr")
    return inherited if own is None else _place(own, inherited)


def _place(counted: Element, inherited: tuple[str, int] | None = None) -> tuple[str, int] | None:
    identity, depth = counted.find(f"{WORD}numId"), counted.find(f"{WORD}ilvl")
    name = identity.get(f"{WORD}val", "0") if identity is not None else inherited[0] if inherited else "0"
    return None if name == "0" else (name, _number(depth, inherited[1] if inherited else 0))


def _styles(styles: Element | None) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in styles.findall(f"{WORD}style") if styles is not None else ():
        counted = style.find(f"{WORD}pPr/{WORD}numPr")
        place = _place(counted) if counted is not None else None
        if place is not None:
            yield style.get(f"{WORD}styleId", ""), place


def _lists(numbering: Element) -> Iterator[tuple[str, _Levels]]:
    abstract = {
        definition.get(f"{WORD}abstractNumId", ""): dict(_levels(definition))
        for definition in numbering.findall(f"{WORD}abstractNum")
    }
    for counted in numbering.findall(f"{WORD}num"):
        reference = counted.find(f"{WORD}abstractNumId")
        levels = abstract.get(reference.get(f"{WORD}val", "") if reference is not None else "")
        if levels:
            yield counted.get(f"{WORD}numId", ""), levels


def _levels(definition: Element) -> Iterator[tuple[int, _Level]]:
    for level in definition.findall(f"{WORD}lvl"):
        form, words = level.find(f"{WORD}numFmt"), level.find(f"{WORD}lvlText")
        yield (
            _number(level, 0, "ilvl"),
            _Level(
                form.get(f"{WORD}val", "decimal") if form is not None else "decimal",
                words.get(f"{WORD}val", "") if words is not None else "",
                _number(level.find(f"{WORD}start"), 1),
            ),
        )


def _number(element: Element | None, otherwise: int, attribute: str = "val") -> int:
    value = element.get(f"{WORD}{attribute}", "") if element is not None else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise
