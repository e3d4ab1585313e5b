"""A school's folder."""

from __future__ import annotations

from typing import Any

import pytest

from showcase.model import Account, Fact, Hotspot, Major, Photo, Question, School, Video
from small_site import SmallSite, draw_film, draw_photo


def school(site: SmallSite) -> School:
    content = site.content()
    assert content.site is not None
    (found,) = content.site.weeks[0].schools
    return found


def picture(file: str, **more: Any) -> dict[str, Any]:
    return {"file": file, "caption": "一张图片", "pupils": False, **more}


def test_a_school_is_read_with_all_its_fields(small_site: SmallSite) -> None:
    folder = small_site.school(
        short_title="试验职校",
        website="https://school.example/",
        plan="初步考虑",
        highlights="特色活动",
        facts=[{"label": "在校生", "value": "3200", "unit": "人"}, {"label": "专业", "value": "12"}],
        majors=[{"name": "数控", "years": 3, "summary": "一句话"}, {"name": "护理"}],
        cover=picture("cover.jpg"),
        photos=[picture("01.jpg")],
        map=picture("map.jpg"),
        scenes=[picture("scenes/01.jpg", title="车间", facet="职业体验", key="lathe", pin=[0.25, 1])],
        boards=[picture("boards/board.jpg", title="硕果", topic="产教融合")],
        questions=[{"question": "怎样报名？", "answer": "来校。"}],
        accounts=[{"platform": "微信公众号", "name": "试验职校", "url": "https://account.example/"}],
        text="正文 ![门](02.jpg)",
        consent=True,
    )
    for name in ("cover.jpg", "01.jpg", "02.jpg", "map.jpg", "scenes/01.jpg", "boards/board.jpg"):
        draw_photo(folder / name, (30, 20), seed=name)
    assert small_site.issues() == ()
    found = school(small_site)
    assert (found.slug, found.title, found.short_title) == ("first", "试验职业学校", "试验职校")
    assert (found.website, found.plan, found.highlights) == ("https://school.example/", "初步考虑", "特色活动")
    assert found.facts == (Fact("在校生", "3200", "人"), Fact("专业", "12"))
    assert found.majors == (Major("数控", 3, "一句话"), Major("护理"))
    assert found.cover is not None
    assert found.cover.file.source_path.name == "cover.jpg"
    assert [photo.file.source_path.name for photo in found.photos] == ["01.jpg", "02.jpg"]
    assert [(scene.title, scene.facet, scene.shown.key) for scene in found.scenes] == [("车间", "职业体验", "scenes.0")]
    assert [(board.title, board.topic, board.photo.key) for board in found.boards] == [("硕果", "产教融合", "boards.0")]
    assert found.questions == (Question("怎样报名？", "来校。"),)
    assert found.accounts == (Account("微信公众号", "试验职校", "https://account.example/"),)
    assert [(scene.key, scene.pin) for scene in found.scenes] == [("lathe", (0.25, 1))]
    assert found.map is not None
    assert found.map.key == "map"


def test_what_is_not_said_is_empty(small_site: SmallSite) -> None:
    found = school(small_site)
    assert (found.short_title, found.website, found.cover) == ("试验职业学校", "", None)
    assert (found.photos, found.scenes, found.boards, found.majors, found.facts) == ((), (), (), (), ())


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"kind": "大学"}, "field-literal_error"),
        ({"district": None}, "field-missing"),
        ({"summary": "长" * 61}, "field-string_too_long"),
        ({"website": "school.example"}, "field-web_address"),
        ({"facts": [{"label": "在校生", "value": 3200}]}, "field-string_type"),
        ({"majors": [{"name": "数控", "years": 7}]}, "field-less_than_equal"),
        ({"majors": ["数控"]}, "field-model_type"),
        ({"questions": [{"question": "怎样报名？"}]}, "field-missing"),
        ({"qq": "1234"}, "field-extra_forbidden"),
        ({"cover": picture("cover.jpg")}, "missing-media"),
        ({"scenes": [picture("scenes/01.jpg", title="车间")]}, "missing-media"),
        ({"boards": [picture("../board.jpg", title="硕果", topic="产教融合")]}, "missing-media"),
    ],
)
def test_a_fault_is_one_issue_and_holds_the_page_back_but_not_the_schools_stories(
    small_site: SmallSite, changes: dict[str, Any], rule: str
) -> None:
    small_site.story()
    small_site.approve()
    small_site.school(**changes)
    issue = small_site.only_issue()
    assert issue.rule == rule
    assert small_site.public_stories() == ["first-lesson"]
    week = small_site.publication().site.weeks[0]
    assert (week.schools, week.school_names) == ((), {"first": "试验职业学校"})


