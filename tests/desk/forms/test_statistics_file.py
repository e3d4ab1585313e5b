"""statistics.yml with records added and values changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.desk.forms.statistics_file import Unwritable, with_records
from showcase.reader.yaml_document import parse_yaml

NEW = {"level": "county", "people": 90, "unit": "乙县", "coverage": 0.7715}
TEXT = """\
# 示例数据
records:
  # 第一家
  - unit: 甲县   # 全称
    level: county
    students: 41 # 核对过
    activities: >-
      展示
      讲座

  - {unit: 丙县, level: county, people: 3}  # 末一家
# 完
"""


def test_a_missing_file_is_begun() -> None:
    assert with_records("", [NEW], {}) == (
        "records:\n  - unit: 乙县\n    level: county\n    coverage: 0.7715\n    people: 90\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "records: []\n",
        "records:\n",
        "records:",
        "# 说明\n",
        "# 说明\nrecords: [ ]  # 还没有\n",
        "records:\n# 还没有",
        "\n\n",
    ],
)
def test_an_empty_file_is_filled_and_its_comments_stay(text: str) -> None:
    written = with_records(text, [NEW], {})
    assert written.endswith("    people: 90\n")
    assert all(comment in written for comment in ("# 说明", "# 还没有") if comment in text)


def test_new_records_stand_behind_the_old_and_nothing_else_is_touched() -> None:
    written = with_records(TEXT, [NEW], {})
    assert written == TEXT + "  - unit: 乙县\n    level: county\n    coverage: 0.7715\n    people: 90\n"


@pytest.mark.parametrize("indent", ["", "    "])
def test_new_records_are_indented_as_the_old_ones(indent: str) -> None:
    text = f"records:\n{indent}- unit: 甲县\n{indent}  level: county"
    assert with_records(text, [NEW], {}) == (
        f"{text}\n{indent}- unit: 乙县\n{indent}  level: county\n{indent}  coverage: 0.7715\n{indent}  people: 90\n"
    )


def test_values_are_changed_in_place_and_new_ones_added_to_their_record() -> None:
    text = TEXT.replace("    activities: >-\n      展示\n      讲座\n", "")
    written = with_records(
        text, [], {0: {"students": 50, "media": "两篇: 好", "teachers": 7}, 1: {"people": 4, "projects": 2}}
    )
    assert written == text.replace(
        "students: 41 # 核对过", 'students: 50 # 核对过\n    teachers: 7\n    media: "两篇: 好"'
    ).replace("people: 3}", "people: 4, projects: 2}")


def test_a_value_before_folded_words_is_changed() -> None:
    assert with_records(TEXT, [], {0: {"students": 50}}) == TEXT.replace("41", "50")


@pytest.mark.parametrize("fields", [{"activities": "别的"}, {"media": "两篇"}])
def test_folded_words_are_left_to_their_editor(fields: dict[str, Any]) -> None:
    with pytest.raises(Unwritable):
        with_records(TEXT, [], {0: fields})


def test_line_ends_and_byte_order_mark_stay() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    assert with_records(text, [NEW], {0: {"students": 50}}) == "\ufeff" + with_records(
        TEXT, [NEW], {0: {"students": 50}}
    ).replace("\n", "\r\n")


def test_nothing_to_write_is_nothing_changed() -> None:
    assert with_records(TEXT, [], {}) == TEXT


@pytest.mark.parametrize("text", ["records: [{unit: 甲县, level: county}]\n", "records: [\n", f"{TEXT}...\n"])
def test_a_file_that_cannot_be_extended_safely_is_left(text: str) -> None:
    with pytest.raises(Unwritable):
        with_records(text, [NEW], {})


WORDS = (
    st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), min_size=1).map(str.strip).filter(bool)
)


@given(
    unit=WORDS,
    media=st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
    people=st.integers(0, 10**9),
    share=st.integers(0, 10_000).map(lambda n: n / 10_000),
)
def test_whatever_is_written_reads_as_what_was_meant(unit: str, media: str, people: int, share: float) -> None:
    added = {"unit": unit, "level": "county", "people": people, "media": media, "coverage": share}
    written = with_records(TEXT, [added], {1: {"people": people, "media": media, "coverage": share}})
    data = parse_yaml(written).data
    assert data is not None
    assert data["records"][2] == added
    assert data["records"][1] == {
        "unit": "丙县",
        "level": "county",
        "people": people,
        "media": media,
        "coverage": share,
    }
