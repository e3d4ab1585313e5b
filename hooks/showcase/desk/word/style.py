"""What an official Chinese document looks like (GB/T 9704: A4, margins, type sizes), laid over python-docx's template."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

# 二号, 三号, 四号, 小四, 小五 in points.
SIZE_2, SIZE_3, SIZE_4, SIZE_4_SMALL, SIZE_5_SMALL = 22, 16, 14, 12, 9
SONG, FANGSONG, KAI, HEI, LATIN = "宋体", "仿宋", "楷体", "黑体", "Times New Roman"
# The type area, in millimetres: 156 by 225, 22 lines a page.
PAGE, MARGINS = (210, 297), {"top": 37, "bottom": 35, "left": 28, "right": 26}
TYPE_WIDTH = PAGE[0] - MARGINS["left"] - MARGINS["right"]
LINE_POINTS = 28.8
CENTER, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
# Of the template: parts that are not taken over, and the styles that are.
_UNWANTED = ("/thumbnail", "/stylesWithEffects", "/customXml")
_WANTED = frozenset({"title", "heading 1", "heading 2", "heading 3", "header", "footer", "table grid"})
# Names of our styles, as word processors list them.
BODY, PICTURE, CAPTION, BYLINE, CELL, QUOTE, CODE = "正文段落", "图片", "图片说明", "来源", "表格文字", "引文", "代码"
LIST, NOTE, MARK, SMALL_CELL = "列表段落", "落款", "密级", "小表格文字"


def official_document() -> DocumentObject:
    """An empty document in that look, with page numbers."""
    return Document(BytesIO(_template()))


@cache
def _template() -> bytes:
    """The empty document as a file: opening it takes a hundredth of the time of making it."""
    document = Document()
    _forget_template(document)
    _set_page(document)
    _set_language(document)
    _set_styles(document)
    _number_pages(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def set_fonts(font_owner: Any, chinese: str, latin: str = LATIN) -> None:
    """Set the fonts of a style or run: one for Chinese, one for everything else; a theme's fonts would win over them."""
    fonts = font_owner.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key, name in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{key}"), name)


def indent_characters(owner: Any, characters: int, points: float) -> None:
    """Indent the first line by so many characters of that size."""
    indent = owner.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(characters * 100))
    indent.set(qn("w:firstLine"), str(round(characters * points * 20)))


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field that the word processor fills in, such as PAGE."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)
    run = paragraph.add_run("1")
    field.append(run._r)


def _forget_template(document: DocumentObject) -> None:
    """The template brings somebody's thumbnail, and hundreds of styles that every search for one would go through."""
    package = document.part.package
    for relations in (document.part.rels, package.rels if package else {}):
        for key in [key for key, found in relations.items() if found.reltype.endswith(_UNWANTED)]:
            del relations[key]
    styles = document.styles.element
    for style in list(styles.iter(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name.lower() not in _WANTED and style.get(qn("w:default")) is None:
            styles.remove(style)


def _set_page(document: DocumentObject) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.top_margin, section.bottom_margin = Mm(MARGINS["top"]), Mm(MARGINS["bottom"])
    section.left_margin, section.right_margin = Mm(MARGINS["left"]), Mm(MARGINS["right"])
    section.footer_distance, section.header_distance = Mm(25), Mm(20)


def _set_language(document: DocumentObject) -> None:
    """Chinese, so that the word processor takes Chinese shapes of characters and their rules for line ends."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_styles(document: DocumentObject) -> None:
    _style(document, "Normal", FANGSONG, SIZE_3)
    _style(document, "Title", SONG, SIZE_2, bold=True, align=CENTER, after=8, line=36)
    for level, chinese in ((1, HEI), (2, KAI), (3, FANGSONG)):
        _style(document, f"Heading {level}", chinese, SIZE_3, bold=level == 3, indent=2, follow=True)
    _style(document, BODY, FANGSONG, SIZE_3, indent=2)
    _style(document, LIST, FANGSONG, SIZE_3)
    _style(document, QUOTE, KAI, SIZE_3, indent=2, left=32)
    _style(document, CODE, FANGSONG, SIZE_4_SMALL, line=0, left=32)
    _style(document, BYLINE, KAI, SIZE_4_SMALL, align=CENTER, after=10, line=22)
    _style(document, PICTURE, FANGSONG, SIZE_3, align=CENTER, line=0, before=8, follow=True)
    _style(document, CAPTION, KAI, SIZE_4_SMALL, align=CENTER, after=10, line=18)
    _style(document, CELL, FANGSONG, SIZE_4_SMALL, line=18)
    _style(document, SMALL_CELL, FANGSONG, SIZE_5_SMALL, line=13)
    _style(document, NOTE, FANGSONG, SIZE_3, align=RIGHT)
    _style(document, MARK, HEI, SIZE_3)


def _style(
    document: DocumentObject,
    name: str,
    chinese: str,
    size: float,
    *,
    bold: bool = False,
    align: WD_ALIGN_PARAGRAPH | None = None,
    indent: int = 0,
    left: float = 0,
    before: float = 0,
    after: float = 0,
    line: float = LINE_POINTS,
    follow: bool = False,
) -> None:
    """A paragraph style; `line` is the exact line height in points, 0 that of the content; `follow` keeps it with what follows."""
    styles = document.styles
    known = name in styles
    style: Any = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    set_fonts(style, chinese, LATIN)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _clear_rules(style)
    form = style.paragraph_format
    form.alignment, form.keep_with_next, form.widow_control = align, follow, True
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY if line else WD_LINE_SPACING.SINGLE
    form.line_spacing = Pt(line) if line else 1.0
    form.left_indent = Pt(left)
    if indent:
        indent_characters(style, indent, size)


def _clear_rules(style: Any) -> None:
    """The template's rules below titles and the spacing of their letters."""
    properties = style.element.get_or_add_pPr()
    for tag in ("w:pBdr", "w:contextualSpacing"):
        for found in properties.findall(qn(tag)):
            properties.remove(found)
    marks = style.element.get_or_add_rPr()
    for tag in ("w:spacing", "w:kern", "w:bCs", "w:szCs"):
        for found in marks.findall(qn(tag)):
            marks.remove(found)


def _number_pages(document: DocumentObject) -> None:
    """— 1 — at the foot, as GB/T 9704 has it, but in the middle: these sheets are not bound."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Footer"]
    paragraph.alignment = CENTER
    paragraph.add_run("— ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" —")
    for run in paragraph._p.iter(qn("w:r")):
        properties = run.get_or_add_rPr()
        size = properties.get_or_add_sz()
        size.set(qn("w:val"), str(SIZE_4 * 2))
