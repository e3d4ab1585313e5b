"""A school's tour: every scene has an address of its own, every way leads to a scene, every pin stands on a map (A1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from showcase.checks.issue import issue_at
from showcase.model import Issue, Photo, Scene, School, Severity, Week


def check_tours(week: Week) -> Iterator[Issue]:
    """Issues of all tours of a week's schools."""
    for school in week.schools:
        yield from check_addresses(school)
        yield from check_map(school)
        for scene in school.scenes:
            yield from check_hotspots(scene, school)


def check_addresses(school: School) -> Iterator[Issue]:
    """A scene is found by its key or, without one, its number: no two by the same."""
    names = Counter(scene.key or str(number) for number, scene in enumerate(school.scenes, start=1))
    for scene in school.scenes:
        if scene.key and names[scene.key] > 1:
            message = f"场景的代号“{scene.key}”用了不止一次"
            yield issue_at(school.bundle, f"{scene.shown.key}.key", "scene-key", message, "给每个场景写一个不同的 key")


def check_hotspots(scene: Scene, school: School) -> Iterator[Issue]:
    """One looks around, and goes on, in panoramas only; a way leads to another scene of the same school."""
    if scene.hotspots and not (isinstance(scene.shown, Photo) and scene.shown.panorama):
        message = f"场景“{scene.title}”不是全景图，热点显示不出来"
        remedy = "删掉 hotspots；确实是 2:1 全景图的，写上 panorama: true"
        yield issue_at(school.bundle, f"{scene.shown.key}.hotspots", "hotspots", message, remedy)
    known = sorted({other.key for other in school.scenes if other.key and other is not scene})
    for number, spot in enumerate(scene.hotspots):
        if spot.to not in known:
            message = f"热点通向“{spot.to}”，没有代号是“{spot.to}”的" + ("其他场景" if spot.to == scene.key else "场景")
            remedy = f"改成其中之一：{'、'.join(known)}" if known else "先给要去的场景写上 key: 代号"
            yield issue_at(school.bundle, f"{scene.shown.key}.hotspots.{number}.to", "unknown-scene", message, remedy)


def check_map(school: School) -> Iterator[Issue]:
    """A pin needs a map to stand on; a map without pins leads nowhere."""
    if school.map is None:
        for scene in school.scenes:
            if scene.pin is not None:
                message = f"场景“{scene.title}”写了 pin，但学校没有平面图"
                remedy = "加上 map: {file: map.png, caption: 校园平面图, pupils: false}，或删掉 pin"
                yield issue_at(school.bundle, f"{scene.shown.key}.pin", "pin", message, remedy)
    elif not any(scene.pin for scene in school.scenes):
        message, remedy = "平面图上还没有标出任何场景", "给场景写上 pin: [横, 纵]，从左边和上边算起，0 到 1"
        yield issue_at(school.bundle, "map", "pin", message, remedy, Severity.WARNING)
