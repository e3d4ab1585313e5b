"""A school's folder → School."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from showcase.contacts.finder import find_contacts
from showcase.model import (
    Account,
    Admissions,
    Board,
    Fact,
    Hotspot,
    Major,
    Photo,
    PublicContact,
    Question,
    Scene,
    School,
    Video,
)
from showcase.reader.bundle import BundleReading, read_bundle
from showcase.reader.bundle_schemas import SceneSchema, SchoolSchema
from showcase.reader.bundle_text import read_text
from showcase.reader.findings import Findings
from showcase.reader.front_matter import read_front_matter
from showcase.reader.originals import Originals
from showcase.reader.public_contacts import read_public_contacts
from showcase.reader.tree import Tree


def read_school(tree: Tree, source_path: PurePosixPath, zone: ZoneInfo) -> School | None:
    """The school at `…/schools/<slug>/index.md`; None, with issues, when its front matter is not sound."""
    reading = read_bundle(tree, source_path, SchoolSchema, zone)
    if reading is None:
        return None
    schema, originals = reading.schema, reading.originals
    cover = originals.photo(schema.cover, "cover", schema.consent) if schema.cover else None
    plan = originals.photo(schema.map, "map", schema.consent) if schema.map else None
    scenes = _scenes(schema, originals)
    boards = _boards(schema, originals)
    named = originals.photos(schema.photos, "photos", schema.consent)
    downloads = originals.downloads(schema.downloads, schema.consent)
    text, placed = read_text(reading, (*named, *_photos(cover, plan, scenes, boards)), schema.consent)
    originals.note_unnamed()
    return School(
        bundle=reading.bundle,
        slug=source_path.parent.name,
        title=schema.title,
        short_title=schema.short_title or schema.title,
        kind=schema.kind,
        district=schema.district,
        summary=schema.summary,
        text=text,
        website=schema.website or "",
        plan=schema.plan or "",
        highlights=schema.highlights or "",
        facts=tuple(Fact(fact.label, fact.value, fact.unit or "") for fact in schema.facts),
        majors=tuple(Major(major.name, major.years or 0, major.summary or "", major.seats) for major in schema.majors),
        cover=cover,
        photos=(*named, *placed),
        map=plan,
        scenes=scenes,
        boards=boards,
        questions=tuple(Question(entry.question, entry.answer) for entry in schema.questions),
        accounts=tuple(Account(account.platform, account.name, account.url or "") for account in schema.accounts),
        admissions=Admissions(schema.admissions.text, schema.admissions.url or "") if schema.admissions else None,
        downloads=downloads,
        contacts=_contacts(reading, tree.findings),
    )


def _contacts(reading: BundleReading[SchoolSchema], findings: Findings) -> tuple[PublicContact, ...]:
    path, lines = reading.bundle.source_path, reading.bundle.lines
    return read_public_contacts(path, reading.schema.contacts, "contacts", lines, findings, of_school=True)


def read_school_title(tree: Tree, source_path: PurePosixPath) -> str:
    """The name of a school whose file is not sound, for the stories that do not wait for its page; empty if it has none."""
    quiet = Findings()
    text = Tree(tree.root, quiet).read_text(source_path)
    front_matter = read_front_matter(source_path, text, quiet) if text is not None else None
    title = front_matter.data.get("title") if front_matter else None
    # Stories name a school whose own page is held back: its name must be fit for that.
    return title.strip() if isinstance(title, str) and not find_contacts(title) else ""


def _scenes(schema: SchoolSchema, originals: Originals) -> tuple[Scene, ...]:
    scenes = []
    for index, entry in enumerate(schema.scenes):
        shown = originals.shown(entry, f"scenes.{index}", schema.consent)
        if shown is not None:
            scenes.append(_scene(entry, shown))
    return tuple(scenes)


def _photos(
    cover: Photo | None, plan: Photo | None, scenes: tuple[Scene, ...], boards: tuple[Board, ...]
) -> Iterator[Photo]:
    """Those that have a place of their own on the page."""
    yield from filter(None, (cover, plan))
    yield from (scene.shown for scene in scenes if isinstance(scene.shown, Photo))
    yield from (board.photo for board in boards)


def _scene(entry: SceneSchema, shown: Photo | Video) -> Scene:
    return Scene(
        title=entry.title,
        shown=shown,
        facet=entry.facet or "",
        key=entry.key or "",
        pin=(entry.pin[0], entry.pin[1]) if entry.pin else None,
        hotspots=tuple(Hotspot(spot.to, spot.yaw, spot.pitch, spot.title or "") for spot in entry.hotspots),
    )


def _boards(schema: SchoolSchema, originals: Originals) -> tuple[Board, ...]:
    boards = []
    for index, entry in enumerate(schema.boards):
        photo = originals.photo(entry, f"boards.{index}", schema.consent)
        if photo is not None:
            boards.append(Board(entry.title, entry.topic, photo))
    return tuple(boards)
