"""Lists in Word documents."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from showcase.desk.word.lists import LEVELS, WordLists, list_indent
from showcase.desk.word.style import official_document


def numbering_of(paragraph: Any) -> tuple[int, int]:
    properties = paragraph._p.pPr.numPr
    return properties.numId.val, properties.ilvl.val


def test_items_of_one_list_count_on_and_another_list_begins_anew() -> None:
    document = official_document()
    lists = WordLists(document)
    paragraphs = [document.add_paragraph(words) for words in "甲乙丙"]
    for paragraph, list_id in zip(paragraphs, (1, 1, 2), strict=True):
        lists.number(paragraph, list_id, 0, ordered=True, start=3)
    first, second, third = map(numbering_of, paragraphs)
    assert first == second != third
    overrides = document.part.numbering_part.element.iter(qn("w:startOverride"))
    assert [override.get(qn("w:val")) for override in overrides] == ["3", "3"]


def test_bullets_and_numbers_are_patterns_before_all_instances() -> None:
    document = official_document()
    lists = WordLists(document)
    lists.number(document.add_paragraph("甲"), 1, 0, ordered=False)
    tags = [child.tag for child in document.part.numbering_part.element]
    assert tags == sorted(tags, key=lambda tag: tag != qn("w:abstractNum"))


def test_no_depth_is_deeper_than_word_knows() -> None:
    document = official_document()
    paragraph = document.add_paragraph("甲")
    WordLists(document).number(paragraph, 1, 40, ordered=False)
    assert numbering_of(paragraph)[1] == LEVELS - 1
    assert list_indent(40) == list_indent(LEVELS - 1)
