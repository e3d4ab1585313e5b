"""The look of official documents."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.shared import Pt

from showcase.desk.word.style import BODY, official_document


def test_the_page_is_a4_with_the_margins_of_official_documents() -> None:
    section = official_document().sections[0]
    assert [round(length.mm) for length in (section.page_width, section.page_height) if length] == [210, 297]
    assert [round(length.mm) for length in (section.top_margin, section.left_margin) if length] == [37, 28]


def test_every_style_names_a_chinese_font_and_the_language_is_chinese() -> None:
    document = official_document()
    for name in ("Normal", "Title", "Heading 1", "Heading 2", BODY):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in {"宋体", "仿宋", "黑体", "楷体"}
        # A theme's font would win.
        assert not [key for key in fonts.attrib if "heme" in key]
    assert {lang.get(qn("w:eastAsia")) for lang in document.styles.element.iter(qn("w:lang"))} == {"zh-CN"}


def test_paragraphs_begin_two_characters_in() -> None:
    style = official_document().styles[BODY]
    assert style.font.size == Pt(16)
    assert style.element.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_pages_are_numbered_at_the_foot() -> None:
    footer = official_document().sections[0].footer.paragraphs[0]
    assert [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))] == ["PAGE"]


def test_nothing_of_the_template_remains_that_nobody_uses() -> None:
    document = official_document()
    assert len(list(document.styles)) < 40
    assert document.part.package is not None
    assert not [part for part in document.part.package.iter_parts() if "thumbnail" in part.partname]


def test_documents_do_not_share_what_is_written_into_them() -> None:
    one, other = official_document(), official_document()
    one.add_paragraph("甲")
    assert len(other.paragraphs) == 0
