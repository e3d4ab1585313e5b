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


@pytest.mark.parametrize("name", ["！！！", "", "课" * 200, "a" * 79 + "-b", "ＡＢ", "../../x", "é", "💡", "甲-乙"])
def test_a_proposal_can_always_be_an_address(name: str) -> None:
    assert is_slug(propose_slug(name))
