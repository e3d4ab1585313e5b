"""A week before, during and after itself."""

from __future__ import annotations

from showcase.pages.phases import Phases, phases_of
from small_site import AS_OF, SmallSite


def phases(small_site: SmallSite) -> Phases:
    small_site.approve(on=AS_OF)
    return phases_of(small_site.generate().layout.views[0])


def test_a_week_counts_down_to_its_ceremony_else_to_its_first_day(small_site: SmallSite) -> None:
    assert phases(small_site).opens_iso == "2024-05-12T00:00:00+08:00"
    small_site.week(opening={"at": "2024-05-12T09:30+08:00", "place": "体育馆"})
    assert phases(small_site).opens_iso == "2024-05-12T09:30:00+08:00"


def test_a_ceremony_on_another_day_is_not_when_the_week_opens(small_site: SmallSite) -> None:
    small_site.week(opening={"at": "2024-05-13T09:30+08:00", "place": "体育馆"})
    assert phases(small_site).opens_iso == "2024-05-12T00:00:00+08:00"


def test_each_day_has_its_events_by_time_and_its_first_stories_the_chosen_before_others(small_site: SmallSite) -> None:
    small_site.event("late", start="14:00")
    small_site.event("early", start="09:00", end="10:00")
    small_site.event("other-day", "2024-05-13")
    for slug in ("a", "b", "c"):
        small_site.story(slug)
    small_site.story("z", featured=True)
    first, second, third = phases(small_site).days
    assert [row.time for row in first.events] == ["09:00–10:00", "14:00"]
    assert [story.url.split("/")[-2] for story in first.stories] == ["z", "a"]
    assert (len(second.events), second.stories, third.events) == (1, (), ())


def test_afterwards_it_leads_to_what_there_is_to_see(small_site: SmallSite) -> None:
    small_site.story_with_photo(featured=True)
    small_site.story_with_film()
    found = phases(small_site)
    links = {link.title: link.url for link in found.reviews}
    assert links["精彩推荐"] == "demo-2024/#featured"
    assert links["影像 1 部"] == "demo-2024/#films"
    assert [chip.iso for chip in found.pictured] == ["2024-05-12"]


def test_a_week_that_has_a_page_of_statistics_leads_there(small_site: SmallSite) -> None:
    small_site.story()
    found = phases(small_site)
    assert [link.url for link in found.reviews if link.url.endswith("/statistics/")] == ["demo-2024/statistics/"]


def test_a_week_of_which_nothing_is_public_still_leads_to_its_days(small_site: SmallSite) -> None:
    found = phases(small_site)
    assert [link.url for link in found.reviews] == ["demo-2024/#by-day"]
    assert found.pictured == ()
