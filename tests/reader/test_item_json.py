"""Model objects there and back again."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

import orjson
import pytest

from showcase import model
from showcase.model import Channel, MediaFile, Photo, Prose, Rule, Severity, Status, Text, Video
from showcase.reader.item_json import NotExact, from_json, to_json

PATH = PurePosixPath("content/a/01.jpg")
SHANGHAI = ZoneInfo("Asia/Shanghai")
FILE = MediaFile(PATH, "0" * 64, "image/jpeg", 5, 900, 600, 0.5, True)
PHOTO = Photo(FILE, "说明", "photos.0", focal=(0.25, 1.0))


@dataclasses.dataclass(frozen=True)
class Ordered:
    """What mappings and choices may look like."""

    days: Mapping[date, str]
    lines: Mapping[str, int]
    moment: datetime | None
    shown: Photo | Video | None
    at: time = time(9)


def back(kind: Any, value: Any) -> Any:
    return from_json(kind, orjson.loads(orjson.dumps(to_json(kind, value))))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (str, "甲\n乙"),
        (str, ""),
        (int, -5),
        (bool, True),
        (float, 0.1),
        (float, 3),
        (date, date(2024, 5, 12)),
        (time, time(16, 0)),
        (time, time(9, 30, 1, 5)),
        (PurePosixPath, PATH),
        (Status, Status.APPROVED),
        (datetime, datetime(2024, 5, 12, 9, 0, tzinfo=SHANGHAI)),
        (datetime, datetime(1988, 7, 1, 9, 0, tzinfo=SHANGHAI)),
        (datetime, datetime(2024, 5, 12, 9, 0, 1, 5, tzinfo=timezone(timedelta(hours=8)))),
        (datetime, datetime(2024, 5, 12, 9, 0, tzinfo=UTC)),
        (datetime, datetime(2024, 5, 12, 9, 0)),
        (tuple[str, ...], ("b", "a")),
        (tuple[float, float], (0.5, 1)),
        (frozenset[str], frozenset({"b"})),
        (str | None, None),
        (str | None, "甲"),
        (Text, Text((Prose("<p>甲</p>"), PHOTO, Prose("乙")), 3, "甲")),
        (Video, Video(FILE, "影片", "videos.0", subtitles=FILE)),
        (Channel, Channel("a", "甲", channels=(Channel("b", "乙"),))),
        (Rule, Rule(Severity.WARNING, frozenset({"film"}), {"min": 3, "max": 4.5}, frozenset({"jpeg"}))),
        (Ordered, Ordered({date(2024, 5, 13): "b", date(2024, 5, 12): "a"}, {"b": 2, "a": 1}, None, None)),
        (Ordered, Ordered({}, {}, datetime(2024, 5, 12, tzinfo=SHANGHAI), PHOTO)),
    ],
)
def test_what_comes_back_cannot_be_told_from_what_was_there(kind: Any, value: Any) -> None:
    found = back(kind, value)
    assert found == value
    assert type(found) is type(value)
    assert repr(found) == repr(value)


class Words(str):
    """Text of a kind of its own."""

    __slots__ = ()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (str, 5),
        (str, Words("a")),
        (str, Status.DRAFT),
        (int, True),
        (bool, 1),
        (float, "1"),
        (date, datetime(2024, 5, 12)),
        (datetime, date(2024, 5, 12)),
        (datetime, datetime(2024, 11, 3, 1, 30, tzinfo=ZoneInfo("America/New_York"), fold=1)),
        (datetime, datetime(2024, 5, 12, tzinfo=timezone(timedelta(hours=8), "北京"))),
        (Status, "draft"),
        (tuple[str, ...], ["a"]),
        (tuple[float, float], (1.0,)),
        (frozenset[str], {"a"}),
        (Mapping[str, int], [("a", 1)]),
        (str | None, 5),
        (Photo | Video | None, FILE),
        (Photo | Video, None),
        (Photo, FILE),
        (MediaFile, dataclasses.replace(FILE, width="900")),
        (bytes, b"a"),
        (list[str], ["a"]),
    ],
)
def test_what_would_come_back_as_something_else_is_refused(kind: Any, value: Any) -> None:
    with pytest.raises(NotExact):
        to_json(kind, value)


@pytest.mark.parametrize("data", [None, [], [1], {}, "a", [None] * 9, ["a"] * 9, [PATH.as_posix(), *[0] * 20]])
def test_what_was_never_written_is_refused(data: Any) -> None:
    with pytest.raises((TypeError, ValueError, KeyError, IndexError, AttributeError)):
        from_json(Photo, data)


def test_every_kind_of_the_model_can_be_said() -> None:
    kinds = [kind for name in model.__all__ if dataclasses.is_dataclass(kind := getattr(model, name))]
    for kind in kinds:
        if kind is not model.Site:
            with pytest.raises(NotExact, match="NoneType"):
                to_json(kind, None)
            with pytest.raises((TypeError, ValueError, IndexError)):
                from_json(kind, [])
    assert len(kinds) > 30
