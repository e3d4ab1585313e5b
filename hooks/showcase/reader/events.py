"""A file of the schedule → Event."""

from __future__ import annotations

from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from showcase.model import Event, Service
from showcase.reader.bundle import read_bundle
from showcase.reader.bundle_schemas import EventSchema
from showcase.reader.bundle_text import read_text
from showcase.reader.names import day_of
from showcase.reader.tree import Tree


def read_event(tree: Tree, source_path: PurePosixPath, zone: ZoneInfo) -> Event | None:
    """The event at `…/events/<day>-<slug>.md`; None, with issues, when its front matter is not sound."""
    reading = read_bundle(tree, source_path, EventSchema, zone, has_folder=False)
    day = day_of(source_path.stem[:10])
    if reading is None or day is None:
        return None
    schema = reading.schema
    text, _ = read_text(reading, (), False)
    service = Service(schema.service.category, tuple(schema.service.items)) if schema.service else None
    return Event(
        bundle=reading.bundle,
        day=day,
        slug=source_path.stem[11:],
        title=schema.title,
        kind=schema.kind,
        text=text,
        school=schema.school or "",
        start=schema.start,
        end=schema.end,
        place=schema.place or "",
        audiences=tuple(schema.audiences),
        service=service,
        live=schema.live or "",
        replay=schema.replay or "",
        note=schema.note or "",
    )
