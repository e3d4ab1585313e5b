"""Characters that no text may hold."""

from __future__ import annotations

import pytest

from showcase.reader.characters import holds_forbidden


@pytest.mark.parametrize(
    "text", ["", "甲乙", "a\tb\nc", "全角\u3000空格", "a\u00a0b", "👨‍👩‍👧", "𠮷", "\ufeff", "\u200b", "\ue000"]
)
def test_ordinary_text_holds_none(text: str) -> None:
    assert not holds_forbidden(text)


@pytest.mark.parametrize(
    "character",
    ["\0", "\x08", "\x0b", "\x0c", "\r", "\x1b", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069",
     "\ud800", "\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"],
)  # fmt: skip
def test_control_characters_noncharacters_and_deceptive_marks_are_forbidden(character: str) -> None:
    assert holds_forbidden(f"甲{character}乙")
