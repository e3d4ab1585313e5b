"""What a page says to search engines."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from showcase.pages.linked_data import render_linked_data
from showcase.pages.page import Anchor, Page
from small_site import AS_OF, SmallSite

SITE = "https://weeks.example/"
STORY = "demo-2024/stories/first-lesson/"
DAY = "demo-2024/days/2024-05-12/"


def text_of(small_site: SmallSite, url: str) -> str:
    small_site.approve(on=AS_OF)
    showcase = small_site.generate()
    return render_linked_data(showcase.layout.by_url[url], showcase.site)


def graph_of(small_site: SmallSite, url: str) -> list[dict[str, Any]]:
    data = json.loads(text_of(small_site, url))
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    return graph


def thing_of(small_site: SmallSite, url: str, kind: str) -> dict[str, Any]:
    (thing,) = (thing for thing in graph_of(small_site, url) if thing["@type"] == kind)
    return thing


def test_a_story_is_a_news_article_of_its_school_with_a_picture(small_site: SmallSite) -> None:
    small_site.school()
    small_site.story_with_photo(editor="编辑 沈禾", source="校团委", channel="skills")
    article = thing_of(small_site, STORY, "NewsArticle")
    assert article["headline"] == "车间里的第一课"
    assert article["datePublished"] == "2024-05-12T16:00:00+08:00"
    assert article["dateModified"] == AS_OF.isoformat()
    assert article["author"] == {"@type": "Organization", "name": "试验职业学校"}
    assert article["publisher"]["name"] == "试验教育局"
    assert article["articleSection"] == "十八般武艺"
    assert article["image"].startswith(SITE + "media/")
    assert article["image"].endswith(".jpg")


def test_nobody_is_named_in_a_story(small_site: SmallSite) -> None:
    small_site.story_with_photo(editor="沈禾")
    text = text_of(small_site, STORY)
    assert "沈禾" not in text
    assert '"Person"' not in text


def test_an_entry_of_the_schedule_is_an_event_with_its_times_and_its_place(small_site: SmallSite) -> None:
    small_site.school()
    small_site.event(start="09:00", end="11:30", place="实训楼")
    event = thing_of(small_site, DAY, "Event")
    assert (event["startDate"], event["endDate"]) == ("2024-05-12T09:00:00+08:00", "2024-05-12T11:30:00+08:00")
    assert event["location"]["name"] == "实训楼"
    assert event["organizer"]["name"] == "试验职业学校"
    assert event["url"] == f"{SITE}{DAY}#e-2024-05-12-open-gates"
    assert event["superEvent"] == {"@id": f"{SITE}demo-2024/#week"}
    assert event["eventAttendanceMode"].endswith("/OfflineEventAttendanceMode")


def test_no_end_is_invented(small_site: SmallSite) -> None:
    small_site.event("all-day")
    small_site.event("open", "2024-05-13", start="09:00")
    assert thing_of(small_site, DAY, "Event")["startDate"] == "2024-05-12"
    for day in ("2024-05-12", "2024-05-13"):
        assert "endDate" not in thing_of(small_site, f"demo-2024/days/{day}/", "Event")


@pytest.mark.parametrize(("place", "mode"), [("", "Online"), ("广场", "Mixed")])
def test_a_live_event_takes_place_also_at_its_address(small_site: SmallSite, place: str, mode: str) -> None:
    small_site.event(kind="live", start="09:00", live="https://live.example/", **({"place": place} if place else {}))
    event = thing_of(small_site, DAY, "Event")
    assert event["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    places = event["location"] if place else [event["location"]]
    assert places[-1] == {"@type": "VirtualLocation", "url": "https://live.example/"}


def test_a_week_is_a_festival_that_its_events_name(small_site: SmallSite) -> None:
    week = thing_of(small_site, "demo-2024/", "Festival")
    assert week["@id"] == f"{SITE}demo-2024/#week"
    assert (week["startDate"], week["endDate"]) == ("2024-05-12", "2024-05-14")
    assert [organiser["name"] for organiser in week["organizer"]] == ["试验教育局"]


def test_a_school_is_an_educational_organisation(small_site: SmallSite) -> None:
    small_site.school(website="https://school.example/")
    school = thing_of(small_site, "demo-2024/schools/first/", "EducationalOrganization")
    assert (school["name"], school["sameAs"]) == ("试验职业学校", "https://school.example/")
    assert school["address"]["addressLocality"] == "东城区"


def test_the_home_says_that_the_site_can_be_searched(small_site: SmallSite) -> None:
    search = thing_of(small_site, "", "WebSite")["potentialAction"]
    assert search["target"]["urlTemplate"] == f"{SITE}search/?q={{q}}"
    assert search["query-input"] == "required name=q"


def test_the_way_to_a_page_stands_in_order_with_absolute_addresses(small_site: SmallSite) -> None:
    small_site.story()
    steps = thing_of(small_site, STORY, "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, SITE),
        (2, f"{SITE}demo-2024/"),
        (3, f"{SITE}{DAY}"),
        (4, f"{SITE}{STORY}"),
    ]
    assert steps[-1]["name"] == "车间里的第一课"


def test_no_title_ends_the_script_that_it_stands_in(small_site: SmallSite) -> None:
    title = "</script><script>alert(1)</script> <!-- & \u2028 \u2029"
    page = Page("page/", "page.html", title, None, crumbs=(Anchor("首页"),), things=({"name": title},))
    text = render_linked_data(page, small_site.generate().site)
    assert not set("<>&\u2028\u2029") & set(text)
    parsed = html.fragment_fromstring(f'<div><script type="application/ld+json">{text}</script><p></p></div>')
    assert [element.tag for element in parsed] == ["script", "p"]
    thing, crumbs = json.loads(parsed[0].text)["@graph"]
    assert (thing["name"], crumbs["itemListElement"][-1]["name"]) == (title, title)


def test_a_page_that_is_about_nothing_and_lies_nowhere_says_nothing(small_site: SmallSite) -> None:
    assert render_linked_data(Page("page/", "page.html", "页面", None), small_site.generate().site) == ""


def test_every_address_is_absolute_and_equal_content_gives_equal_bytes(small_site: SmallSite) -> None:
    small_site.school()
    small_site.story_with_photo()
    first = text_of(small_site, STORY)
    assert first == text_of(small_site, STORY)

    def addresses(value: object) -> list[str]:
        if isinstance(value, dict):
            return [
                found
                for key, part in value.items()
                for found in ([part] if key in {"@id", "url", "item", "image"} else addresses(part))
            ]
        return [found for part in value for found in addresses(part)] if isinstance(value, list) else []

    found = addresses(json.loads(first))
    assert len(found) > 4
    assert all(address.startswith(SITE) for address in found)
