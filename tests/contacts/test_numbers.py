"""Check digits, days and prefixes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.contacts.numbers import (
    check_digit,
    has_birthday,
    is_day,
    is_identity_number,
    normal_number,
    passes_luhn,
)


def test_the_standards_own_example_is_an_identity_number() -> None:
    # GB 11643-1999, appendix A.
    assert is_identity_number("11010519491231002X")
    assert is_identity_number("11010519491231002x")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(place: int, by: int) -> None:
    digits = "11010519491231002"
    wrong = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]
    assert check_digit(wrong) != "X"


def test_an_identity_number_has_a_division_and_a_birthday() -> None:
    assert has_birthday("130503670401001")
    assert not has_birthday("990503670401001")
    assert not has_birthday("130503671301001")
    assert not has_birthday("124109004172100375")


def test_a_day_is_one_of_the_calendar() -> None:
    assert is_day("20240229")
    assert not is_day("20230229")
    assert not is_day("51234567")
    assert not is_day("5123456")


def test_a_card_number_fits_its_last_digit() -> None:
    assert passes_luhn("4111111111111111")
    assert not passes_luhn("4111111111111112")


@pytest.mark.parametrize(
    ("words", "normal"),
    [
        ("139-1234-5678", "13912345678"),
        ("+86 139 1234 5678", "13912345678"),
        ("8613912345678", "13912345678"),
        ("(0373) 512-3456", "03735123456"),
        ("+86 373 512 3456", "03735123456"),
        ("+86 (0)10 6512 3456", "01065123456"),
        ("+86 400 123 4567", "4001234567"),
        ("400 123 4567", "4001234567"),
        ("5123456", "5123456"),
    ],
)
def test_a_number_has_one_normal_form(words: str, normal: str) -> None:
    assert normal_number(words) == normal
