"""Numbers, shares and words as people type them."""

from __future__ import annotations

import pytest

from showcase.desk.forms.cell_values import Unclear, count_of, share_of, words_of
from showcase.desk.forms.workbook_file import Odd, Percent, Value


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (12, 12),
        (12.0, 12),
        (0, 0),
        ("", None),
        (" \n", None),
        ("1,234人", 1234),
        ("1，234", 1234),
        ("１２３", 123),
        ("1 234 人次", 1234),
        ("3所", 3),
        ("12.0", 12),
        ("007", 7),
    ],
)
def test_a_clear_number_is_taken(value: Value, count: int | None) -> None:
    assert count_of(value) == count


@pytest.mark.parametrize(
    "value",
    [
        "约300",
        "300余",
        "300+",
        "3万",
        "1,23",
        "12-15",
        "三百",
        "无",
        "—",
        "-5",
        -5,
        1.5,
        "1.5",
        True,
        "12/13",
        1000000000000.0,
        "9" * 20,
        float("nan"),
        float("inf"),
        Percent(0.85),
        Odd.MOMENT,
        Odd.UNCALCULATED,
        Odd.FAULT,
        "1e3",
        "0x1F",
        "共5家",
    ],
)
def test_an_unclear_number_is_told(value: Value) -> None:
    with pytest.raises(Unclear) as caught:
        count_of(value)
    assert caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("value", "share"),
    [
        (0.85, 0.85),
        (85, 0.85),
        ("85%", 0.85),
        ("85.25 ％", 0.8525),
        ("0.85", 0.85),
        ("85", 0.85),
        ("1%", 0.01),
        ("100%", 1.0),
        (100, 1.0),
        (0, 0.0),
        (Percent(1.0), 1.0),
        (Percent(0.771535580524), 0.7715),
        (Percent(1.0000000000000002), 1.0),
        (" ", None),
    ],
)
def test_a_clear_share_is_taken(value: Value, share: float | None) -> None:
    assert share_of(value) == share


@pytest.mark.parametrize(
    "value",
    [1, "1", 1.2, "1.05", 101, "120%", Percent(85), -0.1, "约85%", "八成", "85%左右", float("nan"), True, Odd.FAULT],
)
def test_an_unclear_share_or_one_above_all_is_told(value: Value) -> None:
    with pytest.raises(Unclear):
        share_of(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (" 展示\r\n\r\n 讲座 ", "展示\n讲座"),
        ("\u202e展示\x00", "展示"),
        (12, "12"),
        (Percent(0.5), "50.00%"),
        ("\n", None),
    ],
)
def test_words_are_taken_without_what_nobody_sees(value: Value, words: str | None) -> None:
    assert words_of(value) == words


@pytest.mark.parametrize("value", ["联系人 13812345678", "字" * 3001, Odd.MOMENT])
def test_words_that_must_not_be_published_are_told(value: Value) -> None:
    with pytest.raises(Unclear):
        words_of(value)
