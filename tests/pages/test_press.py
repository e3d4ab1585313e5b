"""Press coverage: what counts as a report, and how often."""

from __future__ import annotations

from typing import Any

from showcase.pages.press import PressValues
from small_site import APPROVED_ON, AS_OF, SmallSite

URL = "demo-2024/press/"


def report(title: str = "报道", **changes: Any) -> dict[str, Any]:
    return {"title": title, "url": f"https://news.example/{title}", "outlet": "示例日报", "level": "city", **changes}


def press_of(small_site: SmallSite) -> PressValues:
    small_site.approve(on=AS_OF)
    values = small_site.page(URL).values
    assert isinstance(values, PressValues)
    return values


def test_reports_stand_by_level_the_highest_first_and_without_one_last(small_site: SmallSite) -> None:
    levels = ("district", "national", "city", "province")
    links = [report(level, level=level) for level in levels]
    unknown = report("unknown")
    del unknown["level"]
    small_site.story(links=[unknown, *links])
    groups = [(group.id, group.name, len(group.reports)) for group in press_of(small_site).groups]
    assert groups == [
        ("national", "国家级", 1),
        ("province", "省级", 1),
        ("city", "市级", 1),
        ("district", "区县级", 1),
        ("other", "其他媒体", 1),
    ]


def test_the_newest_day_comes_first_within_a_level(small_site: SmallSite) -> None:
    for slug, day in (("a", "2024-05-13"), ("b", "2024-05-14"), ("c", "2024-05-12")):
        small_site.story(slug, day, links=[report(slug)])
    (group,) = press_of(small_site).groups
    assert [found.title for found in group.reports] == ["b", "a", "c"]


def test_a_report_names_its_outlet_day_school_and_story(small_site: SmallSite) -> None:
    small_site.story(title="车间里的课", links=[report()])
    (found,) = press_of(small_site).groups[0].reports
    assert (found.title, found.url, found.outlet) == ("报道", "https://news.example/报道", "示例日报")
    assert (found.day.iso, found.school.title) == ("2024-05-12", "试验职业学校")
    assert [(story.title, story.url) for story in found.stories] == [("车间里的课", "demo-2024/stories/first-lesson/")]


def test_a_report_that_several_stories_name_counts_once(small_site: SmallSite) -> None:
    address = "https://news.example/one"
    small_site.story("early", "2024-05-12", title="早", links=[report(url=address, level=None)])
    small_site.story(
        "late", "2024-05-13", title="晚", links=[report("又一次", url=f"{address}/#top", level="province")]
    )
    press = press_of(small_site)
    assert (press.reports, press.outlets) == (1, 1)
    ((found,),) = [group.reports for group in press.groups]
    assert (found.title, found.day.iso, found.level) == ("报道", "2024-05-12", "province")
    assert [story.title for story in found.stories] == ["早", "晚"]


def test_addresses_that_differ_in_their_query_are_two_reports(small_site: SmallSite) -> None:
    addresses = ("https://news.example/?id=1", "https://news.example/?id=2")
    small_site.story(links=[report(url=url) for url in addresses])
    assert press_of(small_site).reports == 2


def test_counts_are_those_of_the_statistics_form(small_site: SmallSite) -> None:
    levels = ("national", "province", "city", "city", "district")
    links = [report(str(number), level=level) for number, level in enumerate(levels)]
    links[0]["outlet"] = "另一家报"
    small_site.story(links=links)
    press = press_of(small_site)
    assert (press.reports, press.outlets, press.city_and_above, press.district) == (5, 2, 4, 1)


def test_a_link_without_an_outlet_is_no_report(small_site: SmallSite) -> None:
    small_site.story(links=[{"title": "网上校园", "url": "https://school.example/"}])
    small_site.approve()
    assert URL not in small_site.generate().layout.by_url


def test_other_links_of_a_story_with_a_report_are_not_counted(small_site: SmallSite) -> None:
    small_site.story(links=[report(), {"title": "网上校园", "url": "https://school.example/"}])
    assert press_of(small_site).reports == 1


def test_what_an_unapproved_story_names_is_not_there(small_site: SmallSite) -> None:
    small_site.story("public", links=[report()])
    small_site.approve()
    small_site.story("waiting", links=[report("未公开")])
    assert press_of_public(small_site).reports == 1


def press_of_public(small_site: SmallSite) -> PressValues:
    values = small_site.page(URL).values
    assert isinstance(values, PressValues)
    return values


def test_the_page_changed_when_a_story_with_a_report_did(small_site: SmallSite) -> None:
    small_site.story("one", links=[report()])
    small_site.approve()
    small_site.story("two")
    small_site.approve("content/weeks/demo-2024/stories/2024-05-12/two", on=AS_OF)
    assert small_site.page(URL).updated == APPROVED_ON
