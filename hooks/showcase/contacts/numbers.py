"""What makes a row of digits a number of a certain kind: check digits, dates, prefixes."""

from __future__ import annotations

import re
from datetime import date

# GB/T 2260: the first two digits of an administrative division.
_PROVINCES = frozenset(
    map(
        str,
        (
            *range(11, 16),
            *range(21, 24),
            *range(31, 38),
            *range(41, 47),
            *range(50, 55),
            *range(61, 66),
            71,
            81,
            82,
            83,
        ),
    )
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_YEARS = range(1900, 2100)


def is_identity_number(number: str) -> bool:
    """Whether 18 characters are an identity number by division, birthday and check digit (GB 11643: ISO 7064, mod 11-2)."""
    return has_birthday(number) and check_digit(number[:17]) == number[17].upper()


def check_digit(digits: str) -> str:
    """The last character that belongs to the first 17 digits of an identity number."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11]


def has_birthday(number: str) -> bool:
    """Whether an identity number of 18 or 15 characters could be somebody's: a division of the country and a day."""
    day = number[6:14] if len(number) == 18 else f"19{number[6:12]}"
    return number[:2] in _PROVINCES and is_day(day)


def is_day(digits: str) -> bool:
    """Whether eight digits are a day of the last or of this century, such as 20230515."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).year in _YEARS
    except ValueError:
        return False


def passes_luhn(digits: str) -> bool:
    """Whether a card number's last digit fits the others (ISO/IEC 7812-1)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def normal_number(words: str) -> str:
    """A phone number's own digits: without the country's code, an extension, or what stands between them."""
    digits = "".join(re.findall(r"\d", words))
    bare = re.sub(r"^(?:00)?86(?=0?[1-9]\d{8,})", "", digits)
    # Abroad the zero of the area falls away; at home it is dialled.
    return f"0{bare}" if bare != digits and not re.match(r"0|1[3-9]\d{9}$|[48]00\d{7}$", bare) else bare
