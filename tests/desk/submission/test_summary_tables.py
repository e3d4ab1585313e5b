"""What a week's summary counts."""

from __future__ import annotations

from packages import WEEK, desk_of
from showcase.desk.submission.public_week import PublicWeek, read_public_week
from showcase.desk.submission.summary_tables import (
    count_rows,
    day_rows,
    day_widths,
    figure_rows,
    opening_words,
    report_rows,
    report_words,
    unit_rows,
)
from small_site import SmallSite


def public_of(site: SmallSite) -> PublicWeek:
    site.approve()
    with desk_of(site) as desk:
        return read_public_week(desk, WEEK, lambda _: (), render=False)


def test_the_opening_words_are_those_of_the_week(small_site: SmallSite) -> None:
    small_site.week(co_organisers=["试验学院"], opening={"at": "2024-05-12T09:00", "place": "体育馆"})
    assert opening_words(public_of(small_site).week) == (
        "2024年试验职业教育活动周于2024年5月12日—14日举行，主题为“技能：让生活更美好”，"
        "由试验教育局主办，试验学院承办。启动仪式在体育馆举行。"
    )


def test_units_are_listed_with_a_total_that_counts_nobody_twice(small_site: SmallSite) -> None:
    city = {"unit": "试验市", "level": "city", "students": 3000, "enrolled": 4000}
    county = {"unit": "东城区", "level": "county", "students": 1000, "enrolled": 2000, "within": "试验市"}
    small_site.write_yaml(f"content/weeks/{WEEK}/statistics.yml", {"records": [city, county]})
    week = public_of(small_site).week
    assert unit_rows(week) == [
        ("单位", "参与学生（人）", "学生参与覆盖率"),
        ("试验市", "3,000", "75.0%"),
        ("东城区", "1,000", "50.0%"),
        ("合计", "3,000", "75.0%"),
    ]
    assert ("参与学生", "3,000 人") in figure_rows(week)
    assert ("学生参与覆盖率", "75.0%") in figure_rows(week)


def test_without_reports_there_is_no_table_of_units(small_site: SmallSite) -> None:
    assert unit_rows(public_of(small_site).week) == []


def test_each_day_has_its_events_and_stories(small_site: SmallSite) -> None:
    small_site.event(start="09:00", end="11:00", place="操场")
    small_site.story()
    small_site.story("draft", status="draft")
    public = public_of(small_site)
    assert day_rows(public)[:3] == [
        ("日期", "活动", "故事"),
        ("5月12日\n周日", "09:00–11:00　校园开放（试验职业学校，操场）", "1 篇"),
        ("5月13日\n周一", "—", "0 篇"),
    ]
    small_site.week(days={"2024-05-12": "启动日"})
    public = public_of(small_site)
    assert [row[1] for row in day_rows(public)[:2]] == ["主题", "启动日"]
    assert len(day_widths(public.week)) == len(day_rows(public)[0])


def test_stories_are_counted_by_kind_and_channel(small_site: SmallSite) -> None:
    small_site.story(channel="best")
    assert count_rows(public_of(small_site).week) == [
        ("分类", "名称", "篇数"),
        ("类别", "活动开展情况", "1"),
        ("栏目", "最美职教", "1"),
    ]


def test_reports_are_listed_once_with_outlet_and_level(small_site: SmallSite) -> None:
    link = {"title": "听焊缝", "url": "https://news.example/1", "outlet": "试验日报", "level": "city"}
    small_site.story(links=[link])
    small_site.story("again", links=[link])
    public = public_of(small_site)
    header, row = report_rows(public)
    assert (row[0], row[2], row[3]) == ("5月12日", "试验日报", "市级")
    assert row[1][0].address == "https://news.example/1"  # type: ignore[union-attr]
    assert report_words(public) == "网站收录媒体报道 1 篇，来自 1 家媒体，其中市级 1 篇。"
    assert len(header) == len(row)
