"""Word documents, opened again."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from PIL import Image

from showcase.desk.office_file import About
from showcase.desk.word.blocks import blocks_of
from showcase.desk.word.document import MOST_COLUMNS, WordDocument

ABOUT = About("题", "某局", datetime(2024, 5, 20, tzinfo=UTC))


def reopened(document: WordDocument) -> DocumentObject:
    return Document(BytesIO(document.save(ABOUT)))


def of_html(html: str) -> DocumentObject:
    document = WordDocument()
    document.blocks(blocks_of(html))
    return reopened(document)


def links_of(document: DocumentObject) -> list[str]:
    return [relation.target_ref for relation in document.part.rels.values() if relation.reltype.endswith("/hyperlink")]


def jpeg(width: int = 300, height: int = 200) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(buffer, "JPEG")
    return buffer.getvalue()


def test_text_keeps_its_order_headings_lists_and_marks() -> None:
    document = of_html(
        "<h2>一</h2><p>甲<strong>乙</strong><em>丙</em></p><ol><li>丁</li></ol><blockquote><p>引</p></blockquote>"
    )
    shown = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style]
    assert shown == [("Heading 1", "一"), ("正文段落", "甲乙丙"), ("列表段落", "丁"), ("引文", "引")]
    runs = document.paragraphs[1].runs
    assert [(run.bold, run.italic) for run in runs] == [(None, None), (True, None), (None, True)]
    assert document.paragraphs[2]._p.pPr.numPr is not None


def test_raised_and_lowered_signs_stay_so() -> None:
    runs = of_html("<p>H<sub>2</sub>O，m<sup>2</sup></p>").paragraphs[0].runs
    assert [(run.font.subscript, run.font.superscript) for run in runs[1::2]] == [(True, False), (False, True)]


def test_links_are_links() -> None:
    document = of_html('<p>看<a href="https://a.example/报道?x=1&amp;y=2#z">报道</a>。</p>')
    assert links_of(document) == ["https://a.example/%E6%8A%A5%E9%81%93?x=1&y=2#z"]
    assert document.paragraphs[0].text == "看报道。"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.example/x",
        "https:///x",
        "https://[x",
        "https://a.example/" + "a" * 3000,
    ],
)
def test_an_address_that_word_would_not_open_is_only_words(address: str) -> None:
    document = of_html(f'<p><a href="{address}">看</a></p>')
    assert links_of(document) == []
    assert document.paragraphs[0].text == "看"


def test_tables_are_tables_with_a_header_on_every_page() -> None:
    document = of_html("<table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td><strong>2</strong></td></tr></table>")
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["甲", "乙"], ["1", "2"]]
    assert len(list(table._tbl.iter(qn("w:tblHeader")))) == 1


def test_a_table_of_facts_stays_on_one_page_and_a_long_one_may_go_on() -> None:
    document = WordDocument()
    document.table([("甲", "1"), ("乙", "2")], header=False)
    document.table([("日期", "活动"), ("一", "1"), ("二", "2")])
    kept = [
        [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in t.rows]
        for t in reopened(document).tables
    ]
    assert kept == [[True, None], [None, None, None]]


def test_a_table_wider_than_word_opens_becomes_lines() -> None:
    cells = "".join(f"<td>{number}</td>" for number in range(MOST_COLUMNS + 1))
    document = of_html(f"<table><tr>{cells}</tr></table>")
    assert document.tables == []
    assert document.paragraphs[0].text.split("　")[-1] == str(MOST_COLUMNS)


@pytest.mark.parametrize("size", [(1600, 900), (600, 1600), (10, 10)])
def test_a_picture_fits_the_page_and_tells_what_it_shows(size: tuple[int, int]) -> None:
    document = WordDocument()
    document.picture(jpeg(*size), size, "图1　车间（图片来源：校办）", "车间")
    found = reopened(document)
    (shape,) = found.inline_shapes
    assert shape.width.mm <= 156.1
    assert shape.height.mm <= 156.1
    assert shape.width / shape.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert shape._inline.docPr.get("descr") == "车间"
    assert [paragraph.text for paragraph in found.paragraphs] == ["", "图1　车间（图片来源：校办）"]


def test_a_gap_is_marked_in_yellow_and_a_mark_stands_on_every_page() -> None:
    document = WordDocument()
    document.mark("内部材料")
    document.paragraph("【待补充：成效】", gap=True)
    found = reopened(document)
    assert found.sections[0].header.paragraphs[0].text == "内部材料"
    assert found.paragraphs[0].text == "内部材料"
    assert found.paragraphs[1].runs[0].font.highlight_color is not None


def test_the_same_parts_give_the_same_bytes() -> None:
    def made() -> bytes:
        document = WordDocument()
        document.title("题")
        document.blocks(blocks_of("<ol><li>甲</li></ol>"))
        document.picture(jpeg(), (300, 200), "图", "图")
        document.table([("甲", "乙")])
        return document.save(ABOUT)

    assert made() == made()


def test_a_file_holds_no_parts_of_somebody_elses() -> None:
    document = WordDocument()
    with ZipFile(BytesIO(document.save(ABOUT))) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name or "customXml" in name]


def test_a_text_of_very_many_small_parts_is_written_in_time() -> None:
    document = WordDocument()
    started = time.process_time()
    document.blocks(blocks_of("<p>甲</p>" * 1000 + "<p>" + "<strong>甲</strong>乙" * 500 + "</p>"))
    assert time.process_time() - started < 3
