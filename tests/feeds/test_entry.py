"""What a feed says of a story, in plain values."""

from __future__ import annotations

from datetime import datetime, timedelta

from showcase.feeds.entry import Entry, entries_of
from small_site import AS_OF, ZONE, SmallSite, draw_photo

STORIES = "content/weeks/demo-2024/stories"
PHOTO = {"file": "01.jpg", "caption": "图片", "pupils": False}


def entries(small_site: SmallSite, as_of: datetime = AS_OF) -> dict[str, Entry]:
    return entries_of(small_site.generate(as_of).layout.views[0])


def test_an_entry_has_the_words_of_its_story_and_where_it_stands(small_site: SmallSite) -> None:
    small_site.story(channel="best", source="校团委")
    small_site.approve()
    entry = entries(small_site)["first-lesson"]
    assert entry.url == "https://weeks.example/demo-2024/stories/first-lesson/"
    assert (entry.title, entry.summary, entry.creator) == ("车间里的第一课", "老师傅开了机床。", "校团委")
    assert entry.categories == ("活动开展情况", "最美职教")
    assert (entry.media, entry.enclosure) == ((), None)


def test_photos_come_before_films_and_a_film_is_what_is_enclosed(small_site: SmallSite) -> None:
    folder = small_site.story_with_film(photos=[PHOTO])
    draw_photo(folder / "01.jpg")
    small_site.approve()
    entry = entries(small_site)["first-film"]
    assert [medium.kind for medium in entry.media] == ["image", "video"]
    assert entry.enclosure == entry.media[1]
    assert [medium.seconds for medium in entry.media] == [0, 2]
    assert entry.html.index("<img") < entry.html.index("<video")


def test_a_story_arrives_when_it_is_approved_or_when_its_editor_lets_it_out(small_site: SmallSite) -> None:
    early, late = datetime(2024, 5, 12, 12, 0, tzinfo=ZONE), datetime(2024, 5, 14, 8, 0, tzinfo=ZONE)
    small_site.story("approved")
    small_site.story("set", publish_at="2024-05-14T08:00")
    small_site.story("set-before", publish_at="2024-05-12T08:00")
    small_site.approve(STORIES, on=early)
    found = entries(small_site)
    assert {slug: entry.arrived for slug, entry in found.items()} == {
        "approved": early,
        "set": late,
        "set-before": early,
    }


def test_a_correction_arrives_anew_and_keeps_its_date(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    before = entries(small_site)["first-lesson"]
    small_site.story(title="改过的题目")
    small_site.approve(on=AS_OF)
    after = entries(small_site, AS_OF + timedelta(hours=1))["first-lesson"]
    assert after.published.date() == before.published.date()
    assert before.arrived < after.arrived == AS_OF