def test_a_school_that_cannot_be_read_at_all_is_one_issue(small_site: SmallSite) -> None:
    small_site.story()
    small_site.event()
    small_site.approve()
    small_site.write("content/weeks/demo-2024/schools/first/index.md", "---\ntitle: [\n---\n")
    assert small_site.only_issue().source_path.parent.name == "first"


def test_a_picture_of_the_page_may_stand_in_its_text_too(small_site: SmallSite) -> None:
    folder = small_site.school(cover=picture("cover.jpg"), text="正文\n\n![门](cover.jpg)")
    draw_photo(folder / "cover.jpg")
    assert small_site.issues() == ()


def test_a_picture_that_nobody_names_is_one_issue(small_site: SmallSite) -> None:
    draw_photo(small_site.week_path / "schools" / "first" / "scenes" / "02.jpg")
    assert small_site.only_issue().rule == "unnamed-file"


def test_scenes_and_boards_may_be_panoramas(small_site: SmallSite) -> None:
    folder = small_site.school(
        cover=picture("cover.jpg", panorama=True),
        scenes=[picture("scenes/01.jpg", title="大厅", panorama=True), picture("scenes/02.jpg", title="操场")],
        boards=[picture("boards/b.jpg", title="硕果", topic="产教融合", panorama=False)],
    )
    for name in ("cover.jpg", "scenes/01.jpg", "scenes/02.jpg", "boards/b.jpg"):
        draw_photo(folder / name, (60, 30), seed=name)
    found = school(small_site)
    assert found.cover is not None
    assert found.cover.panorama
    assert [isinstance(scene.shown, Photo) and scene.shown.panorama for scene in found.scenes] == [True, False]
    assert [board.photo.panorama for board in found.boards] == [False]


def test_a_scene_may_be_a_film_whatever_its_file_is_called(small_site: SmallSite) -> None:
    scenes = [picture("scenes/film.jpg", title="铸造"), picture("scenes/photo.mp4", title="操场")]
    folder = small_site.school(scenes=scenes)
    draw_film(folder / "scenes" / "film.mp4", seconds=0.5).rename(folder / "scenes" / "film.jpg")
    draw_photo(folder / "scenes" / "photo.jpg", (60, 40)).rename(folder / "scenes" / "photo.mp4")
    (folder / "scenes" / "film.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:00.400\n大家好\n", encoding="utf-8")
    assert small_site.issues() == ()
    film, photo = (scene.shown for scene in school(small_site).scenes)
    assert isinstance(film, Video)
    assert film.subtitles is not None
    assert isinstance(photo, Photo)


def test_the_hotspots_of_a_panorama_are_read(small_site: SmallSite) -> None:
    spots = [{"to": "yard", "yaw": -30, "pitch": 5.5, "title": "去操场"}, {"to": "yard", "yaw": 0.0, "pitch": 0}]
    scenes = [
        picture("scenes/01.jpg", title="大厅", panorama=True, hotspots=spots),
        picture("scenes/02.jpg", title="操场", key="yard"),
    ]
    folder = small_site.school(scenes=scenes)
    for name in ("scenes/01.jpg", "scenes/02.jpg"):
        draw_photo(folder / name, (60, 30), seed=name)
    hall, yard = school(small_site).scenes
    assert hall.hotspots == (Hotspot("yard", -30, 5.5, "去操场"), Hotspot("yard", 0, 0))
    assert yard.hotspots == ()


@pytest.mark.parametrize(("file", "field"), [("film.mp4", {"panorama": True}), ("01.jpg", {"subtitles": "film.vtt"})])
def test_what_belongs_to_a_film_or_to_a_photo_only_is_told_at_its_line(
    small_site: SmallSite, file: str, field: dict[str, Any]
) -> None:
    folder = small_site.school(scenes=[picture(file, title="铸造", **field)])
    if file == "film.mp4":
        draw_film(folder / file, seconds=0.5)
    else:
        draw_photo(folder / file)
    issue = small_site.only_issue()
    assert issue.rule == "scene-media"
    line = (folder / "index.md").read_text(encoding="utf-8").split("\n")[issue.line - 1]
    assert next(iter(field)) in line


def test_a_scene_that_is_neither_photo_nor_film_is_one_issue(small_site: SmallSite) -> None:
    folder = small_site.school(scenes=[picture("scenes/01.jpg", title="车间")])
    (folder / "scenes").mkdir()
    (folder / "scenes" / "01.jpg").write_text("words", encoding="utf-8")
    assert small_site.only_issue().rule == "unfit-media"
    assert school(small_site).scenes == ()
