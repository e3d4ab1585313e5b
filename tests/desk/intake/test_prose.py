"""Words from Word, as Markdown that reads back as the same words."""

from __future__ import annotations

import html
import re

import nh3
import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from showcase.desk.intake.prose import markdown_of, tidy
from showcase.desk.intake.word_blocks import blocks_of
from showcase.reader.text import render_text

MARKS = st.text(st.sampled_from("#*_`[]()!<>&;|~=+-.:\\\"'1290ax 字，　\t"), max_size=30)


def converted(source: str) -> str:
    return markdown_of(BeautifulSoup(source, "html.parser"))


def read_back(words: str) -> str:
    """What a visitor reads of a paragraph that somebody typed in Word."""
    clean = nh3.clean(f"<p>{html.escape(words)}</p>", tags={"p"})
    markdown = "\n\n".join(block.markdown for block in blocks_of(BeautifulSoup(clean, "html.parser")))
    text, placed = render_text(markdown, lambda *_: None)
    assert (placed.links, placed.pictures) == ([], [])
    rendered = "".join(getattr(block, "html", "") for block in text.blocks)
    # A number at the beginning is shown as that of a list.
    rendered = re.sub(r'<ol(?: start="(\d+)")?>\s*<li>', lambda match: f"{match[1] or 1}.", rendered)
    assert "<h" not in rendered
    assert "<a" not in rendered
    return html.unescape(re.sub(r"<[^>]*>", "", rendered))


@given(MARKS)
@example("---")
@example("# 标题")
@example("> 引用")
@example("1. 一")
@example("&lt;b&gt; &amp;amp;")
@example("<script>alert(1)</script>")
@example("a | b")
@example("===")
@example("[1]: https://x.example")
@example("http://x.example/_a_b_")
@example("2023. 5")
@example("R&D &copyright &#0")
def test_whatever_is_typed_in_word_is_read_as_typed(words: str) -> None:
    assert "".join(read_back(words).split()).replace("0", "") == "".join(tidy(words).split()).replace("0", "")


def test_headings_go_one_level_down_and_no_deeper_than_four() -> None:
    assert [converted(f"<h{level}>题</h{level}>") for level in (1, 2, 3, 6)] == [
        "## 题",
        "### 题",
        "#### 题",
        "#### 题",
    ]
    assert converted("<h1><strong>题</strong></h1>") == "## 题"


def test_bold_and_italic_stay_and_what_is_struck_or_small_is_words() -> None:
    assert converted("<p><strong>粗</strong>和<em>斜</em><s>删</s></p>") == "**粗**和*斜*删"
    assert converted("<p>m<sup>2</sup> H<sub>2</sub>O</p>") == "m² H₂O"


@pytest.mark.parametrize(
    ("link", "markdown"),
    [
        ('<a href="https://a.example/x_(1)">字</a>', "[字](https://a.example/x_%281%29)"),
        ('<a href="https://a.example/文">字</a>', "[字](https://a.example/%E6%96%87)"),
        ('<a href="mailto:a@b.example">字</a>', "字"),
        ('<a href="#footnote-1">字</a>', "字"),
        ('<a href="javascript:x">字</a>', "字"),
        ('<a href="https://a.example/"></a>', ""),
    ],
)
def test_only_links_to_the_web_are_links(link: str, markdown: str) -> None:
    assert converted(f"<p>{link}</p>") == markdown


def test_lists_in_lists_read_back_as_such() -> None:
    markdown = converted("<ul><li>甲<ul><li>乙</li></ul></li><li># 丙</li></ul>")
    text, _ = render_text(markdown, lambda *_: None)
    (block,) = text.blocks
    assert re.sub(r"\s", "", block.html) == "<ul><li>甲<ul><li>乙</li></ul></li><li>#丙</li></ul>"


def test_indents_control_characters_and_runs_of_spaces_go() -> None:
    assert tidy("　　开\u200b头\x0b字 \u00a0  尾\u202e　 ") == "开头 字 尾"
