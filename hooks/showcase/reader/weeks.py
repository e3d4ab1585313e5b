"""One week's folder → Week, with its schools, stories, events and statistics."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from showcase.contacts.finder import find_contacts
from showcase.model import (
    Audience,
    Channel,
    Event,
    Kind,
    NationalActivity,
    Opening,
    Rule,
    School,
    Severity,
    Statistics,
    Story,
    Week,
    WeekDownloads,
    WrapUp,
)
from showcase.reader.bundle import at_zone
from showcase.reader.events import read_event
from showcase.reader.items import Items
from showcase.reader.public_contacts import read_public_contacts
from showcase.reader.schools import read_school, read_school_title
from showcase.reader.statistics import read_statistics
from showcase.reader.stories import read_story
from showcase.reader.tree import Tree
from showcase.reader.week_downloads import read_week_downloads
from showcase.reader.week_folder import list_week_folder
from showcase.reader.week_schemas import NestedChannelSchema, RuleSchema, RulesSchema, WeekSchema
from showcase.reader.wrap_ups import read_wrap_up
from showcase.reader.yaml_file import YamlReading, read_yaml_file


@dataclass(frozen=True)
class WeekReading:
    """A week, or none when its week.yml is not sound, and the path of every item that the week's folder holds."""

    week: Week | None
    candidates: tuple[PurePosixPath, ...]


def read_week(tree: Tree, week_path: PurePosixPath, zone: ZoneInfo) -> WeekReading:
    """Read the week in the folder `week_path`; issues go to the tree's findings."""
    folder = list_week_folder(tree, week_path)
    items = Items(tree, zone, tree.ledger.readings.of_week(week_path.name, zone))
    own = items.read(Week, _read_own, week_path / "week.yml")
    schools = [items.read(School, read_school, path) for path in folder.school_paths]
    stories = [items.read(Story, read_story, path) for path in folder.story_paths]
    events = [items.read(Event, read_event, path) for path in folder.event_paths]
    statistics = items.read(Statistics, _read_statistics, week_path / "statistics.yml")
    downloads = items.read(WeekDownloads, read_week_downloads, folder.downloads_path) if folder.downloads_path else None
    wrap_up = items.read(WrapUp, read_wrap_up, folder.wrap_up_path) if folder.wrap_up_path else None
    if own is None:
        return WeekReading(None, folder.candidates)
    week = replace(
        own,
        schools=tuple(school for school in schools if school is not None),
        stories=tuple(story for story in stories if story is not None),
        events=tuple(event for event in events if event is not None),
        statistics=statistics or Statistics(),
        downloads=downloads,
        wrap_up=wrap_up,
        school_names={
            path.parent.name: school.title
            if school and not find_contacts(school.title)
            else read_school_title(tree, path)
            for path, school in zip(folder.school_paths, schools, strict=True)
        },
    )
    return WeekReading(week, folder.candidates)


def _read_own(tree: Tree, source_path: PurePosixPath, zone: ZoneInfo) -> Week | None:
    """The week as week.yml tells it, before anything happens in it; None, with issues, when that is not sound."""
    reading = read_yaml_file(tree, source_path, WeekSchema)
    if reading is None:
        return None
    declared = read_public_contacts(
        source_path, reading.schema.public_contacts, "public_contacts", reading.lines, tree.findings
    )
    return replace(_week(reading, source_path.parent, zone), public_contacts=declared)


def _read_statistics(tree: Tree, source_path: PurePosixPath, _zone: ZoneInfo) -> Statistics:
    return read_statistics(tree, source_path)


def _week(reading: YamlReading[WeekSchema], week_path: PurePosixPath, zone: ZoneInfo) -> Week:
    schema = reading.schema
    return Week(
        source_path=week_path / "week.yml",
        slug=week_path.name,
        title=schema.title,
        short_title=schema.short_title,
        region=schema.region,
        level=schema.level,
        organisers=tuple(schema.organisers),
        theme=schema.theme,
        start=schema.start,
        end=schema.end,
        co_organisers=tuple(schema.co_organisers),
        opening=_opening(schema, zone),
        cutoff=schema.cutoff or time(16, 0),
        color=schema.color or "",
        introduction=schema.introduction or "",
        day_themes=schema.days,
        audiences=tuple(Audience(a.slug, a.name, a.promise or "") for a in schema.audiences),
        channels=tuple(
            _channel(channel, tuple(_channel(nested) for nested in channel.channels)) for channel in schema.channels
        ),
        kinds=tuple(Kind(kind.slug, kind.name) for kind in schema.kinds),
        rules=_rules(schema.rules),
        national=tuple(
            NationalActivity(a.title, tuple(a.departments), a.when or "", a.url or "") for a in schema.national
        ),
        statistics_form=schema.statistics_form or "",
        summary_headings=tuple(schema.summary_headings),
        lines=reading.lines,
    )


def _opening(schema: WeekSchema, zone: ZoneInfo) -> Opening | None:
    if schema.opening is None:
        return None
    return Opening(at_zone(schema.opening.at, zone), schema.opening.place or "")


def _channel(schema: NestedChannelSchema, nested: tuple[Channel, ...] = ()) -> Channel:
    return Channel(schema.slug, schema.name, schema.description or "", schema.max_seconds or 0, nested)


def _rules(schema: RulesSchema) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for name in RulesSchema.model_fields:
        rule: RuleSchema | None = getattr(schema, name)
        if rule is not None:
            values = rule.model_dump(exclude={"severity", "kinds", "allowed"}, exclude_none=True)
            allowed = frozenset(getattr(rule, "allowed", ()))
            kinds = frozenset(getattr(rule, "kinds", ()))
            rules[name] = Rule(Severity(rule.severity), kinds, values, allowed)
    return rules
