"""A Word document being written: titles, text, pictures with their captions, tables; what comes from outside is only ever words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlsplit

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from showcase.desk.office_file import About, office_file
from showcase.desk.word.blocks import Block, Heading, Item, Paragraph, Table, Words, plain_words
from showcase.desk.word.lists import WordLists, list_indent
from showcase.desk.word.style import (
    BODY,
    BYLINE,
    CAPTION,
    CELL,
    CENTER,
    CODE,
    HEI,
    LIST,
    MARK,
    NOTE,
    PICTURE,
    QUOTE,
    RIGHT,
    SIZE_4_SMALL,
    SMALL_CELL,
    TYPE_WIDTH,
    official_document,
    set_fonts,
)

# The height of a picture that leaves room for a caption and some lines, in millimetres.
PICTURE_HEIGHT = 150
# A table of more columns is set in small type, with a millimetre between words and lines.
WIDE, _MARGIN = 6, 57
# Word opens no table of more columns; one that wide could not be read on a sheet of A4 anyway.
MOST_COLUMNS = 20
# Word's limit for an address, and what may stand in one as it is; it refuses a file with an address that is none.
_ADDRESS_LIMIT = 2000
_ADDRESS_CHARACTERS = "%:/?#@!$&'()*+,;=~-._"
_STYLES = {"": BODY, "quote": QUOTE, "code": CODE}

Cell = str | Sequence[Words]


class WordDocument:
    """One document; its parts are added from the first to the last."""

    def __init__(self) -> None:
        self._document = official_document()
        self._lists = WordLists(self._document)
        # Lists of one stretch of text are numbered apart from those of another.
        self._texts = 0
        self._style_ids: dict[str, str] = {}

    def save(self, about: About) -> bytes:
        """The .docx file: the same bytes for the same parts."""
        buffer = BytesIO()
        self._document.save(buffer)
        return office_file(buffer.getvalue(), about)

    def mark(self, words: str) -> None:
        """What must be known before anything is read, such as 内部材料; also at the head of every page."""
        self._add(words, MARK)
        header = self._document.sections[0].header.paragraphs[0]
        header.alignment = RIGHT
        run = header.add_run(words)
        run.font.size = Pt(SIZE_4_SMALL)
        set_fonts(run, HEI)

    def title(self, words: str) -> None:
        """The document's title."""
        self._add(words, "Title")

    def byline(self, words: str) -> None:
        """Source, editor and day, below the title."""
        self._add(words, BYLINE)

    def heading(self, words: str, level: int = 1, *, new_page: bool = False) -> None:
        """A heading, perhaps at the beginning of a page; level 1 is the first below the title."""
        self._add(words, f"Heading {level}").paragraph_format.page_break_before = new_page or None

    def paragraph(self, words: Cell, *, gap: bool = False) -> None:
        """A paragraph; with `gap`, marked as one that somebody has still to write."""
        paragraph = self._add(words, BODY)
        for run in paragraph.runs if gap else ():
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW

    def signature(self, words: str) -> None:
        """Who the document is from, or its day: at the right."""
        self._add(words, NOTE)

    def blocks(self, blocks: Iterable[Block]) -> None:
        """A stretch of contributed text."""
        self._texts += 1
        for block in blocks:
            if isinstance(block, Heading):
                self._add(block.words, f"Heading {min(block.level, 3)}")
            elif isinstance(block, Item):
                self._item(block)
            elif isinstance(block, Table):
                self._contributed_table(block)
            elif isinstance(block, Paragraph):
                self._add(block.words, _STYLES[block.kind])

    def picture(
        self, jpeg: bytes, size: tuple[int, int], caption: str, alternative: str, height: float = PICTURE_HEIGHT
    ) -> None:
        """A picture of that size in pixels, in the middle, its caption below; `alternative` is read to who does not see it.

        It is at most `height` millimetres high.
        """
        width = min(TYPE_WIDTH, height * size[0] / size[1])
        paragraph = self._add("", PICTURE)
        shape = paragraph.add_run().add_picture(BytesIO(jpeg), width=Mm(width))
        shape._inline.docPr.set("descr", alternative)
        # Some word processors leave an eighth of an inch around a picture that does not say that there is none.
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")
        self._add(caption, CAPTION)

    def table(self, rows: Sequence[Sequence[Cell]], widths: Sequence[float] = (), *, header: bool = True) -> None:
        """A table over the whole width; `widths` are the columns' shares, its first row the header if it has one."""
        if not rows:
            return
        table = self._document.add_table(len(rows), len(rows[0]), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        shares = widths or [1] * len(rows[0])
        style = SMALL_CELL if len(rows[0]) > WIDE else CELL
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Mm(TYPE_WIDTH * share / sum(shares))
        for number, (row, values) in enumerate(zip(table.rows, rows, strict=True)):
            for cell, column, value in zip(row.cells, table.columns, values, strict=True):
                cell.width = column.width
                self._fill(cell.paragraphs[0], value, style, bold=header and number == 0)
        if len(rows[0]) > WIDE:
            _narrow_margins(table)
        self._keep_rows_whole(table, header)
        self._add("", CAPTION)

    def _add(self, words: Cell, style: str) -> WordParagraph:
        paragraph = self._document.add_paragraph()
        self._set_style(paragraph, style)
        self._write(paragraph, words)
        return paragraph

    def _set_style(self, paragraph: WordParagraph, style: str) -> None:
        """As `paragraph.style = style`, which looks through all styles for every paragraph."""
        if style not in self._style_ids:
            self._style_ids[style] = self._document.styles[style].style_id
        paragraph._p.get_or_add_pPr().style = self._style_ids[style]

    def _write(self, paragraph: WordParagraph, words: Cell) -> None:
        for part in (Words(words),) if isinstance(words, str) else words:
            target = _address(part.address)
            if target:
                self._link(paragraph, part, target)
            elif part.text:
                _set_marks(paragraph.add_run(part.text), part.marks)

    def _link(self, paragraph: WordParagraph, words: Words, target: str) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run = paragraph.add_run(words.text)
        _set_marks(run, words.marks)
        run.font.color.rgb, run.font.underline = RGBColor(0x05, 0x63, 0xC1), True
        link.append(run._r)
        paragraph._p.append(link)

    def _item(self, item: Item) -> None:
        paragraph = self._add(item.words, LIST)
        if item.first:
            list_id = self._texts * 1_000_000 + item.list_id
            self._lists.number(paragraph, list_id, item.depth, ordered=item.ordered, start=item.start)
        else:
            paragraph.paragraph_format.left_indent = Pt(list_indent(item.depth) / 20)

    def _contributed_table(self, table: Table) -> None:
        if len(table.rows[0]) > MOST_COLUMNS:
            for row in table.rows:
                self._add("　".join(map(plain_words, row)), BODY)
        else:
            self.table(table.rows)

    def _fill(self, paragraph: WordParagraph, value: Cell, style: str, *, bold: bool) -> None:
        self._set_style(paragraph, style)
        self._write(paragraph, value)
        if bold:
            paragraph.alignment = CENTER
            for run in paragraph.runs:
                run.font.bold = True

    @staticmethod
    def _keep_rows_whole(table: WordTable, header: bool) -> None:
        """No row is torn by the end of a page, nor is a table of a few facts; a header stands on every page."""
        for row in () if header else table.rows[:-1]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        for number, row in enumerate(table.rows):
            properties: Any = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if header and number == 0:
                properties.append(OxmlElement("w:tblHeader"))


def _narrow_margins(table: WordTable) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_MARGIN))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties: Any = table._tbl.tblPr
    # The schema wants it before what the table looks like.
    look = properties.find(qn("w:tblLook"))
    properties.insert(len(properties) if look is None else properties.index(look), margins)


def _set_marks(run: Run, marks: frozenset[str]) -> None:
    font = run.font
    font.bold, font.italic = "strong" in marks or None, "em" in marks or None
    font.strike = "del" in marks or None
    # Setting one of these two takes back the other.
    if "sup" in marks:
        font.superscript = True
    elif "sub" in marks:
        font.subscript = True


def _address(address: str) -> str:
    """An address that Word opens; empty where there is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    target = quote(address, safe=_ADDRESS_CHARACTERS)
    return target if len(target) <= _ADDRESS_LIMIT else ""
