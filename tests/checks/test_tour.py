"""A tour leads where it says."""

from __future__ import annotations

from typing import Any

import pytest

from showcase.model import Severity
from small_site import SmallSite, draw_film, draw_photo


def scene(file: str = "01.jpg", **more: Any) -> dict[str, Any]:
    return {"title": "车间", "file": file, "caption": "车间里的车床", "pupils": False, **more}


def around(*hotspots: dict[str, Any], file: str = "hall.jpg", **more: Any) -> dict[str, Any]:
    return scene(file, title="大厅", key="hall", panorama=True, hotspots=list(hotspots), **more)


def tour(site: SmallSite, *scenes: dict[str, Any], **more: Any) -> None:
    """A school with these scenes, whose pictures are all large enough to look around in."""
    folder = site.school(scenes=list(scenes), **more)
    names = {str(entry["file"]) for entry in scenes} | ({"map.jpg"} if "map" in more else set())
    for name in sorted(names):
        draw_photo(folder / name, (4000, 2000), seed=name)


MAP = {"file": "map.jpg", "caption": "校园平面图", "pupils": False}


def lines_of(site: SmallSite) -> list[str]:
    return (site.week_path / "schools" / "first" / "index.md").read_text(encoding="utf-8").split("\n")


def test_a_sound_tour_has_no_issues(small_site: SmallSite) -> None:
    tour(
        small_site,
        scene(key="lathe", pin=[0, 1]),
        around({"to": "lathe", "yaw": 180, "pitch": -90}, {"to": "lathe", "yaw": -180.0, "pitch": 90}),
        scene("03.jpg"),
        map=MAP,
    )
    assert small_site.issues() == ()


def test_two_scenes_with_one_key_are_two_issues_at_their_lines(small_site: SmallSite) -> None:
    tour(small_site, scene(key="lathe"), scene("02.jpg", key="lathe"), scene("03.jpg", key="other"))
    issues = small_site.issues()
    assert [issue.rule for issue in issues] == ["scene-key", "scene-key"]
    assert all("key: lathe" in lines_of(small_site)[issue.line - 1] for issue in issues)


@pytest.mark.parametrize(("key", "broken"), [("2", True), ("1", False), ("4", False)])
def test_a_key_may_not_be_the_number_by_which_another_scene_is_found(
    small_site: SmallSite, key: str, broken: bool
) -> None:
    tour(small_site, scene(key=key), scene("02.jpg"), scene("03.jpg"))
    assert small_site.rules() == (["scene-key"] if broken else [])


def test_a_way_to_nowhere_names_the_scenes_there_are(small_site: SmallSite) -> None:
    tour(
        small_site,
        scene(key="lathe"),
        around({"to": "lathe", "yaw": 1, "pitch": 1}, {"to": "gone", "yaw": 0, "pitch": 0}),
    )
    issue = small_site.only_issue()
    assert (issue.rule, issue.severity) == ("unknown-scene", Severity.ERROR)
    assert "to: gone" in lines_of(small_site)[issue.line - 1]
    assert "gone" in issue.message
    assert "lathe" in issue.remedy


def test_a_way_does_not_lead_to_its_own_scene(small_site: SmallSite) -> None:
    tour(small_site, around({"to": "hall", "yaw": 0, "pitch": 0}))
    issue = small_site.only_issue()
    assert (issue.rule, "其他场景" in issue.message, "key" in issue.remedy) == ("unknown-scene", True, True)


@pytest.mark.parametrize("declared", [{"panorama": False}, {}])
def test_a_plain_photo_has_no_hotspots(small_site: SmallSite, declared: dict[str, Any]) -> None:
    spot = {"to": "lathe", "yaw": 0, "pitch": 0}
    tour(small_site, scene(key="lathe"), scene("02.jpg", hotspots=[spot], **declared))
    issue = small_site.only_issue()
    assert issue.rule == "hotspots"
    assert "hotspots:" in lines_of(small_site)[issue.line - 1]


def test_a_film_has_no_hotspots(small_site: SmallSite) -> None:
    spot = {"to": "lathe", "yaw": 0, "pitch": 0}
    folder = small_site.school(scenes=[scene(key="lathe"), scene("film.mp4", hotspots=[spot])])
    draw_photo(folder / "01.jpg")
    draw_film(folder / "film.mp4", seconds=0.5)
    assert small_site.only_issue().rule == "hotspots"


@pytest.mark.parametrize("place", [{"yaw": 181, "pitch": 0}, {"yaw": 0, "pitch": -91}, {"yaw": 0}, {"pitch": 0}])
def test_a_hotspot_lies_on_the_sphere(small_site: SmallSite, place: dict[str, int]) -> None:
    tour(small_site, scene(key="lathe"), around({"to": "lathe", **place}))
    assert small_site.only_issue().rule.startswith("field-")


def test_a_pin_needs_a_map(small_site: SmallSite) -> None:
    tour(small_site, scene(), scene("02.jpg", pin=[0.5, 0.5]))
    issue = small_site.only_issue()
    assert issue.rule == "pin"
    assert "pin:" in lines_of(small_site)[issue.line - 1]
    tour(small_site, scene(), scene("02.jpg", pin=[0.5, 0.5]), map=MAP)
    assert small_site.issues() == ()


@pytest.mark.parametrize("pin", [[0.5], [0.5, 1.5], [-0.1, 0.5], [0.1, 0.2, 0.3]])
def test_a_pin_lies_on_the_map(small_site: SmallSite, pin: list[float]) -> None:
    tour(small_site, scene(pin=pin), map=MAP)
    assert small_site.only_issue().rule.startswith("field-")


def test_a_map_without_pins_is_a_warning(small_site: SmallSite) -> None:
    tour(small_site, scene(), map=MAP)
    issue = small_site.only_issue()
    assert (issue.rule, issue.severity) == ("pin", Severity.WARNING)
