"""What templates get: finished values, nothing to open, nothing to change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from pathlib import PurePath

from showcase.media.picture import DeepZoom, Rendition
from showcase.model import MediaFile
from small_site import SmallSite, draw_photo

PHOTO = {"caption": "一张图片", "pupils": False}


def inside(value: object) -> Iterator[object]:
    """A value and everything in it."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, (tuple, list, set, frozenset)):
        for item in value:
            yield from inside(item)
    elif isinstance(value, dict):
        for pair in value.items():
            yield from inside(pair)


def full_site(small_site: SmallSite) -> list[object]:
    folder = small_site.school(
        cover={"file": "cover.jpg", **PHOTO},
        scenes=[{"title": "车间", "file": "scenes/01.jpg", "panorama": True, **PHOTO}],
        boards=[{"title": "硕果", "topic": "产教融合", "file": "boards/b.jpg", **PHOTO}],
    )
    for name in ("cover.jpg", "scenes/01.jpg", "boards/b.jpg"):
        draw_photo(folder / name, (60, 30), seed=name)
    small_site.story_with_photo(channel="best", audiences=["parents"])
    small_site.story_with_film()
    small_site.event(audiences=["parents"], start="09:00")
    small_site.approve()
    return [value for page in small_site.generate().layout.pages for value in inside(page.values)]


def test_no_value_is_a_path_to_open(small_site: SmallSite) -> None:
    assert not [value for value in full_site(small_site) if isinstance(value, (PurePath, MediaFile))]


def test_every_value_is_finished_and_frozen(small_site: SmallSite) -> None:
    plain = (str, int, float, bool, type(None), tuple, date, datetime, time)
    for value in full_site(small_site):
        if is_dataclass(value):
            assert type(value).__dataclass_params__.frozen, value
        else:
            assert isinstance(value, plain), value


def test_every_picture_has_its_size_its_bytes_and_its_file(small_site: SmallSite) -> None:
    values = full_site(small_site)
    renditions = {value for value in values if isinstance(value, Rendition)}
    # Tiles have the sizes that the format's arithmetic gives them; no page is told.
    tiles = {file for value in values if isinstance(value, DeepZoom) for file in value.files}
    assert len(renditions - tiles) > 8
    assert len(tiles) > 6
    assert {rendition.url for rendition in renditions} <= small_site.generate().files.keys()
    assert all(rendition.bytes > 0 for rendition in renditions)
    assert all(rendition.width > 0 and rendition.height > 0 for rendition in renditions - tiles)


def test_no_value_tells_where_content_lies(small_site: SmallSite) -> None:
    words = [value for value in full_site(small_site) if isinstance(value, str)]
    assert not [
        word
        for word in words
        if "content/" in word or str(small_site.root) in word or "scenes/01" in word or "boards/b." in word
    ]
