"""Blocks of a Word file."""

from __future__ import annotations

from bs4 import BeautifulSoup

from showcase.desk.intake.word_blocks import Block, blocks_of
from showcase.reader.text import render_text


def blocks(source: str) -> list[Block]:
    return list(blocks_of(BeautifulSoup(source, "html.parser")))


def told(source: str) -> list[str]:
    return [block.picture or block.markdown for block in blocks(source)]


def test_pictures_part_the_paragraph_that_they_stand_in() -> None:
    assert told('<p>前<img src="a">中<strong><img src="b">后</strong></p>') == ["前", "a", "中", "b", "**后**"]
    assert told('<ul><li>甲<img src="a"></li></ul>') == ["-   甲", "a"]


def test_a_break_in_a_paragraph_begins_another_but_not_in_bold_words() -> None:
    assert told("<p>一<br>二</p>") == ["一", "二"]
    assert told("<p><strong>一<br>二</strong></p>") == ["**一 二**"]


def test_empty_paragraphs_and_indents_go() -> None:
    assert told("<p></p><p>　　</p><p> 　字。　 </p><p><strong>　　粗</strong></p>") == ["字。", "**粗**"]


def test_the_look_of_a_paragraph_is_kept() -> None:
    first, second = blocks('<p class="mg"><strong>题</strong></p><p>字<strong>粗</strong></p>')
    assert (first.look, first.bold, first.words) == ("mg", True, "题")
    assert (second.look, second.bold) == ("", False)


def test_a_picture_without_a_file_is_none() -> None:
    assert told('<p>字<img src=""></p>') == ["字"]


def test_tables_are_even_whatever_was_merged_in_them() -> None:
    (table,) = blocks(
        "<table><tr><td rowspan='2'>甲</td><td colspan='2'>乙|丙</td></tr><tr><td><p>1</p><p>2</p></td><td>3</td></tr>"
        "<tr><td>丁</td></tr><tr><td></td></tr></table>"
    )
    assert table.markdown.split("\n") == [
        "| 甲 | 乙\\|丙 |  |",
        "| --- | --- | --- |",
        "|  | 1  2 | 3 |",
        "| 丁 |  |  |",
    ]
    text, _ = render_text(table.markdown, lambda *_: None)
    assert "<table>" in text.blocks[0].html
    assert "乙|丙" in text.blocks[0].html


def test_a_span_beyond_any_sense_is_cut() -> None:
    (table,) = blocks("<table><tr><td colspan='99999'>甲</td><td rowspan='-1'>乙</td></tr></table>")
    assert table.markdown.split("\n")[0].count("|") == 32


def test_a_frame_of_one_cell_is_what_is_in_it() -> None:
    assert told("<table><tr><td><p>一</p><p>二</p></td></tr></table>") == ["一", "二"]
    assert told("<table><tr><td>一</td></tr></table>") == ["一"]


def test_a_table_that_holds_pictures_gives_them_the_words_below_as_captions() -> None:
    source = (
        '<table><tr><td><img src="a"></td><td><img src="b"><p>乙</p></td></tr><tr><td>甲</td><td>别的</td></tr></table>'
    )
    a, b, table = blocks(source)
    assert [(a.picture, a.caption), (b.picture, b.caption)] == [("a", "甲"), ("b", "乙")]
    assert table.words == "别的"
    assert [
        block.picture for block in blocks('<table><tr><td><img src="a"></td><td><img src="b"></td></tr></table>')
    ] == ["a", "b"]


def test_tables_within_tables_become_their_words() -> None:
    (table,) = blocks("<table><tr><td>甲<table><tr><td>内</td></tr></table></td><td>乙</td></tr></table>")
    assert "内" in table.markdown
