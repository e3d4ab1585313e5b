"""Characters that no text may hold: they break XML, deceive the reader, or cannot be seen."""

from __future__ import annotations

import re
import unicodedata

# What no text may hold, at the speed of a pattern.
_FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff"
    + "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# Marks that reverse the direction of reading, and separators that YAML, but no editor, takes for the end of a line.
_DECEPTIVE = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\x85")


def holds_forbidden(text: str) -> bool:
    """Whether a text holds a control character (tabs and line ends excepted), a surrogate, a noncharacter or a deceptive mark."""
    # isprintable() is quicker still, and true for nearly every text of one line.
    return not text.isprintable() and _FORBIDDEN.search(text) is not None


def is_forbidden(character: str) -> bool:
    """Whether a character may not stand in any text."""
    if character in "\t\n":
        return False
    code = ord(character)
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE or character in _DECEPTIVE:
        return True
    return unicodedata.category(character) in {"Cc", "Cs"}
