"""What is said about pictures."""

from __future__ import annotations

import pytest

from showcase.desk.intake.captions import bare_caption, caption_pictures, split_credit, written_alt
from showcase.desk.intake.word_blocks import Block


def text(words: str, look: str = "", *, bold: bool = False) -> Block:
    return Block("p", words, words, look, bold)


def picture(name: str = "a", alt: str = "") -> Block:
    return Block("img", picture=name, alt=alt)


def told(*blocks: Block) -> list[str | tuple[str, str]]:
    """Words of texts, caption and credit of pictures."""
    return [(block.caption, block.credit) if block.kind == "img" else block.words for block in caption_pictures(blocks)]


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("图1：学生在校准机翼", "学生在校准机翼"),
        ("图 2 学生在校准机翼", "学生在校准机翼"),
        ("图三、学生在校准机翼", "学生在校准机翼"),
        ("图片1-2：学生在校准机翼", "学生在校准机翼"),
        ("（图为学生在校准机翼）", "学生在校准机翼"),
        ("图为学生（左）在校准机翼", "学生（左）在校准机翼"),
        ("图片说明：学生在校准机翼", "学生在校准机翼"),
        ("▲学生在校准机翼", "学生在校准机翼"),
        ("上图为学生在校准机翼", "学生在校准机翼"),
        ("【图：学生在校准机翼】", "学生在校准机翼"),
    ],
)
def test_an_announced_line_below_is_the_caption(line: str, caption: str) -> None:
    assert told(text("前"), picture(), text(line), text("后")) == ["前", (caption, ""), "后"]


def test_a_centred_short_line_below_is_the_caption() -> None:
    assert told(picture(), text("学生在校准机翼", "m")) == [("学生在校准机翼", "")]
    assert told(picture(), text("学生在校准机翼", "caption")) == [("学生在校准机翼", "")]


@pytest.mark.parametrize(
    "line",
    [
        text("活动现场气氛热烈。"),
        text("二、活动过程", "m", bold=True),
        text("大标题", "mg"),
        text("字" * 80, "m"),
        text("图1"),
    ],
)
def test_any_other_line_stays_text_and_nothing_is_made_up(line: Block) -> None:
    assert told(picture(), line) == [("", ""), line.words]


def test_who_writes_captions_above_is_understood() -> None:
    assert told(text("图1：甲"), picture("a"), text("图2：乙"), picture("b")) == [("甲", ""), ("乙", "")]
    assert told(picture("a"), text("图1：甲"), picture("b"), text("图2：乙")) == [("甲", ""), ("乙", "")]
    assert told(picture("a"), text("下图为乙"), picture("b")) == [("", ""), ("乙", "")]


def test_a_line_that_counts_several_pictures_is_parted_among_them() -> None:
    assert told(picture("a"), picture("b"), text("图1：甲在看 图2：乙在做（张三 摄）")) == [
        ("甲在看", ""),
        ("乙在做", "张三"),
    ]
    assert told(picture("a"), picture("b"), text("图1：甲在看")) == [("甲在看", ""), ("甲在看", "")]


def test_one_line_below_several_pictures_is_said_of_each() -> None:
    assert told(picture("a"), picture("b"), text("图为实训现场")) == [("实训现场", ""), ("实训现场", "")]


@pytest.mark.parametrize(
    ("words", "parted"),
    [
        ("学生在校准机翼（张三 摄）", ("学生在校准机翼", "张三")),
        ("学生在校准机翼（张三/摄）", ("学生在校准机翼", "张三")),
        ("学生在校准机翼（摄影：张三）", ("学生在校准机翼", "张三")),
        ("学生在校准机翼 张三摄", ("学生在校准机翼", "张三")),
        ("学生在校准机翼 图片来源：校团委", ("学生在校准机翼", "校团委")),
        ("图片来源：校团委", ("", "校团委")),
        ("（张三 摄）", ("", "张三")),
        ("师傅在车床前讲解，李师傅 摄", ("师傅在车床前讲解", "李师傅")),
        ("学生在布光，准备拍摄", ("学生在布光，准备拍摄", "")),
        ("学生在布光，准备 拍摄", ("学生在布光，准备 拍摄", "")),
        ("她学了两年，专业是摄影", ("她学了两年，专业是摄影", "")),
        ("学生（左）在拍摄", ("学生（左）在拍摄", "")),
        ("学生在 拍摄", ("学生在 拍摄", "")),
        ("同学们在摄影棚里", ("同学们在摄影棚里", "")),
    ],
)
def test_credits_are_parted_from_captions(words: str, parted: tuple[str, str]) -> None:
    assert split_credit(words) == parted


def test_a_credit_in_a_line_of_its_own_goes_with_the_picture() -> None:
    assert told(picture(), text("图1：甲"), text("（张三 摄）"), text("后")) == [("甲", "张三"), "后"]
    assert told(picture(), text("图片来源：校团委")) == [("", "校团委")]


@pytest.mark.parametrize(
    "alt",
    [
        "图片 1", "图片1", "Picture 3", "IMG_20230515_083000", "微信图片_20230515083412", "C:\\Users\\a\\图片里的学生.jpg",
        "图片包含 人, 室内, 桌子 描述已自动生成", "A group of people\n\nDescription automatically generated",
        "AI 生成的内容可能不正确。人站在机床旁边", "mmexport1684113012", "3f2a9c7b1d4e5f60", "学生.jpg", "",
    ],
)  # fmt: skip
def test_what_programs_write_as_alternative_text_is_no_caption(alt: str) -> None:
    assert written_alt(alt) == ""
    assert told(picture(alt=alt)) == [("", "")]


def test_what_somebody_wrote_as_alternative_text_is_one_where_no_line_says_more() -> None:
    assert told(picture(alt="学生在校准机翼")) == [("学生在校准机翼", "")]
    assert told(picture(alt="学生在校准机翼"), text("图1：甲")) == [("甲", "")]


def test_a_caption_keeps_brackets_that_are_its_own() -> None:
    assert bare_caption("（图为学生（左）在校准）") == "图为学生（左）在校准）".removeprefix("图为")
    assert bare_caption("普通的一句") == "普通的一句"
