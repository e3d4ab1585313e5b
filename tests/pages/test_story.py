"""A story's page."""

from __future__ import annotations

from typing import Any

from showcase.model import Prose
from showcase.pages.cards import Figure
from showcase.pages.story import MORE, StoryValues
from small_site import APPROVED_ON, AS_OF, SmallSite, draw_photo

URL = "demo-2024/stories/first-lesson/"


def story_of(small_site: SmallSite, url: str = URL) -> StoryValues:
    values = small_site.page(url).values
    assert isinstance(values, StoryValues)
    return values


def pictured(small_site: SmallSite, names: str, **changes: Any) -> None:
    photos = [{"file": f"{name}.jpg", "caption": f"图片 {name}", "pupils": False} for name in names]
    folder = small_site.story(photos=photos, consent=True, **changes)
    for name in names:
        draw_photo(folder / f"{name}.jpg", (90, 60), seed=name)


def captions(figures: tuple[object, ...]) -> list[str]:
    return [figure.caption for figure in figures if isinstance(figure, Figure)]


def test_a_story_tells_who_answers_for_it(small_site: SmallSite) -> None:
    small_site.story(editor="李编辑", source="校团委", tags=["校企合作"], channel="best")
    small_site.approve()
    story = story_of(small_site)
    assert (story.editor, story.source, story.tags) == ("李编辑", "校团委", ("校企合作",))
    assert (story.kind, story.channel.title, story.school.title) == ("活动开展情况", "最美职教", "试验职业学校")
    assert (story.published, story.published_iso) == ("2024年5月12日 09:00", APPROVED_ON.isoformat())


def test_pictures_that_the_text_does_not_place_follow_it_and_the_first_leads(small_site: SmallSite) -> None:
    pictured(small_site, "abc")
    small_site.approve()
    story = story_of(small_site)
    assert story.lead is not None
    assert story.lead.caption == "图片 a"
    assert captions(story.gallery) == ["图片 b", "图片 c"]


def test_a_text_that_places_pictures_opens_the_story_itself(small_site: SmallSite) -> None:
    pictured(small_site, "abc", text="开头。\n\n![](b.jpg)\n\n结尾。")
    small_site.approve()
    story = story_of(small_site)
    assert story.lead is None
    assert [isinstance(block, Prose) for block in story.blocks] == [True, False, True]
    assert captions(story.blocks) == ["图片 b"]
    assert captions(story.gallery) == ["图片 a", "图片 c"]


def test_a_film_opens_the_story_itself(small_site: SmallSite) -> None:
    photo = {"file": "01.jpg", "caption": "图片", "pupils": False}
    draw_photo(small_site.story_with_film("first-lesson", photos=[photo]) / "01.jpg")
    small_site.approve()
    story = story_of(small_site)
    assert story.lead is None
    assert len(story.films) == len(story.gallery) == 1
    assert story.films[0].length == "0:02"


def test_a_story_leads_on_to_its_school_its_day_and_its_neighbours(small_site: SmallSite) -> None:
    small_site.school("second", title="第二职业学校")
    small_site.story("same-school", "2024-05-13", title="同校")
    small_site.story("same-day", school="second", title="同日")
    small_site.story()
    small_site.approve(on=AS_OF)
    story = story_of(small_site)
    assert [card.title for card in story.more_school] == ["同校"]
    assert [card.title for card in story.more_day] == ["同日"]
    assert (story.next.title, story.previous.title) == ("同校", "同日")


def test_the_first_and_the_last_story_have_one_neighbour(small_site: SmallSite) -> None:
    small_site.story()
    small_site.story("later", "2024-05-13", title="后来")
    small_site.approve(on=AS_OF)
    assert (story_of(small_site).previous.url, story_of(small_site).next.title) == ("", "后来")
    later = story_of(small_site, "demo-2024/stories/later/")
    assert (later.next.url, later.previous.title) == ("", "车间里的第一课")


def test_a_story_never_leads_on_to_itself(small_site: SmallSite) -> None:
    for number in range(MORE + 3):
        small_site.story(f"story-{number}")
    small_site.story()
    small_site.approve()
    story = story_of(small_site)
    assert len(story.more_school) == len(story.more_day) == MORE
    assert URL not in {card.url for card in (*story.more_school, *story.more_day)}


def test_a_story_announces_the_feeds_that_it_is_in(small_site: SmallSite) -> None:
    small_site.story(channel="best")
    small_site.approve()
    assert [feed.url for feed in small_site.page(URL).feeds] == [
        "demo-2024/feed.xml",
        "demo-2024/schools/first/feed.xml",
        "demo-2024/channels/best/feed.xml",
    ]


def test_a_story_stands_below_its_day(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    assert [crumb.url for crumb in small_site.page(URL).crumbs] == ["", "demo-2024/", "demo-2024/days/2024-05-12/"]


def test_a_story_changed_when_it_was_approved(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve(on=AS_OF)
    assert small_site.page(URL).updated == AS_OF


def test_no_two_pictures_of_a_story_share_an_id(small_site: SmallSite) -> None:
    pictured(small_site, "ab", text="![](a.jpg)\n\n中间。\n\n![](a.jpg)\n\n![新图](c.jpg)\n\n![新图](c.jpg)")
    folder = small_site.week_path / "stories/2024-05-12/first-lesson"
    draw_photo(folder / "c.jpg", (90, 60), seed="c")
    small_site.approve()
    story = story_of(small_site)
    ids = [figure.id for figure in (*story.blocks, *story.gallery) if isinstance(figure, Figure)]
    assert len(ids) == 5
    assert len(set(ids)) == len(ids)


def test_a_photo_in_the_text_may_be_a_panorama(small_site: SmallSite) -> None:
    photos = [{"file": "01.jpg", "caption": "大厅", "pupils": False, "panorama": True}]
    folder = small_site.story(photos=photos, text="开头。\n\n![大厅](01.jpg)")
    draw_photo(folder / "01.jpg", (60, 30))
    small_site.approve()
    _, figure = story_of(small_site).blocks
    assert isinstance(figure, Figure)
    assert [rendition.width for rendition in figure.panorama] == [60]


def test_a_film_has_its_subtitles(small_site: SmallSite) -> None:
    folder = small_site.story_with_film("first-lesson")
    (folder / "film.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\n看！\n", encoding="utf-8")
    small_site.approve()
    (film,) = story_of(small_site).films
    assert film.subtitles.endswith(".vtt")
    assert film.subtitles in small_site.generate().files


def test_a_film_without_subtitles_names_none(small_site: SmallSite) -> None:
    small_site.story_with_film("first-lesson")
    small_site.approve()
    assert story_of(small_site).films[0].subtitles == ""
