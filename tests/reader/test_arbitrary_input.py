"""Whatever stands in a file, reading it ends with issues and never with an exception."""

from __future__ import annotations

import dataclasses
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showcase.checks.content import check_site
from showcase.desk.issue_list import format_github, format_json, format_text
from small_site import AS_OF, EVENT, SCHOOL, STORY, WEEK, SmallSite, draw_photo

# What makes up YAML and Markdown, and what has broken readers of either.
YAML_PIECES = [
    *"-:,[]{}&*!|>'\"%@`#?~=<. \n\t", "\r\n", "\r", "\ufeff", "\x00", "\x85", "\u2028", "\ufdd0", "\u202e", "---",
    "\n---\n", "...", "- ", ": ", "：", "  ", "&a ", "*a", "<<: ", "!!int ", "!!str", "? ", "title", "title: 甲",
    "school: first", "kind: activity", "status: approved", "approved: ", "photos: ", "file: ", "01.jpg", "caption: ",
    "rules: ", "days: ", "2024-05-12", "16:00", "yes", "null", "0", "-1", "9" * 20, '"\\x01"', '"\\ud800"', "甲", "💡",
]  # fmt: skip
MARKDOWN_PIECES = [
    *"-:[]{}&*!|>'\"`#<.\\/()_^~ \n\t", "\n\n", "    ", "01.jpg", "../", "![", "![图](", "](", "![图](01.jpg)", "![](01.jpg)",
    "[字](", "[字]()", "https://a.example/", "[x]: ", "<p>", "</p>", "<strong>", "<em>", "<textarea>", "<title>", "<script>", "<svg>",
    "<table>", "<!--", "-->", "<![CDATA[", "<?", "&#8;", "&#xFDD0;0&#xFDD1;", "&amp;", "**", "```", "> ", "1. ", "\n- ",
    "\n|-|-|\n", "{{ x }}", "{% x %}", "甲", "，", "💡", "klzzwxh:0001", "<a@b.example>", "\u2028",
]  # fmt: skip
WORDS = st.sampled_from(
    ["甲", "", " ", "first", "activity", "skills", "parents", "01.jpg", "02.jpg", "../01.jpg", "approved", "2024-05-12", "09:00",
     "0001-01-01", "9999-12-31T23:59+23:59", "0001-01-01T00:00Z", "https://a.example/", "javascript:x", "error", "a\x01b",
     "\ufdd0", "\u202e", "a\nb", "字" * 70, "字" * 4000, "#D43A1E", "county", "city", "service", "{}", "%s"]
)  # fmt: skip
NAMES = st.sampled_from(
    ["file", "caption", "focal", "consent", "pupils", "title", "slug", "name", "url", "min", "max", "severity", "kinds", "at",
     "by", "on", "digest", "category", "items", "2024-05-12", "9999-12-31", "unit", "level", "students", "text_length", "甲", "a.b", ""]
)  # fmt: skip
LEAVES = WORDS | st.none() | st.booleans() | st.integers(-2, 2**60) | st.floats(allow_nan=False)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=8
)
RAW = (
    st.lists(st.sampled_from(YAML_PIECES), max_size=30).map(lambda pieces: "".join(pieces).encode())
    | st.binary(max_size=60)
    | st.text(max_size=60).map(lambda text: text.encode("gb18030", "replace"))
)
BOUNDED = settings(
    max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
STORY_PATH = "content/weeks/demo-2024/stories/2024-05-12/any/index.md"


def read(path: str, raw: bytes) -> None:
    """Read and check a site in which this file holds this, and say what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        site = SmallSite(Path(folder) / "project")
        site.school()
        site.story("sound")
        target = site.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.name == "index.md":
            draw_photo(target.parent / "01.jpg", (3, 2))
        target.write_bytes(raw)
        content = site.content()
        issues = (*content.issues, *(check_site(content.site, AS_OF) if content.site else ()))
        for tell in (format_text, format_json, format_github):
            tell(issues).encode("utf-8")
        # No feed, no attribute and no file name can hold these.
        assert not [
            words
            for words in strings(content)
            if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ud800-\udfff\uffff]", words)
        ]
        if content.site is not None and target.name not in {"site.yml", "week.yml"}:
            assert "sound" in [story.slug for story in content.site.weeks[0].stories]


def strings(value: Any) -> Iterator[str]:
    """Every text in a value of the model."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name != "lines":
                yield from strings(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (*strings(key), *strings(inner))
    elif isinstance(value, tuple):
        for inner in value:
            yield from strings(inner)


def changed(data: dict[str, Any], changes: dict[str, Any]) -> str:
    # Without `allow_unicode` anything unusual is written as an escape, as a program might.
    return yaml.safe_dump({**data, **changes}, sort_keys=False)


def fields(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(names), VALUES, min_size=1, max_size=3)


@BOUNDED
@given(RAW)
def test_any_bytes_may_be_site_yml(raw: bytes) -> None:
    read("content/site.yml", raw)


@BOUNDED
@given(RAW)
def test_any_bytes_may_be_week_yml(raw: bytes) -> None:
    read("content/weeks/demo-2024/week.yml", raw)


@BOUNDED
@given(RAW)
def test_any_bytes_may_be_a_story(raw: bytes) -> None:
    read(STORY_PATH, raw)


@BOUNDED
@given(RAW)
def test_any_bytes_may_be_front_matter(raw: bytes) -> None:
    read(STORY_PATH, b"---\n" + raw + b"\n---\n")


@BOUNDED
@given(RAW)
def test_any_bytes_may_be_a_hand_written_page(raw: bytes) -> None:
    read("content/pages/any.md", raw)


@BOUNDED
@given(st.lists(st.sampled_from(MARKDOWN_PIECES), max_size=25).map("".join) | st.text(max_size=60))
def test_any_text_may_be_a_storys(text: str) -> None:
    read(STORY_PATH, f"---\n{changed(STORY, {})}---\n{text}\n".encode("utf-8", "replace"))


@BOUNDED
@given(fields("title", "channel", "audiences", "tags", "approved", "publish_at", "photos", "videos", "links", "editor"))
def test_any_value_may_stand_in_a_story(changes: dict[str, Any]) -> None:
    read(STORY_PATH, f"---\n{changed(STORY, changes)}---\n正文\n".encode())


@BOUNDED
@given(fields("title", "short_title", "cover", "photos", "scenes", "boards", "facts", "majors", "questions", "website"))
def test_any_value_may_stand_in_a_school(changes: dict[str, Any]) -> None:
    read("content/weeks/demo-2024/schools/any/index.md", f"---\n{changed(SCHOOL, changes)}---\n正文\n".encode())


@BOUNDED
@given(fields("title", "start", "end", "place", "audiences", "service", "live", "note", "school"))
def test_any_value_may_stand_in_an_event(changes: dict[str, Any]) -> None:
    read("content/weeks/demo-2024/events/2024-05-12-any.md", f"---\n{changed(EVENT, changes)}---\n正文\n".encode())


@BOUNDED
@given(fields("start", "end", "opening", "cutoff", "color", "days", "audiences", "channels", "kinds", "rules", "theme"))
def test_any_value_may_stand_in_week_yml(changes: dict[str, Any]) -> None:
    read("content/weeks/demo-2024/week.yml", changed(WEEK, changes).encode())


@BOUNDED
@given(st.lists(fields("unit", "level", "students", "enrolled", "people", "schools", "media"), max_size=3) | VALUES)
def test_any_value_may_stand_in_the_statistics(records: Any) -> None:
    read("content/weeks/demo-2024/statistics.yml", changed({}, {"records": records}).encode())


@BOUNDED
@given(st.binary(max_size=60))
def test_any_bytes_may_pretend_to_be_a_picture(raw: bytes) -> None:
    read("content/weeks/demo-2024/stories/2024-05-12/sound/01.jpg", raw)
