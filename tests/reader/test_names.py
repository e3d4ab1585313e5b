"""Names as days and addresses."""

from __future__ import annotations

from datetime import date

import pytest

from showcase.reader.names import day_of, propose_slug
from showcase.urls import is_slug


def test_a_name_may_be_a_day() -> None:
    assert day_of("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "2023-02-29",
        "2024-13-01",
        "2024-5-1",
        "20240501",
        "24-05-01",
        "2024-05-01x",
        "2024-05-01\n",
        "０００１-01-01",
        "2024-W01-1",
    ],
)
def test_any_other_name_is_none(name: str) -> None:
    assert day_of(name) is None


def test_pinyin_proposes_an_address() -> None:
    assert propose_slug("我的一天") == "wo-de-yi-tian"
    assert propose_slug("Day 1 无人机") == "day-1-wu-ren-ji"


def test_words_are_read_as_is_said_the_longest_first() -> None:
    readings = {"单县": "shan xian", "单": "dan", "浚县": "xun xian", "县浚": "x x"}
    assert propose_slug("单县、浚县的单车", readings) == "shan-xian-xun-xian-de-dan-che"
    assert propose_slug("单县浚县", readings) == "shan-xian-xun-xian"
    assert propose_slug("单县") == "dan-xian"


def test_a_long_name_ends_with_a_whole_syllable() -> None:
    slug = propose_slug("窗" * 30)
    assert slug == "-".join(["chuang"] * 11)


@pytest.mark.parametrize("name", ["！！！", "", "课" * 200, "a" * 79 + "-b", "ＡＢ", "../../x", "é", "💡", "甲-乙"])
def test_a_proposal_can_always_be_an_address(name: str) -> None:
    assert is_slug(propose_slug(name))
