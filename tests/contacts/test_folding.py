"""Folded words: what is drawn or read aloud the same is the same."""

from __future__ import annotations

import pytest

from showcase.contacts.folding import PARTED, fold


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("１３９", "139"),
        ("①③⑨", "139"),
        ("\U0001d7cf\U0001d7d1", "13"),
        ("1\u200b3\u00ad9\ufeff", "139"),
        ("1—3－9−1", "1-3-9-1"),
        ("1\u30003\u00a09\n1", "1 3 9 1"),
        ("**13**`9`", "139"),
        ("&#49;&#x33;&nbsp;9", "13 9"),
        ("\\u0031\\x33", "13"),
        ("13<b>9</b>1<!-- x -->2", "13912"),
        ("[139](https://a.example)", "[139"),
        ("一三九一二三四", "1391234"),
        ("幺零九 一二三四", "109 1234"),
        ("张三1391234", "张三1391234"),
        ("十一月三日", "十一月三日"),
        ("ＱＱ：（甲）", "QQ:(甲)"),
    ],
)
def test_words_are_folded(words: str, folded: str) -> None:
    assert fold(words).words == folded


def test_blocks_part_what_stands_in_them() -> None:
    assert fold("<td>139</td><td>1234</td>").words == f"{PARTED}139{PARTED}{PARTED}1234{PARTED}"


def test_an_element_that_tells_something_is_read() -> None:
    assert "tel:139" in fold('<a href="tel:139">').words


def test_each_character_has_its_place() -> None:
    words = "甲<b>１</b>3&#57;"
    folded = fold(words)
    assert folded.words == "甲139"
    assert [words[place] for place in folded.places[:-1]] == ["甲", "１", "3", "&"]
    assert folded.places[-1] == len(words)
