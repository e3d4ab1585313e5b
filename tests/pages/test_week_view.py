"""A public week as pages see it."""

from __future__ import annotations

from datetime import datetime

from showcase.pages.week_view import WeekView
from small_site import AS_OF, ZONE, SmallSite, draw_photo

PHOTO = {"file": "01.jpg", "caption": "学生在看老师傅操作", "pupils": False}
STORIES = "content/weeks/demo-2024/stories"


def view_of(small_site: SmallSite, *, approve: bool = True) -> WeekView:
    if approve:
        small_site.approve(on=AS_OF)
    return small_site.generate().layout.views[0]


def test_stories_stand_newest_first(small_site: SmallSite) -> None:
    small_site.story("late", "2024-05-14")
    small_site.story("b")
    small_site.story("a")
    small_site.story("morning")
    small_site.approve(f"{STORIES}/2024-05-12/morning", on=datetime(2024, 5, 12, 8, 0, tzinfo=ZONE))
    assert [story.slug for story in view_of(small_site).stories] == ["late", "a", "b", "morning"]


def test_events_stand_by_day_and_time_and_what_lasts_all_day_comes_first(small_site: SmallSite) -> None:
    small_site.event("noon", start="12:00")
    small_site.event("morning", start="09:00")
    small_site.event("all-day")
    small_site.event("all-day-too")
    small_site.event("next", "2024-05-13", start="08:00")
    slugs = [event.slug for event in view_of(small_site).events]
    assert slugs == ["all-day", "all-day-too", "morning", "noon", "next"]


def test_a_school_without_a_public_page_is_named_without_a_way_there(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve(STORIES)
    anchor = view_of(small_site, approve=False).school_anchor("first")
    assert (anchor.title, anchor.url) == ("试验职业学校", "")
    anchor = view_of(small_site).school_anchor("first")
    assert anchor.url == "demo-2024/schools/first/"


def test_a_name_that_the_week_does_not_know_leads_nowhere(small_site: SmallSite) -> None:
    view = view_of(small_site)
    assert view.channel_anchor("").url == view.channel_anchor("unknown").url == ""
    assert view.school_anchor("").title == ""


def test_a_figure_carries_its_words_and_its_focus(small_site: SmallSite) -> None:
    small_site.story_with_photo(photos=[{**PHOTO, "credit": "校团委", "focal": [0.25, 1]}])
    view = view_of(small_site)
    figure = view.figure(view.stories[0].photos[0], view.stories[0])
    assert (figure.caption, figure.credit, figure.focus) == ("学生在看老师傅操作", "校团委", "25% 100%")
    assert figure.id == "story-first-lesson-photos-0"


def test_a_story_is_announced_by_its_photo_else_its_film_else_by_words(small_site: SmallSite) -> None:
    small_site.story_with_photo("photo")
    small_site.story_with_film("film")
    small_site.story("words")
    view = view_of(small_site)
    cards = {card.url.split("/")[-2]: card for card in view.story_cards(view.stories)}
    assert cards["photo"].cover is not None
    assert cards["photo"].photos == 1
    assert cards["film"].cover is not None
    assert cards["film"].film_length == "0:02"
    assert (cards["words"].cover, cards["words"].film_length) == (None, "")


def test_chosen_stories_are_featured_else_the_newest_with_a_picture(small_site: SmallSite) -> None:
    small_site.story("plain")
    small_site.story_with_photo("pictured", photos=[PHOTO])
    assert [story.slug for story in view_of(small_site).featured(5)] == ["pictured"]
    small_site.story("chosen", featured=True)
    assert [story.slug for story in view_of(small_site).featured(5)] == ["chosen"]
    assert view_of(small_site).featured(0) == ()


def test_a_channel_holds_the_stories_of_the_channels_below_it(small_site: SmallSite) -> None:
    small_site.story("upper", channel="skills")
    small_site.story("nested", channel="best")
    small_site.story("none")
    view = view_of(small_site)
    upper, nested = view.week.all_channels
    assert {story.slug for story in view.channel_stories(upper)} == {"upper", "nested"}
    assert {story.slug for story in view.channel_stories(nested)} == {"nested"}
    card = view.channel_card(upper)
    assert (card.stories, card.max_minutes, card.channels[0].stories) == (2, "2 分钟以内", 1)


def test_a_week_is_shown_by_a_school_else_by_a_story(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    cover = view_of(small_site).cover()
    assert cover is not None
    assert cover.id == "story-first-lesson-photos-0"
    folder = small_site.school(cover={"file": "cover.jpg", "caption": "校门", "pupils": False})
    draw_photo(folder / "cover.jpg", seed="cover")
    cover = view_of(small_site).cover()
    assert cover is not None
    assert cover.id == "school-first-cover"
    assert cover.caption == "校门"


def test_a_week_without_pictures_is_shown_without_one(small_site: SmallSite) -> None:
    assert view_of(small_site).cover() is None


def test_visitors_find_what_is_meant_for_them(small_site: SmallSite) -> None:
    small_site.story(audiences=["parents"])
    small_site.event(audiences=["parents"])
    small_site.event("other")
    (card,) = view_of(small_site).audience_cards()
    assert (card.slug, card.stories, card.events) == ("parents", 1, 1)


def test_days_count_only_what_is_public(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve(on=AS_OF)
    small_site.story("waiting")
    small_site.event()
    assert [(count.stories, count.events) for count in view_of(small_site, approve=False).day_counts] == [
        (1, 0),
        (0, 0),
        (0, 0),
    ]


def test_days_count_stories_and_events(small_site: SmallSite) -> None:
    small_site.story()
    small_site.event()
    small_site.event("second")
    counts = view_of(small_site).day_counts
    assert [(count.day.iso, count.stories, count.events) for count in counts] == [
        ("2024-05-12", 1, 2),
        ("2024-05-13", 0, 0),
        ("2024-05-14", 0, 0),
    ]


def test_only_a_photo_that_shows_all_directions_has_a_panorama(small_site: SmallSite) -> None:
    # The same bytes twice: an editor may show a panorama flat elsewhere.
    photos = [{**PHOTO, "panorama": True}, {**PHOTO, "file": "02.jpg"}]
    folder = small_site.story(photos=photos)
    for name in ("01.jpg", "02.jpg"):
        draw_photo(folder / name, (60, 30))
    view = view_of(small_site)
    story = view.stories[0]
    around, flat = (view.figure(photo, story) for photo in story.photos)
    assert [rendition.width for rendition in around.panorama] == [60]
    assert flat.panorama == ()
    assert around.picture == flat.picture


def test_a_story_is_announced_by_the_photo_that_stands_first(small_site: SmallSite) -> None:
    film = {"file": "film.mp4", "caption": "视频", "pupils": False}
    draw_photo(small_site.story_with_film("both", photos=[PHOTO], videos=[film]) / "01.jpg")
    view = view_of(small_site)
    cover = view.story_cover(view.stories[0])
    assert cover is not None
    assert cover.caption == PHOTO["caption"]
