"""A week's home: by day, by place, by visitor."""

from __future__ import annotations

from showcase.pages.week import FEATURED, LATEST, WeekValues
from small_site import AS_OF, SmallSite, draw_photo


def week_of(small_site: SmallSite) -> WeekValues:
    values = small_site.page("demo-2024/").values
    assert isinstance(values, WeekValues)
    return values


def test_the_three_ways_in_lead_to_days_schools_and_visitors(small_site: SmallSite) -> None:
    small_site.school("second", title="第二职业学校", district="西城区")
    small_site.school("third", title="第三职业学校")
    small_site.approve()
    week = week_of(small_site)
    assert [chip.iso for chip in week.week.days] == ["2024-05-12", "2024-05-13", "2024-05-14"]
    places = {group.name: [card.title for card in group.schools] for group in week.places}
    assert places == {"东城区": ["试验职业学校", "第三职业学校"], "西城区": ["第二职业学校"]}
    assert [card.name for card in week.audiences] == ["家长"]
    assert [card.name for card in week.channels] == ["十八般武艺"]


def test_no_story_stands_among_the_featured_and_the_latest(small_site: SmallSite) -> None:
    for number in range(FEATURED + LATEST + 3):
        small_site.story(f"story-{number:02}", featured=number < FEATURED + 1)
    small_site.approve(on=AS_OF)
    week = week_of(small_site)
    featured, latest = ({card.url for card in cards} for cards in (week.featured, week.latest))
    assert (len(featured), len(latest)) == (FEATURED, LATEST)
    assert not featured & latest


def test_the_boards_of_all_schools_hang_in_one_hall(small_site: SmallSite) -> None:
    for slug in ("first", "second"):
        board = {"title": f"{slug} 的展板", "topic": "产教融合", "file": "b.jpg", "caption": "展板", "pupils": False}
        draw_photo(small_site.school(slug, boards=[board]) / "b.jpg", (200, 450), seed=slug)
    small_site.approve()
    assert [board.title for board in week_of(small_site).boards] == ["first 的展板", "second 的展板"]


def test_numbers_are_counted_until_they_are_reported(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve(on=AS_OF)
    assert [(number.value, number.unit) for number in week_of(small_site).numbers] == [
        ("1", "所"),
        ("1", "篇"),
        ("0", "场"),
        ("0", "张"),
    ]
    records = [{"unit": f"{name}市", "level": "city", "people": 9600, "projects": 24} for name in "甲乙"]
    small_site.write_yaml("content/weeks/demo-2024/statistics.yml", {"records": records})
    assert [number.value for number in week_of(small_site).numbers] == ["19,200", "48", "1", "1"]


def test_other_weeks_stand_below_the_latest_first(small_site: SmallSite) -> None:
    source = (small_site.week_path / "week.yml").read_text(encoding="utf-8")
    for year in range(2017, 2024):
        small_site.write(f"content/weeks/week-{year}/week.yml", source.replace("2024-", f"{year}-"))
    assert [card.head.year for card in week_of(small_site).others] == [2023, 2022, 2021, 2020]


def test_a_week_is_described_by_its_introduction_else_by_its_theme(small_site: SmallSite) -> None:
    assert small_site.page("demo-2024/").description == "技能：让生活更美好"
    small_site.week(introduction="三天的试验。")
    assert small_site.page("demo-2024/").description == "三天的试验。"
