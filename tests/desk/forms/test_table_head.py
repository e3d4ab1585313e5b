"""Where a form's table stands."""

from __future__ import annotations

from typing import Any

import pytest

from returned_forms import FORMS_AS_RETURNED, SHANDONG_HEAD, XINXIANG_HEAD, grid_of
from showcase.desk.forms.form import FORMS
from showcase.desk.forms.table_head import TableHead, find_head

XINXIANG = FORMS["xinxiang"]


def head_of(*rows: list[Any], slug: str = "xinxiang") -> TableHead:
    head = find_head(FORMS[slug], grid_of(rows))
    assert head is not None
    return head


@pytest.mark.parametrize(("slug", "first", "last"), [("xinxiang", 2, 2), ("shandong", 4, 4), ("rongchang", 4, 5)])
def test_the_head_of_each_form_is_found_as_it_stands(slug: str, first: int, last: int) -> None:
    head = head_of(*FORMS_AS_RETURNED[slug], slug=slug)
    assert (head.first, head.last, head.missing, head.repeated, head.extra) == (first, last, (), (), ())
    assert [head.columns[column.field] for column in FORMS[slug].columns] == list(
        range(1, len(FORMS[slug].columns) + 1)
    )


def test_columns_may_be_moved_and_others_added() -> None:
    head = head_of(["备注", *reversed(XINXIANG_HEAD), "联系方式"])
    assert (head.columns["unit"], head.columns["projects"], head.columns["schools"]) == (9, 2, 8)
    assert head.extra == ("备注", "联系方式")
    assert head.missing == ()


def test_line_breaks_spaces_brackets_and_short_words_do_not_matter() -> None:
    words = [
        "序 号",
        "市、省直管县\n(市)",
        "参与活动的\n职业院校数（所）",
        "参与教师数",
        "参与 学生数（人）",
        "覆盖率",
        "参与企业数",
        "总人数：",
        "项目数",
    ]
    assert head_of(words).missing == ()


def test_words_may_be_split_over_two_rows() -> None:
    upper = [None, None, *["参与活动的"] * 5, "参与", "观摩体验"]
    lower = [
        "序号",
        "市、省直管县（市）",
        "职业院校数",
        "职业院校教师数",
        "职业院校学生数",
        "职业院校学生参与覆盖率",
        "企业数",
        "总人数",
        "活动项目数",
    ]
    head = head_of(["题目"], upper, lower)
    assert head.missing == ()
    assert head.last == 3


def test_students_enrolled_are_taken_where_somebody_adds_them() -> None:
    assert head_of([*XINXIANG_HEAD, "在校生数"]).columns["enrolled"] == 10


def test_what_is_missing_or_there_twice_is_told_by_the_forms_words() -> None:
    head = head_of([*XINXIANG_HEAD[:-1], "参与总人数"])
    assert (head.missing, head.repeated) == (("观摩体验活动项目数",), ("参与总人数",))
    assert head_of(SHANDONG_HEAD).missing == ("市、省直管县(市)",)


@pytest.mark.parametrize("rows", [[], [["附件"], ["学校", "电话"]], [["序号", "单位", "参与总人数的说明"]]])
def test_a_sheet_without_the_table_has_no_head(rows: list[list[Any]]) -> None:
    assert find_head(XINXIANG, grid_of(rows)) is None


def test_a_large_sheet_of_long_words_is_looked_through_quickly() -> None:
    rows = [["参与活动的职业院校数" * 500] * 100 for _ in range(300)]
    assert find_head(XINXIANG, grid_of(rows)) is None
