"""Where a title's lines break, measured in Chinese characters: a letter or a digit is half as wide."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from showcase.media.line_break import break_lines

CLOSING, OPENING = "，。、；：？！）》”’】」』…—·,.;:?!)]%〉〕～％℃", "（《“‘【「『([〈〔"
CHARACTERS = st.sampled_from([*"职业教育活动周", *"ABCabc019 ", *"：《》（），。！“”", "\n", "😀", "𠮷", "é"])
# Without looking for a shorter example: one that never ends would be tried again and again.
QUICK = settings(deadline=None, max_examples=150, phases=[Phase.generate])
TITLES = st.lists(CHARACTERS, max_size=60).map("".join)


def length(text: str) -> float:
    return sum(0.5 if ord(character) < 0x2000 else 1 for character in text)


def lines_of(text: str, most_width: float) -> list[str]:
    return break_lines(text, most_width, length)


@pytest.fixture(autouse=True)
def no_endless_search() -> Iterator[None]:
    """A title that is broken for ever is a failure, not a build that hangs."""

    def give_up(_number: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, 4, 4)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def test_a_title_that_fits_stands_on_one_line() -> None:
    assert lines_of("车间里的第一课", 7) == ["车间里的第一课"]


def test_an_empty_title_has_no_lines() -> None:
    assert lines_of("", 7) == []
    assert "".join(lines_of(" \n", 7)) == ""


def test_lines_are_about_equally_long() -> None:
    assert lines_of("职业教育活动周开幕", 8) == ["职业教育活", "动周开幕"]
    assert [len(line) for line in lines_of("长" * 60, 16)] == [15, 15, 15, 15]
    assert [len(line) for line in lines_of("长" * 13, 6)] == [5, 5, 3]


@pytest.mark.parametrize("title", ["走进Skillweek", "课ABCDEFGHIJ", "ABCDEFGHIJ课", "一ABCDEFGHIJKLMNOPQRSTUVWXYZ二"])
def test_a_word_that_is_the_widest_line_by_itself_stops_nothing(title: str) -> None:
    lines = lines_of(title, 5)
    assert "".join(lines) == title
    assert len(lines) >= 2


def test_a_title_with_a_colon_breaks_there_if_that_costs_no_line() -> None:
    assert lines_of("技能：让生活更美好", 8) == ["技能：", "让生活更美好"]
    assert lines_of("技能:让生活更美好", 8) == ["技能:", "让生活更美好"]


def test_a_title_with_a_colon_stays_on_one_line_if_it_fits() -> None:
    assert lines_of("技能：让生活更美好", 9) == ["技能：让生活更美好"]


def test_a_colon_that_would_cost_a_line_breaks_nothing() -> None:
    assert lines_of("让生活更美好：技能", 6) == ["让生活更美", "好：技能"]
    assert lines_of("甲：乙丙丁戊己庚辛", 5) == ["甲：乙丙丁", "戊己庚辛"]


def test_a_colon_at_the_end_is_none() -> None:
    assert lines_of("职业教育活动周：", 5) == ["职业教育", "活动周："]


def test_the_parts_around_a_colon_may_be_longer_than_a_line() -> None:
    assert lines_of("职业教育活动：让生活更加美好", 4) == ["职业教育", "活动：", "让生活更", "加美好"]


@pytest.mark.parametrize("mark", CLOSING)
def test_no_line_begins_with_a_closing_mark(mark: str) -> None:
    for width in range(3, 9):
        lines = lines_of(f"职业教{mark}育活动{mark}周", width)
        assert "".join(lines) == f"职业教{mark}育活动{mark}周"
        assert not [line for line in lines if line.startswith(mark)], (width, lines)


@pytest.mark.parametrize("mark", OPENING)
def test_no_line_ends_with_an_opening_mark(mark: str) -> None:
    for width in range(3, 9):
        lines = lines_of(f"职业教{mark}育活动{mark}周", width)
        assert "".join(lines) == f"职业教{mark}育活动{mark}周"
        assert not [line for line in lines if line.endswith(mark)], (width, lines)


def test_marks_that_follow_each_other_stay_together() -> None:
    for width in range(4, 9):
        lines = lines_of("看《职业“教育”》！——真的……", width)
        assert not [line for line in lines if line[0] in CLOSING or line[-1] in OPENING], lines


@pytest.mark.parametrize(
    "word", ["Skillweek", "2024", "3D", "C++", "5.14", "A-level", "85%", "3,150", "9:00", "16:30", "1/2"]
)
def test_words_numbers_and_times_are_never_broken(word: str) -> None:
    for width in range(5, 9):
        assert [line for line in lines_of(f"上午的{word}校园开放日", width) if word in line], width


def test_a_colon_within_a_time_is_no_break() -> None:
    assert lines_of("上午9:00校园开放日", 6) == ["上午9:00校", "园开放日"]


def test_latin_words_break_at_their_spaces_which_no_line_shows() -> None:
    assert lines_of("Open Day of Skillweek", 5) == ["Open Day", "of", "Skillweek"]
    assert lines_of("走进 Skillweek 校园", 6) == ["走进", "Skillweek", "校园"]


@QUICK
@given(TITLES, st.integers(1, 20))
def test_whatever_the_title_every_character_is_there_once_and_in_order(title: str, most_width: int) -> None:
    assert "".join("".join(lines_of(title, most_width)).split()) == "".join(title.split())


@QUICK
@given(TITLES, st.integers(1, 20))
def test_whatever_the_title_only_what_cannot_be_broken_is_wider_than_a_line(title: str, most_width: int) -> None:
    for line in lines_of(title, most_width):
        if length(line) > most_width:
            assert len(lines_of(line, 1)) == 1
