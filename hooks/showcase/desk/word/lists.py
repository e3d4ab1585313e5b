"""Lists in Word documents: bullets and numbers of nine levels, every numbered list counting from its own beginning."""

from __future__ import annotations

from typing import Any

from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LEVELS = 9
# One character of 三号 for the marker, and so much more for each level, in twentieths of a point.
_STEP, _FIRST = 320, 960
_BULLETS = "•–·"


class WordLists:
    """The numbering of one document."""

    def __init__(self, document: DocumentObject) -> None:
        self._numbering: Any = document.part.numbering_part.element
        self._bullets = self._pattern(ordered=False)
        self._numbers = self._pattern(ordered=True)
        self._known: dict[tuple[int, int, int], int] = {}

    def number(self, paragraph: Any, list_id: int, depth: int, *, ordered: bool, start: int = 1) -> None:
        """Make a paragraph an item of a list; lists of one id and depth go on counting."""
        level = min(depth, LEVELS - 1)
        key = (list_id, level, start)
        if key not in self._known:
            self._known[key] = self._instance(ordered, level, start)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = self._known[key]

    def _instance(self, ordered: bool, level: int, start: int) -> int:
        instance = self._numbering.add_num(self._numbers if ordered else self._bullets)
        if ordered:
            instance.add_lvlOverride(ilvl=level).add_startOverride(start)
        return int(instance.numId)

    def _pattern(self, *, ordered: bool) -> int:
        """A kind of list, of which each list is an instance."""
        known = [int(found.get(qn("w:abstractNumId"))) for found in self._numbering.findall(qn("w:abstractNum"))]
        number = max(known, default=-1) + 1
        pattern = _element("w:abstractNum", abstractNumId=number)
        pattern.append(_element("w:multiLevelType", val="hybridMultilevel"))
        for level in range(LEVELS):
            pattern.append(_level(level, ordered))
        # The schema wants all patterns before the instances.
        self._numbering.insert(len(known), pattern)
        return number


def list_indent(depth: int) -> int:
    """How far the words of a list are from the margin, in twentieths of a point."""
    return _FIRST + _STEP * min(depth, LEVELS - 1)


def _level(level: int, ordered: bool) -> Any:
    element = _element("w:lvl", ilvl=level)
    text = f"%{level + 1}." if ordered else _BULLETS[level % len(_BULLETS)]
    element.append(_element("w:start", val=1))
    element.append(_element("w:numFmt", val="decimal" if ordered else "bullet"))
    element.append(_element("w:lvlText", val=text))
    element.append(_element("w:lvlJc", val="left"))
    properties = _element("w:pPr")
    properties.append(_element("w:ind", left=list_indent(level), hanging=_STEP))
    element.append(properties)
    return element


def _element(tag: str, **attributes: object) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element
