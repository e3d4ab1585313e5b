"""The folder `downloads` of a week → what those who hold it hand out."""

from __future__ import annotations

from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from showcase.model import WeekDownloads
from showcase.reader.bundle import read_bundle
from showcase.reader.bundle_schemas import WeekDownloadsSchema
from showcase.reader.bundle_text import read_text
from showcase.reader.tree import Tree


def read_week_downloads(tree: Tree, source_path: PurePosixPath, zone: ZoneInfo) -> WeekDownloads | None:
    """What stands in `…/downloads/index.md`; None, with issues, when its front matter is not sound."""
    reading = read_bundle(tree, source_path, WeekDownloadsSchema, zone)
    if reading is None:
        return None
    schema, originals = reading.schema, reading.originals
    downloads = originals.downloads(schema.downloads, schema.consent)
    text, placed = read_text(reading, (), schema.consent)
    originals.note_unnamed()
    return WeekDownloads(reading.bundle, schema.title or "", text, placed, downloads)
