"""The folder `wrap-up` of a week → WrapUp, without what stays internal."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from showcase.model import Fact, WrapUp
from showcase.reader.bundle import read_bundle
from showcase.reader.bundle_schemas import WrapUpSchema
from showcase.reader.bundle_text import read_text
from showcase.reader.tree import Tree

# As much of a line as tells what it is about.
OPENING_CHARACTERS = 30
_TAG = re.compile(r"<[^>]*>")
# What Markdown puts before a line's words and around them.
_MARKUP = re.compile(r"^[\s#>|+\-]*|[*_`~|\\]")


def read_wrap_up(tree: Tree, source_path: PurePosixPath, zone: ZoneInfo) -> WrapUp | None:
    """The summary at `…/wrap-up/index.md`; None, with issues, when its front matter is not sound."""
    reading = read_bundle(tree, source_path, WrapUpSchema, zone)
    if reading is None:
        return None
    schema, originals = reading.schema, reading.originals
    named = originals.photos(schema.photos, "photos", schema.consent)
    text, placed = read_text(reading, named, schema.consent)
    originals.note_unnamed()
    return WrapUp(
        bundle=reading.bundle,
        title=schema.title,
        text=text,
        figures=tuple(Fact(figure.label, figure.value, figure.unit or "") for figure in schema.figures),
        photos=(*named, *placed),
        openings=tuple(list_openings(reading.front_matter.text)),
        editor=schema.editor or "",
        source=schema.source or "",
    )


def list_openings(source: str) -> Iterator[str]:
    """The first words of each line of Markdown as it is written: a line that the page joins to another may be a heading all the same."""
    for line in html.unescape(_TAG.sub("\n", source)).split("\n"):
        plain = _MARKUP.sub("", line).strip()
        if plain:
            yield plain[:OPENING_CHARACTERS]
