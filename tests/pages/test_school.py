"""A school's online open day."""

from __future__ import annotations

from showcase.pages.qr_code import render_qr_code
from showcase.pages.school import FACTS, SchoolValues
from showcase.pages.week import WeekValues
from small_site import AS_OF, SmallSite, draw_photo

URL = "demo-2024/schools/first/"
PHOTO = {"caption": "一张图片", "pupils": False}


def school_of(small_site: SmallSite, url: str = URL) -> SchoolValues:
    values = small_site.page(url).values
    assert isinstance(values, SchoolValues)
    return values


def test_a_school_shows_all_that_its_page_says(small_site: SmallSite) -> None:
    folder = small_site.school(
        website="https://school.example/",
        plan="初步考虑",
        highlights="特色活动",
        facts=[{"label": f"数字{number}", "value": str(number)} for number in range(FACTS + 1)],
        majors=[{"name": "数控技术应用", "years": 3}],
        cover={"file": "cover.jpg", **PHOTO},
        scenes=[{"title": "车工实训室", "facet": "职业体验", "file": "scenes/01.jpg", **PHOTO}],
        boards=[{"title": "产教融合结硕果", "topic": "产教融合", "file": "boards/b.jpg", **PHOTO}],
        questions=[{"question": "怎样报名？", "answer": "网上报名。"}],
        accounts=[
            {"platform": "微信公众号", "name": "试验学校"},
            {"platform": "抖音", "name": "试验车间", "url": "https://video.example/first"},
        ],
    )
    for name in ("cover.jpg", "scenes/01.jpg", "boards/b.jpg"):
        draw_photo(folder / name, (90, 60), seed=name)
    small_site.approve()
    school = school_of(small_site)
    assert (school.title, school.kind, school.district) == ("试验职业学校", "中等职业学校", "东城区")
    assert (school.website, school.plan, school.highlights) == ("https://school.example/", "初步考虑", "特色活动")
    assert len(school.facts) == FACTS
    assert school.majors[0].years == 3
    assert school.cover is not None
    assert [(scene.title, scene.facet) for scene in school.scenes] == [("车工实训室", "职业体验")]
    assert [(board.title, board.topic, board.school.url) for board in school.boards] == [
        ("产教融合结硕果", "产教融合", URL)
    ]
    assert school.questions[0].answer == "网上报名。"
    assert [(account.platform, account.url) for account in school.accounts] == [
        ("微信公众号", ""),
        ("抖音", "https://video.example/first"),
    ]
    assert [figure.label for figure in school.more_facts] == [f"数字{FACTS}"]
    assert school.poster_url == f"{URL}poster/"


def test_a_photo_that_the_text_places_is_not_shown_twice(small_site: SmallSite) -> None:
    photos = [{"file": f"{name}.jpg", **PHOTO} for name in "ab"]
    folder = small_site.school(text="开头。\n\n![](a.jpg)\n\n![只在正文里](c.jpg)", photos=photos, consent=True)
    for name in "abc":
        draw_photo(folder / f"{name}.jpg", (90, 60), seed=name)
    small_site.approve()
    school = school_of(small_site)
    assert len(school.photos) == 1
    assert len(school.blocks) == 3


def test_a_school_shows_its_own_stories_and_events_only(small_site: SmallSite) -> None:
    small_site.school("second", title="第二职业学校")
    small_site.story_with_photo(title="本校")
    small_site.story_with_film(title="本校的视频")
    small_site.story("other", school="second", title="外校")
    small_site.event("own", title="本校开放")
    small_site.event("other", school="second", title="外校开放")
    small_site.event("all", school=None, title="全市开放")
    small_site.approve(on=AS_OF)
    school = school_of(small_site)
    assert {card.title for card in school.aspects.others} == {"本校", "本校的视频"}
    assert school.stories == 2
    assert [row.title for entry in school.schedule for row in entry.events] == ["本校开放"]
    assert (len(school.gallery), len(school.films)) == (1, 1)


def test_a_school_changed_when_it_or_one_of_its_stories_did(small_site: SmallSite) -> None:
    small_site.approve()
    small_site.story()
    small_site.approve(on=AS_OF)
    assert small_site.page(URL).updated == AS_OF


