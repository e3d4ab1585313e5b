"""What a link to a page shows: the cover of what the page is about, or its title."""

from __future__ import annotations

from typing import Any

from showcase.media.card import Words
from showcase.media.share import Share
from showcase.model import Photo, Video
from showcase.pages.shares import list_shares
from small_site import AS_OF, SmallSite, draw_photo

WEEK = "demo-2024/"
DAY = f"{WEEK}days/2024-05-12/"
NEXT_DAY = f"{WEEK}days/2024-05-13/"
SCHOOL = f"{WEEK}schools/first/"
PHOTO = {"file": "01.jpg", "caption": "一张图片", "pupils": False}


def story_url(slug: str) -> str:
    return f"{WEEK}stories/{slug}/"


def shares_of(small_site: SmallSite, *, approve: bool = True) -> dict[str, Share]:
    if approve:
        small_site.approve(on=AS_OF)
    return list_shares(small_site.publication().site)


def cover_of(share: Share) -> str:
    """The folder and the name of the original that a link shows; empty for a card."""
    return "/".join(share.cover.file.source_path.parts[-2:]) if share.cover else ""


def pictured(small_site: SmallSite, slug: str, day: str = "2024-05-12", **changes: Any) -> None:
    draw_photo(small_site.story(slug, day, photos=[PHOTO], **changes) / "01.jpg", (30, 20), seed=slug)


def test_each_week_day_story_and_school_has_one_and_no_other_page(small_site: SmallSite) -> None:
    small_site.story(channel="best", audiences=["parents"])
    small_site.event()
    assert list(shares_of(small_site)) == [
        WEEK,
        DAY,
        NEXT_DAY,
        f"{WEEK}days/2024-05-14/",
        story_url("first-lesson"),
        SCHOOL,
    ]


def test_every_address_is_that_of_a_page(small_site: SmallSite) -> None:
    pictured(small_site, "first-lesson")
    assert shares_of(small_site).keys() <= small_site.generate().layout.by_url.keys()


def test_a_week_says_its_theme(small_site: SmallSite) -> None:
    small_site.week(color="#123456")
    pictured(small_site, "first-lesson")
    words = Words("2024年5月12日—14日", "技能：让生活更美好", "2024年试验职业教育活动周", "#123456")
    assert shares_of(small_site)[WEEK] == Share(words)


def test_a_story_shows_its_first_photo_around_its_focal_point(small_site: SmallSite) -> None:
    photos = [{**PHOTO, "file": name, "focal": [0.25, 0.75]} for name in ("02.jpg", "01.jpg")]
    folder = small_site.story(photos=photos)
    for name in ("01.jpg", "02.jpg"):
        draw_photo(folder / name, (30, 20), seed=name)
    share = shares_of(small_site)[story_url("first-lesson")]
    assert isinstance(share.cover, Photo)
    assert (cover_of(share), share.cover.focal) == ("first-lesson/02.jpg", (0.25, 0.75))


def test_a_story_with_only_a_film_shows_the_film_and_one_with_both_the_photo(small_site: SmallSite) -> None:
    small_site.story_with_film()
    draw_photo(small_site.story_with_film("both", photos=[PHOTO]) / "01.jpg", (30, 20))
    shares = shares_of(small_site)
    assert isinstance(shares[story_url("first-film")].cover, Video)
    assert isinstance(shares[story_url("both")].cover, Photo)


def test_a_photo_that_only_the_text_places_is_a_cover_too(small_site: SmallSite) -> None:
    folder = small_site.story(text="开头。\n\n![在正文里](02.jpg)", consent=True)
    draw_photo(folder / "02.jpg", (30, 20))
    assert cover_of(shares_of(small_site)[story_url("first-lesson")]) == "first-lesson/02.jpg"


def test_a_story_without_pictures_says_its_title_its_school_and_its_day(small_site: SmallSite) -> None:
    small_site.story()
    words = Words("试验职业学校 · 5月12日", "车间里的第一课", "试验 2024", "")
    assert shares_of(small_site)[story_url("first-lesson")] == Share(words)


def test_a_story_names_its_school_also_while_that_has_no_page(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve("content/weeks/demo-2024/stories")
    shares = shares_of(small_site, approve=False)
    assert SCHOOL not in shares
    assert shares[story_url("first-lesson")].words.over == "试验职业学校 · 5月12日"


def test_a_school_shows_its_cover_and_else_its_name(small_site: SmallSite) -> None:
    assert shares_of(small_site)[SCHOOL] == Share(Words("线上开放日", "试验职业学校", "试验 2024", ""))
    folder = small_site.school(cover={**PHOTO, "file": "cover.jpg"})
    draw_photo(folder / "cover.jpg", (30, 20))
    assert cover_of(shares_of(small_site)[SCHOOL]) == "first/cover.jpg"


def test_a_day_shows_the_cover_of_its_chosen_story_also_when_another_is_newer(small_site: SmallSite) -> None:
    pictured(small_site, "chosen", featured=True)
    small_site.approve()
    pictured(small_site, "newer")
    assert cover_of(shares_of(small_site)[DAY]) == "chosen/01.jpg"


def test_a_day_without_a_chosen_story_shows_the_newest_cover(small_site: SmallSite) -> None:
    pictured(small_site, "a-older")
    small_site.approve()
    pictured(small_site, "newer")
    small_site.story("newest-without-picture")
    assert cover_of(shares_of(small_site)[DAY]) == "newer/01.jpg"


def test_a_day_whose_chosen_story_has_no_picture_shows_that_of_another(small_site: SmallSite) -> None:
    small_site.story("chosen", featured=True)
    pictured(small_site, "other")
    assert cover_of(shares_of(small_site)[DAY]) == "other/01.jpg"


def test_a_day_never_shows_the_cover_of_another_day(small_site: SmallSite) -> None:
    pictured(small_site, "today", featured=True)
    shares = shares_of(small_site)
    assert cover_of(shares[DAY]) == "today/01.jpg"
    assert cover_of(shares[NEXT_DAY]) == ""


def test_a_day_without_pictures_says_its_own_theme_and_else_the_weeks(small_site: SmallSite) -> None:
    small_site.week(days={"2024-05-12": "启动日"}, color="#123456")
    small_site.story()
    shares = shares_of(small_site)
    assert shares[DAY] == Share(Words("5月12日 · 周日", "启动日", "试验 2024", "#123456"))
    assert shares[NEXT_DAY] == Share(Words("5月13日 · 周一", "技能：让生活更美好", "试验 2024", "#123456"))


def test_what_is_not_public_is_no_ones_cover(small_site: SmallSite) -> None:
    pictured(small_site, "public")
    folder = small_site.school(cover={**PHOTO, "file": "cover.jpg"})
    draw_photo(folder / "cover.jpg", (30, 20))
    small_site.approve(on=AS_OF)
    pictured(small_site, "waiting", featured=True)
    small_site.school(cover={**PHOTO, "file": "cover.jpg"}, summary="改过，还没有批准")
    shares = shares_of(small_site, approve=False)
    assert {cover_of(share) for share in shares.values()} == {"", "public/01.jpg"}
    assert not {SCHOOL, story_url("waiting")} & shares.keys()


def test_a_site_without_weeks_has_none(small_site: SmallSite) -> None:
    (small_site.week_path / "week.yml").unlink()
    assert shares_of(small_site) == {}
