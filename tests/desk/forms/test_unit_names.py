"""Names of reporting units."""

from __future__ import annotations

import pytest

from returned_forms import reporting_week
from showcase.desk.forms.reporting_week import KnownSchool
from showcase.desk.forms.unit_names import UnitNames
from showcase.model import StatisticsRecord

SCHOOLS = (
    KnownSchool("荣昌濑溪职业学校", "濑溪学校", "中等职业学校", "荣昌区"),
    KnownSchool("潍坊鸢程职业技术学院", "鸢程学院", "高等职业学校", "潍坊市"),
    KnownSchool("麦浪教育集团", "", "高等职业学校", "原阳县"),
)
NAMES = UnitNames(
    reporting_week(StatisticsRecord("示例学校（示例）", "school"), StatisticsRecord("高新", "county"), schools=SCHOOLS),
    {"新区": "county"},
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("甲 市", "甲市"),
        ("甲\n县", "甲县"),
        ("济南市教育局", "济南市"),
        ("荣昌区教育委员会", "荣昌区"),
        ("原阳县教育体育局", "原阳县"),
        ("教育局", "教育局"),
        ("示例学校(示例)", "示例学校（示例）"),
        ("荣昌濑溪职业学校\u200b", "荣昌濑溪职业学校"),
    ],
)
def test_a_name_is_settled_as_records_have_it(written: str, name: str) -> None:
    assert NAMES.settle(written) == name


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("濑溪学校", "荣昌濑溪职业学校"),
        ("鸢程学院", "潍坊鸢程职业技术学院"),
        ("荣昌", "荣昌区"),
        ("甲", "甲市"),
        ("荣昌濑溪职业学校", None),
        ("陌生学校", None),
        ("高新", None),
    ],
)
def test_a_short_name_is_told_by_its_full_one(name: str, full: str | None) -> None:
    assert NAMES.full_name(name) == full


def test_a_name_that_may_be_short_is_noticed_and_one_of_another_school_is_not() -> None:
    assert NAMES.likely_full_name("荣昌濑溪职校") == "荣昌濑溪职业学校"
    assert NAMES.likely_full_name("濑溪职业学校") == "荣昌濑溪职业学校"
    for name in ("潍坊职业学院", "荣昌职业学校", "荣昌濑溪职业学校", "甲县", "学校"):
        assert NAMES.likely_full_name(name) is None, name


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("甲市", "city"),
        ("辉县市", "county"),
        ("乙县", "county"),
        ("丙区", "county"),
        ("黔东南州", "city"),
        ("丁职业技术学院", "college"),
        ("丁师范高等专科学校", "college"),
        ("丁大学（示例）", "college"),
        ("丁技师学院", "school"),
        ("丁职业学校（示例）", "school"),
        ("丁县职教中心", "school"),
        ("麦浪教育集团", "college"),
        ("高新", "county"),
        ("新区", "county"),
        ("某某公司", None),
    ],
)
def test_the_level_follows_from_record_page_or_name(name: str, level: str | None) -> None:
    assert NAMES.level_of(name) == level


def test_in_a_province_a_city_is_a_city() -> None:
    assert UnitNames(reporting_week(level="province", region="某省"), {}).level_of("济南市") == "city"


def test_a_level_told_for_all_others_is_the_last_resort() -> None:
    names = UnitNames(reporting_week(), {}, "school")
    assert (names.level_of("某某公司"), names.level_of("乙县")) == ("school", "county")
