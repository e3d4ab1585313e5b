"""Contributed Markdown, made clean."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from xml.etree import ElementTree

import markdown
import pytest

from showcase.model import MediaFile, Photo, Prose, Text
from showcase.reader import text
from showcase.reader.text import SUMMARY_LENGTH, Placed, clean_page, is_web_address, render_text


def find_photo(name: str, caption: str) -> Photo | None:
    """Every picture is there but those whose name begins with `absent`."""
    if name.startswith("absent"):
        return None
    return Photo(MediaFile(PurePosixPath(name), "0", "image/jpeg", 1, 3, 2), caption, f"text:{name}")


def render(source: str) -> tuple[Text, Placed]:
    return render_text(source, find_photo)


def blocks(source: str) -> list[str]:
    """Prose as it is, a photo as its name in brackets."""
    return [
        block.html if isinstance(block, Prose) else f"[{block.file.source_path}]" for block in render(source)[0].blocks
    ]


def prose(source: str) -> str:
    return "".join(block.html for block in render(source)[0].blocks if isinstance(block, Prose))


def test_paragraphs_headings_lists_quotes_tables_and_emphasis_are_rendered() -> None:
    rendered = prose("## 小标题\n\n**粗** *斜*\n\n- 一\n- 二\n\n3. 三\n\n> 引\n\n|甲|乙|\n|-|:-:|\n|1|2|\n")
    for tag in ("h2", "strong", "em", "ul", "li", "ol", "blockquote", "table", "thead", "tbody", "th", "td"):
        assert f"</{tag}>" in rendered
    assert '<ol start="3">' in rendered
    assert "text-align: center" in rendered or "text-align:center" in rendered


def test_the_title_stays_the_only_first_heading() -> None:
    assert prose("# 大标题") == "<h2>大标题</h2>"
    assert "<h1" not in prose("<h1>大标题</h1>")


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src='https://evil.example/pixel.gif'>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<math><mtext><style><img src onerror=alert(1)></style></mtext></math>",
        "<iframe src='https://evil.example'></iframe>",
        "<object data=x></object><embed src=x>",
        "<video src=x></video><audio src=x></audio>",
        "<form action=x><input name=y><button>z</button></form>",
        "<style>body{display:none}</style>",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<base href='https://evil.example/'>",
        "<p onclick='alert(1)' style='position:fixed' id=x class=y>甲</p>",
        "<table><tr><td style='background:url(https://evil.example/x);position:fixed'>甲</td></tr></table>",
        "<a href='javascript:alert(1)'>甲</a>",
        "<a href=' java\nscript:alert(1)'>甲</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>甲</a>",
        "<a href='https://a.example' onclick='alert(1)' target=_blank>甲</a>",
        "[甲](javascript:alert(1))",
        "[甲](JaVaScRiPt:alert(1))",
        "[甲](vbscript:x)",
        "[甲](<javascript:alert(1)>)",
        "[甲][1]\n\n[1]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "![甲](javascript:alert(1))",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "`<script>alert(1)</script>`",
        "    <script>alert(1)</script>",
        '![x" onerror="alert(1)](01.jpg "y\' onload=\'z")',
        "<!-- <script>alert(1)</script> -->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php echo 1 ?><script>alert(1)</script>",
        "<textarea><script>alert(1)</script></textarea>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_nothing_that_runs_or_loads_is_left(source: str) -> None:
    for tag in re.findall(r"<[^>]*>", prose(source)):
        assert re.fullmatch(
            r"</?(?:p|h[234]|ul|li|blockquote|strong|em|del|br|hr|su[bp]|table|thead|tbody|tr|code|pre|a)>"
            r"|<ol(?: start=\"\d+\")?>|</(?:ol|t[dh])>|<t[dh](?: style=\"(?:text-align: ?\w+)?\")?>"
            r"|<a(?: href=\"https?://[^\"\s]+\")?(?: title=\"[^\"]*\")? rel=\"noopener nofollow\">",
            tag,
        ), tag


def test_harmless_inline_marks_stay() -> None:
    assert prose("H<sub>2</sub>O m<sup>2</sup> <del>旧</del>") == "<p>H<sub>2</sub>O m<sup>2</sup> <del>旧</del></p>"


def test_words_of_a_tag_that_is_not_allowed_stay() -> None:
    assert "要紧" in prose("<font color=red>要紧</font>")


def test_code_of_a_script_is_no_text() -> None:
    assert "alert" not in prose("甲\n\n<script>alert(1)</script>\n\n乙")


@pytest.mark.parametrize(
    "braces", ["{{ site.title }}", "{% include 'x' %}", "{# x #}", "{{ 7*7 }}", "{{ config.items() }}"]
)
def test_jinja_braces_stay_text(braces: str) -> None:
    assert prose(f"甲{braces}乙").replace("&#39;", "'") == f"<p>甲{braces}乙</p>"


def test_web_links_leave_without_a_trace_and_are_noted() -> None:
    text, placed = render("[甲](https://a.example/x?a=1&b=2 '题')")
    assert isinstance(text.blocks[0], Prose)
    assert 'href="https://a.example/x?a=1&amp;b=2"' in text.blocks[0].html
    assert 'rel="noopener nofollow"' in text.blocks[0].html
    assert placed.links == ["https://a.example/x?a=1&b=2"]


@pytest.mark.parametrize(
    "address", ["../x/", "x.pdf", "/x", "#x", "//a.example/", "", "ftp://a.example", "mailto:a@b.example", "tel:110"]
)
def test_any_other_link_loses_its_address(address: str) -> None:
    text, placed = render(f"[甲](<{address}>)")
    assert isinstance(text.blocks[0], Prose)
    assert "href" not in text.blocks[0].html
    assert placed.links == [address]


@pytest.mark.parametrize(
    ("address", "answer"),
    [("https://a.example", True), ("http://a.example/x", True), ("https://", False), ("https:///x", False), ("//a.example", False),
     ("x", False), ("", False), (" https://a.example", False), ("javascript:https://a.example", False)],
)  # fmt: skip
def test_a_web_address_names_its_host(address: str, answer: bool) -> None:
    assert is_web_address(address) is answer


def test_a_picture_stands_where_it_is_written() -> None:
    assert blocks("上\n\n![图](01.jpg)\n\n下") == ["<p>上</p>", "[01.jpg]", "<p>下</p>"]
    assert render("![ 图 ](01.jpg)")[1].pictures == [("01.jpg", "图")]


def test_a_picture_is_lifted_out_of_its_paragraph() -> None:
    assert blocks("上![图](01.jpg)下") == ["<p>上下</p>", "[01.jpg]"]
    assert blocks("**粗**![图](01.jpg)下") == ["<p><strong>粗</strong>下</p>", "[01.jpg]"]
    assert blocks("**上![图](01.jpg)** 下") == ["<p><strong>上</strong> 下</p>", "[01.jpg]"]


def test_pictures_of_one_paragraph_keep_their_order() -> None:
    assert blocks("![一](01.jpg)\n![二](02.jpg)\n字![三](03.jpg)")[-3:] == ["[01.jpg]", "[02.jpg]", "[03.jpg]"]


@pytest.mark.parametrize(
    "source",
    ["- 一\n- ![图](01.jpg) 二", "> ![图](01.jpg)\n> 引", "## 题 ![图](01.jpg)", "|甲|\n|-|\n|![图](01.jpg)|", "[![图](01.jpg)](https://a.example)",
     "*![图](01.jpg)*", "![图][1]\n\n[1]: 01.jpg", "![图](01.jpg){: .x}", "1. 一\n\n    ![图](01.jpg)"],
)  # fmt: skip
def test_a_picture_is_found_wherever_it_stands_and_leaves_no_img(source: str) -> None:
    found = blocks(source)
    assert found.count("[01.jpg]") == 1
    assert "<img" not in "".join(found)
    assert "01.jpg" not in prose(source)


def test_a_paragraph_that_held_only_a_picture_is_gone() -> None:
    assert blocks("![图](01.jpg)") == ["[01.jpg]"]


def test_a_picture_that_cannot_be_shown_leaves_nothing_behind() -> None:
    assert blocks("上\n\n![图](absent.jpg)\n\n下") == ["<p>上</p>", "<p>下</p>"]


@pytest.mark.parametrize(
    "source",
    ["<strong>上\n\n![图](01.jpg)\n\n下", "<em>上\n\n![图](01.jpg)\n\n下</em>", "上 <a href='https://a.example'>甲\n\n![图](01.jpg)\n\n下",
     "![图](01.jpg)<textarea>\n\n下", "![图](01.jpg)<title>\n\n下", "<code>上\n\n![图](01.jpg)\n\n下"],
)  # fmt: skip
def test_a_tag_left_open_before_a_picture_breaks_neither_the_picture_nor_the_page(source: str) -> None:
    found = blocks(source)
    assert "[01.jpg]" in found
    for html in found:
        if not html.startswith("["):
            ElementTree.fromstring(f"<block>{html.replace('<br>', '<br/>').replace('<hr>', '<hr/>')}</block>")  # noqa: S314


@pytest.mark.parametrize(
    "source", ["&#xFDD0;0&#xFDD1;", "&#64976;7&#64977;", "![图](01.jpg)\n\n&#xFDD0;0&#xFDD1;", "上 &#xFDD0; 下"]
)
def test_nobody_can_write_the_mark_of_a_picture(source: str) -> None:
    found = blocks(source)
    assert found.count("[01.jpg]") == source.count("01.jpg")
    assert not re.search("[\ufdd0-\ufdef]", "".join(found))


@pytest.mark.parametrize(
    "source", ["甲&#8;乙", "甲&#x1;乙", "甲&#27;乙", "甲&#xFFFF;乙", "`甲&#8;`", "甲&#x202E;乙", "甲&#0;乙"]
)
def test_a_control_character_written_as_a_reference_is_not_shown(source: str) -> None:
    # A feed with one in it cannot be written.
    text, _ = render(source)
    shown = "".join(block.html for block in text.blocks if isinstance(block, Prose)) + text.summary
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\uffff\u202e]", shown)


def test_line_breaks_between_chinese_characters_leave_no_space() -> None:
    assert prose("第一行\n第二行，\n第三行\nword\n第五行") == "<p>第一行第二行，第三行\nword\n第五行</p>"


def test_a_hard_break_stays() -> None:
    assert "<br>" in prose("第一行  \n第二行")


def test_lines_of_a_poem_set_as_code_stay_lines() -> None:
    assert "春眠不觉晓\n处处闻啼鸟" in prose("诗：\n\n    春眠不觉晓\n    处处闻啼鸟\n")


@pytest.mark.parametrize(
    ("source", "characters"),
    [
        ("", 0), ("一二三", 3), ("一 二\n三\u3000四\n\n五", 5), ("**粗** [链](https://a.example)", 2), ("&amp; &lt;", 2),
        ("![图说](01.jpg)", 0), ("一![图说](01.jpg)二", 2), ("<script>x</script>一", 1), ("## 题\n\n文", 2), ("a b c", 3),
        ("|甲|乙|\n|-|-|\n|丙|丁|", 4), ("<!-- 注 -->一", 1), ("1 < 2", 3), ("- 一\n- 二", 2), ("[x]: https://a.example", 0),
    ],
)  # fmt: skip
def test_characters_that_are_read_are_counted_without_white_space(source: str, characters: int) -> None:
    assert render(source)[0].characters == characters


def test_a_short_text_is_its_own_summary() -> None:
    assert render("## 题\n\n第一段\n第二行。\n\n- 一\n- two")[0].summary == "题第一段第二行。一 two"


def test_a_long_text_is_cut_without_a_comma_before_the_dots() -> None:
    text = render("字" * (SUMMARY_LENGTH - 2) + "，" + "字" * 20)[0]
    assert text.summary == "字" * (SUMMARY_LENGTH - 2) + "…"
    assert len(render("字" * 500)[0].summary) == SUMMARY_LENGTH
    assert render("字" * SUMMARY_LENGTH)[0].summary == "字" * SUMMARY_LENGTH


def test_a_summary_is_plain_text() -> None:
    assert render("*甲* &lt;b&gt; ![图](01.jpg) `x`")[0].summary == "甲 <b> x"


def test_paragraphs_of_other_languages_stay_apart_in_a_summary() -> None:
    assert render("<strong>one</p>two</strong>")[0].summary == "one two"


def test_blocks_of_an_empty_text_are_none() -> None:
    assert render(" \n\n ")[0] == Text()


def test_a_hand_written_page_keeps_classes_and_anchors_but_nothing_that_runs() -> None:
    clean = clean_page(
        '<h1 id="x">题</h1><div class="grid" onclick="x()"><p style="color:red">甲</p></div>'
        '<script>x()</script><img src="https://evil.example/x.gif"><a href="../x/">乙</a><a href="javascript:x()">丙</a>'
    )
    assert '<h1 id="x">题</h1><div class="grid">' in clean
    assert 'href="../x/"' in clean
    assert not re.search("script|onclick|evil|color|<img", clean)


def test_one_text_knows_nothing_of_another() -> None:
    rendered, placed = render_text("[甲][r] ![图](01.jpg)\n\n[r]: https://a.example/", lambda *_: None)
    assert placed == Placed([("01.jpg", "图")], ["https://a.example/"])
    assert prose("[甲][r]") == "<p>[甲][r]</p>"
    assert placed.links == ["https://a.example/"]
    assert rendered.characters == 1


@pytest.mark.parametrize("mark", [*"\\`*_![]&<>", "  \n", "甲  \n乙", "&amp;", "<b>", "\\*"])
def test_words_with_a_mark_of_markdown_are_looked_at(mark: str) -> None:
    source = f"甲{mark}乙\n\n甲乙"
    converter = markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
    assert text._convert(source)[0] == converter.convert(source)


def test_a_text_that_breaks_off_leaves_nothing_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(_self: object, _root: object) -> None:
        raise RecursionError

    with monkeypatch.context() as patch:
        patch.setattr(text._Blocks, "run", break_off)
        with pytest.raises(RecursionError):
            render_text("[r]: https://a.example/\n\n甲", lambda *_: None)
    assert prose("[甲][r]") == "<p>[甲][r]</p>"


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("他说：\n**好**", "<p>他说：<strong>好</strong></p>"),
        ("**好**\n他走了", "<p><strong>好</strong>他走了</p>"),
        ("“好。”\n他走了", "<p>“好。”他走了</p>"),
        ("word\nword", "<p>word\nword</p>"),
        ("甲\nword", "<p>甲\nword</p>"),
    ],
)
def test_a_line_break_is_no_space_between_chinese_words(source: str, clean: str) -> None:
    assert prose(source) == clean