def test_a_board_can_be_looked_at_closely(small_site: SmallSite) -> None:
    folder = small_site.school(boards=[{"title": "硕果", "topic": "产教融合", "file": "boards/b.jpg", **PHOTO}])
    draw_photo(folder / "boards" / "b.jpg", (60, 135))
    small_site.approve()
    (board,) = school_of(small_site).boards
    assert board.tiles.url.startswith("media/")
    assert board.tiles.url.endswith(".dzi")
    assert (board.tiles.width, board.tiles.height) == (60, 135)
    # Whoever has no script sees the picture.
    assert (board.figure.picture.jpeg.width, board.figure.picture.jpeg.height) == (60, 135)
    week = small_site.page("demo-2024/").values
    assert isinstance(week, WeekValues)
    assert week.boards == (board,)


def test_each_board_has_its_own_tiles(small_site: SmallSite) -> None:
    names = ("boards/a.jpg", "boards/b.jpg")
    folder = small_site.school(boards=[{"title": name, "topic": "产教融合", "file": name, **PHOTO} for name in names])
    for height, name in enumerate(names, start=130):
        draw_photo(folder / name, (60, height))
    small_site.approve()
    assert [(board.title, board.tiles.height) for board in school_of(small_site).boards] == [
        ("boards/a.jpg", 130),
        ("boards/b.jpg", 131),
    ]


def test_one_picture_may_be_a_board_and_a_cover(small_site: SmallSite) -> None:
    folder = small_site.school(
        cover={"file": "b.jpg", **PHOTO}, boards=[{"title": "硕果", "topic": "产教融合", "file": "b.jpg", **PHOTO}]
    )
    draw_photo(folder / "b.jpg", (60, 135))
    small_site.approve()
    school = school_of(small_site)
    assert school.cover is not None
    assert school.cover.picture == school.boards[0].figure.picture


def test_a_visitor_can_look_around_in_a_scene_that_is_a_panorama(small_site: SmallSite) -> None:
    scenes = [
        {"title": "实训大厅", "file": "scenes/01.jpg", "panorama": True, **PHOTO},
        {"title": "操场", "file": "scenes/02.jpg", **PHOTO},
    ]
    folder = small_site.school(scenes=scenes)
    for scene in scenes:
        draw_photo(folder / str(scene["file"]), (60, 30), seed=scene["title"])
    small_site.approve()
    hall, yard = (scene.figure for scene in school_of(small_site).scenes)
    assert [(rendition.width, rendition.height) for rendition in hall.panorama] == [(60, 30)]
    assert yard.panorama == ()
    assert hall.picture.jpeg.width == 60


def test_an_account_with_an_address_has_a_code_that_leads_there(small_site: SmallSite) -> None:
    address = "https://video.example/first"
    small_site.school(
        accounts=[{"platform": "抖音", "name": "车间", "url": address}, {"platform": "微博", "name": "学校"}]
    )
    small_site.approve()
    with_address, without = school_of(small_site).accounts
    assert with_address.qr_code == render_qr_code(address, "抖音“车间”的二维码")
    assert without.qr_code == ""


def test_reports_about_a_school_stand_on_its_page(small_site: SmallSite) -> None:
    small_site.school("second", title="第二职业学校")
    for slug, school in (("own", "first"), ("other", "second")):
        link = {"title": f"{slug}的报道", "url": f"https://news.example/{slug}", "outlet": "某日报", "level": "city"}
        small_site.story(slug, school=school, links=[link])
    small_site.approve()
    assert [report.title for report in school_of(small_site).reports] == ["own的报道"]


def test_services_among_a_schools_events_are_named(small_site: SmallSite) -> None:
    small_site.event("repair", kind="service", title="家电义诊", service={"category": "家电维修保养"})
    small_site.event("open", title="校园开放")
    small_site.approve()
    assert [row.service for row in school_of(small_site).services] == ["家电维修保养"]


def test_what_a_school_declares_can_be_called_from_its_page(small_site: SmallSite) -> None:
    small_site.school(contacts=[{"label": "招生办", "value": "0373-5123456 转 801"}])
    small_site.approve()
    (contact,) = school_of(small_site).invitation.contacts
    assert (contact.label, contact.value, contact.href) == ("招生办", "0373-5123456 转 801", "tel:03735123456")
