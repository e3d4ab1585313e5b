"""A story's folder → Story."""

from __future__ import annotations

from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from showcase.model import Link, Person, Story
from showcase.reader.bundle import at_zone, read_bundle
from showcase.reader.bundle_schemas import StorySchema
from showcase.reader.bundle_text import read_text
from showcase.reader.names import day_of
from showcase.reader.tree import Tree


def read_story(tree: Tree, source_path: PurePosixPath, zone: ZoneInfo) -> Story | None:
    """The story at `…/stories/<day>/<slug>/index.md`; None, with issues, when its front matter is not sound."""
    reading = read_bundle(tree, source_path, StorySchema, zone)
    day = day_of(source_path.parent.parent.name)
    if reading is None or day is None:
        return None
    schema, originals = reading.schema, reading.originals
    named = originals.photos(schema.photos, "photos", schema.consent)
    videos = originals.videos(schema.videos, "videos", schema.consent)
    text, placed = read_text(reading, named, schema.consent)
    originals.note_unnamed()
    return Story(
        bundle=reading.bundle,
        day=day,
        slug=source_path.parent.name,
        title=schema.title,
        school=schema.school,
        kind=schema.kind,
        text=text,
        channel=schema.channel or "",
        audiences=tuple(schema.audiences),
        tags=tuple(schema.tags),
        editor=schema.editor or "",
        source=schema.source or "",
        filed=at_zone(schema.filed, zone) if schema.filed else None,
        featured=schema.featured,
        photos=(*named, *placed),
        videos=videos,
        links=tuple(Link(link.title, link.url, link.outlet or "", link.level or "") for link in schema.links),
        people=tuple(
            Person(person.name, person.honour, person.role or "", person.quote or "") for person in schema.people
        ),
    )
