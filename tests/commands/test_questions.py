"""Questions and answers."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from commands import questions
from commands.questions import (
    Questions,
    pick,
    read_address,
    read_clock,
    read_day,
    read_line,
    read_slug,
    read_title,
)

KINDS = {"activity": "活动开展情况", "case": "典型活动案例", "best": "十八般武艺 / 最美职教"}


def asked(monkeypatch: pytest.MonkeyPatch, words: str, *, default: str | None = None, choice: bool = False) -> str:
    """What a command prints that asks one question on a terminal, these words being typed."""
    monkeypatch.setattr(questions, "on_terminal", lambda: True)

    @click.command()
    def command() -> None:
        ask = Questions()
        if choice:
            found = ask.choice(None, "--kind", "类型", KINDS, default)
        else:
            found = ask.answer(None, "--title", "标题", read_title, default)
        ask.settle()
        click.echo(f"<{found}>")

    result = CliRunner().invoke(command, input=words)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


@pytest.mark.parametrize(
    ("words", "slug"),
    [("activity", "activity"), (" 典型活动案例 ", "case"), ("最美职教", "best"), ("案例", "case"), ("2", "case")],
)
def test_a_choice_is_told_by_slug_name_part_of_a_name_or_number(words: str, slug: str) -> None:
    assert pick(words, KINDS) == slug


@pytest.mark.parametrize(("words", "fault"), [("活动", "不止一个"), ("讲座", "没有“讲座”"), ("", "没有"), ("4", "没有“4”"), ("0", "没有")])  # fmt: skip
def test_what_is_no_choice_is_told_with_all_choices(words: str, fault: str) -> None:
    with pytest.raises(click.UsageError, match=fault) as error:
        pick(words, KINDS)
    assert all(name in error.value.message for name in KINDS.values())


def test_a_slug_of_digits_goes_before_a_number() -> None:
    assert pick("2", {"9": "甲", "2": "乙", "3": "丙"}) == "2"


def test_words_are_what_the_format_takes() -> None:
    assert read_title("  题 ") == "题"
    assert [read_clock(words) for words in ("9:00", "09：30", " 23:59 ")] == ["09:00", "09:30", "23:59"]
    assert (read_day("2024-05-12"), read_slug("wo-de"), read_address("https://a.example/")) == (
        "2024-05-12",
        "wo-de",
        "https://a.example/",
    )


@pytest.mark.parametrize(
    ("read", "words", "fault"),
    [
        (read_title, " ", "不能是空的"),
        (read_title, "长" * 61, "最多 60 个字"),
        (read_line, "甲\u202e乙", "控制字符"),
        (read_line, "甲\n乙", "换行"),
        (read_clock, "25:00", "钟点须写成"),
        (read_clock, "上午", "钟点须写成"),
        (read_day, "2024-02-30", "日期须写成"),
        (read_slug, "我的", "代号只能用"),
        (read_address, "a.example", "网址须以"),
    ],
)
def test_anything_else_is_told_in_chinese(read: questions.Read, words: str, fault: str) -> None:
    with pytest.raises(click.UsageError, match=fault):
        read(words)


def test_without_a_terminal_everything_that_is_missing_or_wrong_is_told_at_once() -> None:
    ask = Questions()
    ask.answer(None, "--title", "标题", read_title)
    ask.answer("9点", "--start", "几点开始", read_clock)
    ask.choice("小学", "--kind", "类型", KINDS)
    ask.choice(None, "--school", "学校", {})
    assert ask.answer(None, "--note", "备注", read_line, "") == ""
    with pytest.raises(click.UsageError) as fault:
        ask.settle()
    lines = fault.value.message.split("\n")
    assert [line.split("：")[0] for line in lines] == ["缺少 --title", "--start", "--kind", "--school"]


def test_on_a_terminal_an_answer_that_cannot_be_read_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    output = asked(monkeypatch, "长" * 61 + "\n第一课\n")
    assert "最多 60 个字" in output
    assert "<第一课>" in output


def test_on_a_terminal_the_choices_are_listed_and_told_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    output = asked(monkeypatch, "讲座\n2\n", choice=True)
    assert "   2  典型活动案例（case）" in output
    assert "没有“讲座”" in output
    assert "<case>" in output


def test_on_a_terminal_what_may_be_left_open_is_skipped_with_return(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "<>" in asked(monkeypatch, "\n", default="", choice=True)
    assert "<濮阳 2024>" in asked(monkeypatch, "\n", default="濮阳 2024")


def test_who_goes_away_is_told_that_nothing_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "已取消，什么都没有写。\n" in asked(monkeypatch, "")
