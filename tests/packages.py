"""A small site whose stories may go to the next level up, and the desk that sends them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from showcase.desk.submission.package import Package, write_package
from showcase.desk.submission.package_plan import Order
from showcase.desk.submission.public_week import Desk
from small_site import AS_OF, SmallSite, progress

WEEK = "demo-2024"
PHOTO = {"file": "01.jpg", "caption": "学生在看老师傅操作", "credit": "校办", "pupils": False}
NOTES = b"GPS-31.2304 SERIAL-0815"


@contextmanager
def desk_of(site: SmallSite, as_of: datetime = AS_OF) -> Iterator[Desk]:
    with ThreadPoolExecutor(2) as executor:
        yield Desk(site.project, as_of, executor, progress)


def packed(site: SmallSite, order: Order | None = None, **named: Any) -> Package:
    """The package, written."""
    output, force = named.get("output"), named.get("force", False)
    with desk_of(site, named.get("as_of", AS_OF)) as desk:
        return write_package(desk, order or Order(WEEK), output, force=force)


def featured(site: SmallSite, slug: str = "first-lesson", **changes: Any) -> Path:
    """A featured story with a photo that a camera has written notes into."""
    folder = site.story_with_photo(slug, **{"featured": True, "photos": [PHOTO], **changes})
    path = folder / "01.jpg"
    data = path.read_bytes()
    comment = b"\xff\xfe" + (len(NOTES) + 2).to_bytes(2, "big") + NOTES
    path.write_bytes(data[:2] + comment + data[2:])
    return folder
