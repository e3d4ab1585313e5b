"""What the desk needs of a week for its statistics."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

import pytest

from showcase.desk.forms.reporting_week import KnownSchool, ReportingWeek, Unreadable, read_reporting_week
from small_site import SmallSite

WEEK = PurePosixPath("content/weeks/demo-2024")


def read(site: SmallSite) -> ReportingWeek:
    return read_reporting_week(site.root, WEEK)


def test_the_programme_the_schools_and_the_records_are_read(small_site: SmallSite) -> None:
    small_site.week(statistics_form="xinxiang")
    small_site.school(short_title="试验校")
    small_site.school("college", title="试验学院", kind="高等职业学校")
    small_site.write_yaml(f"{WEEK}/statistics.yml", {"records": [{"unit": "甲县", "level": "county", "people": 3}]})
    week = read(small_site)
    assert (week.form, week.region, week.level) == ("xinxiang", "试验市", "city")
    assert (week.start, week.end) == (date(2024, 5, 12), date(2024, 5, 14))
    assert KnownSchool("试验职业学校", "试验校", "中等职业学校", "东城区") in week.schools
    assert [school.level for school in week.schools] == ["college", "school"]
    assert week.expected_units == ("甲县",)


def test_before_anybody_reported_the_schools_suggest_who_will(small_site: SmallSite) -> None:
    small_site.school()
    small_site.school("second", title="第二学校")
    small_site.school("own", title="市属学校", district="试验市")
    small_site.school("college", title="试验学院", kind="高等职业学校", district="西城区")
    assert set(read(small_site).expected_units) == {"东城区", "西城区", "市属学校", "试验学院"}
    small_site.week(level="district")
    assert set(read(small_site).expected_units) == {"试验职业学校", "第二学校", "市属学校", "试验学院"}


def test_a_school_that_cannot_be_read_is_passed_over(small_site: SmallSite) -> None:
    small_site.write(f"{WEEK}/schools/broken/index.md", "---\ntitle: [\n---\n")
    (small_site.week_path / "schools" / "empty").mkdir()
    assert [school.title for school in read(small_site).schools] == ["试验职业学校"]


@pytest.mark.parametrize(
    "text",
    [
        "records: [\n",
        "records: [{unit: 甲}]\n",
        "records: [{unit: 甲, level: county, people: 1, students: 2}]\n",
    ],
)
def test_a_file_with_faults_has_to_be_put_right_first(small_site: SmallSite, text: str) -> None:
    small_site.write(f"{WEEK}/statistics.yml", text)
    with pytest.raises(Unreadable) as caught:
        read(small_site)
    assert {str(issue.source_path) for issue in caught.value.issues} == {f"{WEEK}/statistics.yml"}


def test_a_week_without_a_sound_week_yml_cannot_report(small_site: SmallSite) -> None:
    small_site.week(theme=None)
    with pytest.raises(Unreadable):
        read(small_site)
