"""The stops of a school's tour, as its page shows them."""

from __future__ import annotations

from typing import Any

from showcase.pages.school import SchoolValues
from showcase.pages.tour import SceneView, facets_of
from small_site import SmallSite, draw_film, draw_photo

PHOTO = {"caption": "一张图片", "pupils": False}


def scenes_of(small_site: SmallSite) -> tuple[SceneView, ...]:
    values = small_site.page("demo-2024/schools/first/").values
    assert isinstance(values, SchoolValues)
    return values.scenes


def tour(small_site: SmallSite, *scenes: dict[str, Any], **more: Any) -> None:
    folder = small_site.school(scenes=[{**PHOTO, **entry} for entry in scenes], **more)
    for entry in scenes:
        if str(entry["file"]).endswith(".jpg"):
            draw_photo(folder / str(entry["file"]), (60, 30), seed=entry["file"])
    if "map" in more:
        draw_photo(folder / "map.jpg")
    if any(entry["file"] == "film.mp4" for entry in scenes):
        draw_film(folder / "film.mp4", seconds=1.5)
        (folder / "film.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\n大家好\n", encoding="utf-8")
    small_site.approve()


def test_each_stop_has_its_number_and_an_address_by_key_or_number(small_site: SmallSite) -> None:
    tour(small_site, {"title": "车间", "file": "1.jpg"}, {"title": "操场", "file": "2.jpg", "key": "yard"})
    assert [(scene.number, scene.id, scene.title) for scene in scenes_of(small_site)] == [
        (1, "scene-1", "车间"),
        (2, "scene-yard", "操场"),
    ]


def test_a_panorama_leads_on_under_the_hotspots_title_or_the_scenes(small_site: SmallSite) -> None:
    spots = [{"to": "yard", "yaw": -30.5, "pitch": 2}, {"to": "lathe", "yaw": 9, "pitch": 0, "title": "去看车床"}]
    tour(
        small_site,
        {"title": "大厅", "file": "1.jpg", "panorama": True, "hotspots": spots},
        {"title": "车间", "file": "2.jpg", "key": "lathe"},
        {"title": "操场", "file": "3.jpg", "key": "yard"},
    )
    hall, *others = scenes_of(small_site)
    assert [(way.scene.title, way.scene.url, way.yaw, way.pitch) for way in hall.ways] == [
        ("操场", "scene-yard", -30.5, 2),
        ("去看车床", "scene-lathe", 9, 0),
    ]
    assert all(scene.ways == () for scene in others)


def test_a_film_is_a_stop_with_poster_length_and_subtitles(small_site: SmallSite) -> None:
    tour(small_site, {"title": "一分钟看铸造", "file": "film.mp4", "caption": "浇铸"})
    (scene,) = scenes_of(small_site)
    assert scene.film is not None
    assert scene.figure.picture == scene.film.film.poster
    assert (scene.figure.caption, scene.film.caption, scene.film.story.title) == ("浇铸", "浇铸", "")
    assert scene.film.school.title == "试验职业学校"
    assert scene.film.subtitles.endswith(".vtt")
    assert scene.film.film.rendition.media_type == "video/mp4"


def test_a_pin_is_a_place_on_the_map(small_site: SmallSite) -> None:
    tour(
        small_site,
        {"title": "车间", "file": "1.jpg", "pin": [0.123456, 1]},
        {"title": "操场", "file": "2.jpg"},
        map={"file": "map.jpg", **PHOTO},
    )
    assert [scene.pin for scene in scenes_of(small_site)] == ["left:12.35%;top:100%", ""]
    values = small_site.page("demo-2024/schools/first/").values
    assert isinstance(values, SchoolValues)
    assert values.map is not None


def test_facets_stand_in_the_programmes_order_and_the_schools_own_last(small_site: SmallSite) -> None:
    names = ["农事", "大师技艺", "教学实训", "大师技艺", ""]
    tour(
        small_site, *({"title": f"{n}", "file": f"{n}.jpg", **({"facet": f} if f else {})} for n, f in enumerate(names))
    )
    assert facets_of(scenes_of(small_site)) == ("教学实训", "大师技艺", "农事")
