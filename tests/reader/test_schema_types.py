"""The kinds of value that front matter may hold."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from showcase.reader import schema_types
from showcase.reader.schema_types import Clock, Color, Count, Day, Fraction, Line, Moment, Title, WebAddress


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind, config=None).validate_python(value, strict=True)


def refused(kind: Any, value: Any) -> bool:
    try:
        read(kind, value)
    except ValidationError:
        return True
    return False


def test_days_times_and_clocks_are_read_from_text() -> None:
    assert read(Day, "2024-02-29") == date(2024, 2, 29)
    assert read(Clock, "09:00") == time(9)
    assert read(Moment, "2024-05-12T09:30") == datetime(2024, 5, 12, 9, 30)
    assert read(Moment, "2024-05-12 09:30:15") == datetime(2024, 5, 12, 9, 30, 15)
    assert read(Moment, "2024-05-12") == datetime(2024, 5, 12)


def test_a_time_may_name_its_zone() -> None:
    assert read(Moment, "2024-05-12T09:30Z").utcoffset() == timedelta(0)
    assert read(Moment, "2024-05-12T09:30+08:00").utcoffset() == timedelta(hours=8)


def test_years_that_no_programme_can_mean_are_mistyped() -> None:
    # Far dates also overflow when a time zone is added to them.
    for kind in (Day, Moment):
        assert [refused(kind, f"{year}-05-12") for year in ("1900", "2200")] == [False, False]
        assert [refused(kind, f"{year}-05-12") for year in ("0001", "1899", "2201", "9999")] == [True] * 4


@pytest.mark.parametrize(
    "value", ["2024-2-9", "2024-02-30", "20240501", "2024-05-12T09:00", "", 20240512, None, "２０２４-05-12"]
)
def test_no_other_spelling_is_a_day(value: object) -> None:
    assert refused(Day, value)


@pytest.mark.parametrize("value", ["9:00", "24:00", "09:60", "09:00:00", "0900", 900, None, "早上九点", "０９:00"])
def test_no_other_spelling_is_a_clock(value: object) -> None:
    assert refused(Clock, value)


@pytest.mark.parametrize(
    "value",
    [
        "2024-05-12T9:30",
        "2024-05-12T25:00",
        "2024-05-12T09:30+99:99",
        "2024-05-12T09",
        "12.05.2024",
        "2024-W19-7",
        1,
        None,
        "2024-05-12T09:30 CST",
    ],
)
def test_no_other_spelling_is_a_time(value: object) -> None:
    assert refused(Moment, value)


@pytest.mark.parametrize(
    "value", ["https://a.example", "http://a.example/x?y=1#z", "https://a.example:8443/", "https://例子.example/路"]
)
def test_an_address_names_its_host(value: str) -> None:
    assert read(WebAddress, value) == value


@pytest.mark.parametrize(
    "value",
    ["", "a.example", "//a.example", "ftp://a.example", "javascript:alert(1)", "https://", "https:///x", "https://a b/",
     "https://name:word@a.example/", "https://name@a.example/", "https://a.example/x y", "https://a.example/\n", "mailto:a@b.c",
     "data:text/html,x", "HTTPS", "https://a.example/" + "x" * 500, 5, None],
)  # fmt: skip
def test_anything_else_is_no_address(value: object) -> None:
    assert refused(WebAddress, value)


@pytest.mark.parametrize(
    ("value", "refusal"),
    [("#D43A1E", False), ("#d43a1e", False), ("#fff", True), ("red", True), ("#D43A1E\n", True), ("#D43A1G", True)],
)
def test_a_colour_is_written_in_six_digits(value: str, refusal: bool) -> None:
    assert refused(Color, value) is refusal


def test_text_loses_the_white_space_around_it_and_must_not_be_empty() -> None:
    assert read(Title, "  甲 ") == "甲"
    assert refused(Title, " \n ")
    assert refused(Title, "甲" * 61)
    assert not refused(Line, "甲" * 200)
    assert refused(Line, "甲" * 201)


def test_numbers_have_bounds() -> None:
    assert [refused(Count, value) for value in (0, -1, 1_000_000_001, True, "1", 1.0)] == [
        False,
        True,
        True,
        True,
        True,
        True,
    ]
    assert [refused(Fraction, value) for value in (0, 1, 0.5, -0.1, 1.1, "0.5")] == [
        False,
        False,
        False,
        True,
        True,
        True,
    ]


def test_schemas_neither_convert_nor_accept_the_unknown_nor_change() -> None:
    assert schema_types.Schema.model_config == {"extra": "forbid", "strict": True, "frozen": True}
