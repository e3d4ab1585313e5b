"""The pages and feeds into which long listings are cut: Hugo's own paging numbers from the newest, ours from the oldest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from showcase.feeds.feed import MOST_ENTRIES
from showcase.pages.listing import CARDS, WITH_PICTURES
from showcase.pages.paging import cut

if TYPE_CHECKING:
    from hugo_site import Filed

Part = tuple[str, dict[str, Any]]


def list_full_pages(week: Mapping[str, Any], stories: Sequence[Filed]) -> Iterator[Part]:
    """The full pages of a week's listings, by their file within the week."""
    for of, key, found, name in _listings(week, stories):
        size = CARDS if of in {"audience", "week"} else WITH_PICTURES
        folder = f"{of}s/{key}/page" if key else "stories/page"
        for number in _numbers(found, size):
            title = f"{name}（第 {number} 页） · {week['short_title']}"
            words = f"{week['title']}：{name}，第 {number} 页，{size} 篇故事"
            named = {"title": title, "linkTitle": name, "description": words}
            yield f"{folder}/{number}.md", {**named, "type": "listing", "of": of, "key": key, "number": number}


def list_feed_parts(
    place: str, count: int, week: Mapping[str, Any] | None = None, stories: Sequence[Filed] = ()
) -> Iterator[Part]:
    """The full parts of the feeds of the site (no `place`), or of a week and its listings, by file within the site."""
    yield from _feed_parts(place, count)
    for of, key, found, _ in _listings(week, stories) if week else ():
        if of in {"day", "school", "channel"}:
            yield from _feed_parts(f"{place}/{of}s/{key}", found)


def _feed_parts(place: str, count: int) -> Iterator[Part]:
    for number in _numbers(count, MOST_ENTRIES):
        only_here = {"outputs": ["rss"], "sites": {"matrix": {"languages": ["hans"]}}, "build": {"list": "never"}}
        data = {"title": f"feed {number}", "type": "feed", "of": f"/{place}" if place else "", "number": number}
        yield f"{place}/feed/{number}.md".lstrip("/"), {**data, **only_here}


def _listings(week: Mapping[str, Any], stories: Sequence[Filed]) -> Iterator[tuple[str, str, int, str]]:
    """What is listed: of what kind, its key, how many stories, its name."""
    yield "week", "", len(stories), "全部故事"
    for day in sorted({story.day for story in stories}):
        yield "day", day, sum(story.day == day for story in stories), day
    schools = [story.data["school"] for story in stories]
    for school in sorted(set(schools)):
        yield "school", school, schools.count(school), school
    for channel in week["channels"]:
        slug = channel["slug"]
        yield "channel", slug, sum(story.data["channel"] == slug for story in stories), channel["name"]
    for audience in week["audiences"]:
        slug = audience["slug"]
        found = sum(slug in story.data["audiences"] for story in stories)
        yield "audience", slug, found, f"我是{audience['name']}"


def _numbers(count: int, size: int) -> range:
    """The full pages of so many stories: the rule is our own."""
    return range(1, len(cut(range(count), size).full) + 1)
