"""What one can subscribe to."""

from __future__ import annotations

from datetime import datetime

from showcase.feeds.subscription import list_subscriptions
from small_site import ZONE, SmallSite


def test_each_page_with_stories_of_its_own_can_be_subscribed_to(small_site: SmallSite) -> None:
    small_site.story(channel="best")
    small_site.approve()
    showcase = small_site.generate()
    found = {one.page_url: one for one in list_subscriptions(showcase.site, showcase.layout.views)}
    assert sorted(found) == [
        "",
        "demo-2024/",
        "demo-2024/channels/best/",
        "demo-2024/channels/skills/",
        "demo-2024/days/2024-05-12/",
        "demo-2024/days/2024-05-13/",
        "demo-2024/days/2024-05-14/",
        "demo-2024/schools/first/",
    ]
    assert found["demo-2024/"].url == "demo-2024/feed.xml"
    counts = {url: sum(len(stories) for _, stories in one.stories) for url, one in found.items()}
    assert {url for url, count in counts.items() if count == 0} == {
        "demo-2024/days/2024-05-13/",
        "demo-2024/days/2024-05-14/",
    }


def test_words_and_beginning_come_from_what_it_is_about(small_site: SmallSite) -> None:
    small_site.approve()
    showcase = small_site.generate()
    found = {one.page_url: one for one in list_subscriptions(showcase.site, showcase.layout.views)}
    assert (found[""].title, found[""].description) == ("试验活动周", "天天有活动")
    day = found["demo-2024/days/2024-05-12/"]
    assert (day.title, day.description) == ("试验 2024 · 5月12日", "2024年试验职业教育活动周5月12日")
    assert {one.begin for one in found.values()} == {datetime(2024, 5, 12, tzinfo=ZONE)}


def test_a_site_without_weeks_can_be_subscribed_to(small_site: SmallSite) -> None:
    (small_site.week_path / "week.yml").unlink()
    showcase = small_site.generate()
    assert [one.url for one in list_subscriptions(showcase.site, showcase.layout.views)] == ["feed.xml"]
