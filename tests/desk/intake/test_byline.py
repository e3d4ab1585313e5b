"""What reports say about themselves."""

from __future__ import annotations

import pytest

from showcase.desk.intake.byline import Byline, take_byline, take_title
from showcase.desk.intake.word_blocks import Block


def text(words: str, look: str = "", *, bold: bool = False, kind: str = "p") -> Block:
    return Block(kind, words, words, look, bold)


BODY = tuple(text(f"正文第{number}段，说了很多。") for number in range(12))


def title(*blocks: Block) -> tuple[str, list[str]]:
    found, rest = take_title(blocks, "文件名")
    return found, [block.words for block in rest]


@pytest.mark.parametrize(
    "block",
    [
        text("题", "title"),
        text("题", kind="h1"),
        text("题", "m"),
        text("题", "g"),
        text("题", bold=True),
        text("题", kind="h2"),
    ],
)
def test_what_stands_out_at_the_beginning_is_the_title_and_is_not_repeated(block: Block) -> None:
    assert title(block, text("正文。")) == ("题", ["正文。"])


def test_without_such_a_line_the_file_is_the_title() -> None:
    assert title(text("今天，学校开放了。"), text("题", bold=True, kind="p")) == ("题", ["今天，学校开放了。"])
    assert title(text("今天，学校开放了。"), text("第二段。")) == ("文件名", ["今天，学校开放了。", "第二段。"])
    assert title(text("一整句加粗的话，写得很长。", bold=True)) == ("文件名", ["一整句加粗的话，写得很长。"])
    assert title(text("供稿：李文", "m")) == ("文件名", ["供稿：李文"])


def test_a_title_style_counts_wherever_it_stands() -> None:
    assert title(text("附件", bold=True), text("甲。"), text("乙。"), text("丙。"), text("题", "title"))[0] == "题"


def test_a_subtitle_and_a_second_line_belong_to_the_title() -> None:
    assert title(text("题", "mg"), text("——侧记", "m"), text("正文。")) == ("题——侧记", ["正文。"])
    assert title(text("一行写不下的", "mg", bold=True), text("长题目", "mg", bold=True)) == ("一行写不下的长题目", [])
    assert title(text("题", "m"), text("居中的另一句", "m")) == ("题", ["居中的另一句"])
    assert title(text("题" * 50, "mg"), text("——" + "副" * 20, "m"))[1] == ["——" + "副" * 20]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("来源：龙乡学校", Byline(source="龙乡学校")),
        ("供稿单位：龙乡学校  作者：李文", Byline(source="龙乡学校 李文")),
        ("（责任编辑：王芳）", Byline(editor="王芳")),
        ("来源：龙乡学校（示例）", Byline(source="龙乡学校（示例）")),
        ("文：李文　图：张三", Byline(source="李文", credit="张三")),
        ("图文：李文", Byline(source="李文", credit="李文")),
        ("摄影：张三；编辑：王芳", Byline(editor="王芳", credit="张三")),
        ("审核：赵主任", Byline(unused=("审核：赵主任",))),
    ],
)
def test_lines_at_the_edges_fill_the_fields(line: str, byline: Byline) -> None:
    for blocks in ((text(line), *BODY), (*BODY, text(line))):
        assert take_byline(blocks) == (byline, BODY)


@pytest.mark.parametrize(
    "line",
    [
        "作者：他说这是一个很长的故事。",
        "学校位于城东。",
        "单位",
        "来源：",
        "时间：5月15日",
        "学生编辑：的说明书" + "字" * 40,
    ],
)
def test_other_lines_stay_text(line: str) -> None:
    byline, rest = take_byline((text(line), *BODY))
    assert (byline, len(rest)) == (Byline(), len(BODY) + 1)


def test_lines_in_the_middle_stay_text() -> None:
    blocks = (*BODY[:6], text("来源：别处"), *BODY[6:])
    assert take_byline(blocks) == (Byline(), blocks)
