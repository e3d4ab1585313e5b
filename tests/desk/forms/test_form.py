"""The three forms as the notices print them."""

from __future__ import annotations

from datetime import date

import pytest

from showcase.desk.forms.form import FORMS
from showcase.model import StatisticsRecord

HEADS = {
    "xinxiang": [
        "序号",
        "市、省直管县（市）",
        "参与活动的职业院校数",
        "参与活动的职业院校教师数",
        "参与活动的职业院校学生数",
        "参与活动的职业院校学生参与覆盖率",
        "参与活动的企业数",
        "参与总人数",
        "观摩体验活动项目数",
    ],
    "shandong": [
        "参与活动的职业院校数",
        "参与活动的职业院校教师数",
        "参与活动的职业院校学生数",
        "参与活动的职业院校学生参与覆盖率",
        "参与活动的企业数",
        "参与总人数",
        "观摩体验活动项目数",
        "主要活动形式",
        "媒体报道情况",
    ],
    "rongchang": [
        "区县/高职院校（含职教本科）",
        "参与活动的职业院校数\n（仅区县教育行政部门填写）",
        "参与活动的职业院校教师数",
        "参与活动的职业院校学生数",
        "参与活动的职业院校学生参与覆盖率",
        "参与活动的企业数",
        "参与\n总人数",
        "观摩体验活动\n项目数",
        "市级及以上媒体报道数",
        "区县级媒体报道数",
    ],
}


@pytest.mark.parametrize("slug", HEADS)
def test_the_columns_are_those_of_the_notice(slug: str) -> None:
    assert [column.head for column in FORMS[slug].columns] == HEADS[slug]
    assert FORMS[slug].title(date(2021, 5, 20)) == "2021年职业教育活动周情况统计表"


def test_media_reports_share_a_head_in_one_form() -> None:
    assert [column.group for column in FORMS["rongchang"].columns[-3:]] == ["", "活动周媒体报道数", "活动周媒体报道数"]


def test_a_note_names_the_last_day_of_the_week() -> None:
    (note,) = FORMS["rongchang"].notes_for(date(2024, 6, 7))
    assert note.startswith("填表说明： 6月7日前，")
    assert len(FORMS["shandong"].notes_for(date(2024, 6, 7))) == 3


def test_a_form_carries_its_own_columns_only() -> None:
    record = StatisticsRecord("甲县", "county", 3, students=1, enrolled=3, activities="展示", reports_city=4)
    assert FORMS["xinxiang"].carried(record) == {
        "schools": 3,
        "teachers": None,
        "students": 1,
        "coverage": 0.3333,
        "enterprises": None,
        "people": None,
        "projects": None,
    }
    assert FORMS["shandong"].carried(record)["activities"] == "展示"
    assert FORMS["shandong"].carried(record)["media"] is None
    assert FORMS["rongchang"].carried(record)["reports_city"] == 4


def test_a_college_counts_as_one_and_leaves_open_what_bureaus_fill_in() -> None:
    record = StatisticsRecord("甲学院", "college")
    assert FORMS["shandong"].carried(record)["schools"] == 1
    assert FORMS["rongchang"].carried(record)["schools"] is None


def test_a_share_that_the_unit_worked_out_is_carried() -> None:
    assert FORMS["xinxiang"].carried(StatisticsRecord("甲县", "county", reported_coverage=0.85))["coverage"] == 0.85
