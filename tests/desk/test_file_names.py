"""Names of files that every system takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.desk.file_names import STEM_BYTES, file_stem


@pytest.mark.parametrize(
    ("parts", "stem"),
    [
        (("01", "堤柳康育职业学校", "我的一天"), "01-堤柳康育职业学校-我的一天"),
        (("../../x",), "／..／x"),
        (("=cmd|' /C calc'!A0",), "=cmd｜' ／C calc'!A0"),
        (("CON",), "CON_"),
        (("con.txt",), "con.txt_"),
        (("01", "CON"), "01-CON"),
        (("名字. . ",), "名字"),
        (("一\n二\t三\u200b四\u202e五",), "一 二 三 四 五"),
        (("", "。", ""), "。"),
        (("...",), "未命名"),
        (('<a>:"b"?*\\',), "＜a＞：＂b＂？＊＼"),
    ],
)
def test_words_become_a_name(parts: tuple[str, ...], stem: str) -> None:
    assert file_stem(*parts) == stem


def test_a_long_name_is_cut_between_characters() -> None:
    stem = file_stem("01", "长" * 300)
    assert stem == "01-" + "长" * ((STEM_BYTES - 3) // 3)


@given(st.lists(st.text(max_size=80), max_size=3))
def test_no_words_make_a_name_that_windows_refuses(parts: list[str]) -> None:
    stem = file_stem(*parts)
    assert stem
    assert len(stem.encode()) <= STEM_BYTES + 1
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', stem)
    assert stem == stem.strip(" .")
