"""HTML as blocks."""

from __future__ import annotations

import pytest

from showcase.desk.word.blocks import Heading, Item, Paragraph, Table, Words, blocks_of, plain_text, plain_words
from showcase.model import Prose, Text


def test_words_keep_their_marks_addresses_and_line_breaks() -> None:
    (paragraph,) = blocks_of('<p>甲<strong>乙<em>丙</em></strong><br>\n丁 <a href="https://a.example/">戊</a></p>')
    assert isinstance(paragraph, Paragraph)
    assert paragraph.words == (
        Words("甲"),
        Words("乙", frozenset({"strong"})),
        Words("丙", frozenset({"strong", "em"})),
        Words("\n丁 "),
        Words("戊", address="https://a.example/"),
    )


def test_headings_quotes_and_code_are_told_apart() -> None:
    found = blocks_of(
        "<h2>一</h2><h3>二</h3><blockquote><p>引</p></blockquote><pre><code>a  b\nc</code></pre><hr><p>　段</p>"
    )
    assert [(type(block), getattr(block, "level", getattr(block, "kind", ""))) for block in found] == [
        (Heading, 1),
        (Heading, 2),
        (Paragraph, "quote"),
        (Paragraph, "code"),
        (Paragraph, ""),
    ]
    assert [plain_words(block.words) for block in found if not isinstance(block, Table)] == [
        "一",
        "二",
        "引",
        "a  b\nc",
        "　段",
    ]


def test_lists_in_lists_go_on_where_they_were() -> None:
    found = blocks_of(
        '<ul><li>一<ol start="3"><li>甲</li><li>乙</li></ol></li><li><p>二</p><p>续</p></li></ul><ol><li>丙</li></ol>'
    )
    assert [
        (plain_words(item.words), item.list_id, item.depth, item.ordered, item.start, item.first)
        for item in found
        if isinstance(item, Item)
    ] == [
        ("一", 1, 0, False, 1, True),
        ("甲", 2, 1, True, 3, True),
        ("乙", 2, 1, True, 3, True),
        ("二", 1, 0, False, 1, True),
        ("续", 1, 0, False, 1, False),
        ("丙", 3, 0, True, 1, True),
    ]


@pytest.mark.parametrize("start", ["", "-3", "x", "99999999999999999999"])
def test_a_list_that_begins_nowhere_begins_at_one(start: str) -> None:
    (item,) = blocks_of(f'<ol start="{start}"><li>甲</li></ol>')
    assert isinstance(item, Item)
    assert item.start == 1


def test_tables_are_filled_up_to_their_width() -> None:
    (table,) = blocks_of(
        "<table><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    )
    assert table == Table((((Words("甲"),), (Words("乙"),)), ((Words("1"),), ())))


def test_no_depth_is_too_deep() -> None:
    (quote,) = blocks_of("<blockquote>" * 5000 + "<p>底</p>" + "</blockquote>" * 5000)
    assert isinstance(quote, Paragraph)
    assert quote.kind == "quote"


def test_plain_text_has_a_line_for_each_block() -> None:
    text = Text(
        (
            Prose("<h2>题</h2><p>甲&amp;乙</p>"),
            Prose("<ul><li>一</li></ul><table><tr><td>1</td><td>2</td></tr></table>"),
        )
    )
    assert plain_text(text) == "题\n甲&乙\n· 一\n1　2"
