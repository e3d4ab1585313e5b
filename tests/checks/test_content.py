"""All checks over a whole site: `sites/faulty`, in which every item has one fault."""

from __future__ import annotations

import re
import shutil
from pathlib import Path, PurePosixPath

import pytest

from showcase.checks.content import check_site
from showcase.checks.publication import Publication, select_public
from showcase.desk.approval import write_approval
from showcase.desk.issue_list import format_github, format_json, format_text
from showcase.model import Issue, Severity
from showcase.reader.ledger import Ledger
from showcase.reader.site import read_content
from small_site import APPROVED_ON, AS_OF, SmallSite

FAULTY = Path(__file__).resolve().parents[1] / "sites" / "faulty"
# One fault of two stories, which have the same address.
DOUBLED = "weeks/sound-2024/stories/2024-05-13/doubled/index.md"


def inspect(root: Path) -> tuple[Issue, ...]:
    content = read_content(root, Ledger())
    assert content.site is not None
    return tuple(sorted((*content.issues, *check_site(content.site, AS_OF))))


def as_line(issue: Issue) -> str:
    weight = "" if issue.severity is Severity.ERROR else f" ({issue.severity})"
    return f"{issue.source_path.relative_to('content')}:{issue.line} {issue.rule}{weight}"


@pytest.fixture(scope="module")
def issues() -> tuple[Issue, ...]:
    return inspect(FAULTY)


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The faulty site's public part, after whatever was submitted has been approved, faulty as it is."""
    root = tmp_path_factory.mktemp("faulty") / "project"
    shutil.copytree(FAULTY, root)
    for path in read_content(root, Ledger()).candidates:
        if b"status: submitted" in ((root / path).read_bytes() if (root / path).exists() else b""):
            write_approval(root, path, "审核员", APPROVED_ON)
    content = read_content(root, Ledger())
    assert content.site is not None
    return select_public(content, content.site, inspect(root), AS_OF)


def test_every_fault_is_found_with_its_place_and_nothing_else(issues: tuple[Issue, ...]) -> None:
    written = (FAULTY / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert [as_line(issue) for issue in issues] == [line for line in written if not line.startswith("#")]


def test_no_item_is_told_twice(issues: tuple[Issue, ...]) -> None:
    paths = [issue.source_path for issue in issues]
    assert len(set(paths)) == len(paths)


def test_every_issue_says_in_chinese_what_is_wrong_and_what_to_do(issues: tuple[Issue, ...]) -> None:
    for issue in issues:
        for words in (issue.message, issue.remedy):
            assert re.search("[\u4e00-\u9fff]", words), words
            assert words.isprintable()
            assert not re.search(r"pydantic|Error|None|[Ii]nput|PurePosixPath| or |\[key\]", words), words
        assert issue.message != issue.remedy


def test_no_issue_quotes_contact_data(issues: tuple[Issue, ...]) -> None:
    assert not any("0000-0000000" in issue.message + issue.remedy for issue in issues)


def test_the_list_can_be_told_in_every_format(issues: tuple[Issue, ...]) -> None:
    for tell in (format_text, format_json, format_github):
        assert tell(issues).encode("utf-8")


def test_only_what_is_sound_is_published(publication: Publication) -> None:
    (week,) = publication.site.weeks
    assert week.slug == "sound-2024"
    assert [school.slug for school in week.schools] == ["first", "no-site"]
    assert [story.slug for story in week.stories] == ["small-picture", "sound", "sound-picture"]
    assert [event.slug for event in week.events] == ["sound"]
    assert week.statistics.records == ()


def test_whatever_is_not_published_is_listed_with_its_reason(publication: Publication) -> None:
    held = {str(item.source_path.relative_to("content")): item.reason for item in publication.held}
    public = {
        str(item.bundle.source_path.relative_to("content"))
        for week in publication.site.weeks
        for item in (*week.schools, *week.stories, *week.events)
    }
    candidates = {str(path.relative_to("content")) for path in read_content(FAULTY, Ledger()).candidates}
    # Besides the items, what lies where no item can be read.
    misplaced = {
        "pages/script.js",
        "weeks/sound-2024/events/open-gates.md",
        "weeks/sound-2024/stories/2024-05-12/第一课",
        "weeks/sound-2024/stories/5月13日",
        "weeks/活动周",
    }
    assert held.keys() | public == candidates | misplaced
    assert not held.keys() & public
    assert all(re.search("[\u4e00-\u9fff]", reason) for reason in held.values())
    assert DOUBLED in held


def test_the_order_of_directory_entries_does_not_matter(issues: tuple[Issue, ...], tmp_path: Path) -> None:
    # Copied in the opposite order: most file systems then list the entries in another one.
    for path in sorted(FAULTY.rglob("*"), reverse=True):
        if path.is_file():
            target = tmp_path / path.relative_to(FAULTY)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    assert inspect(tmp_path) == issues


def test_a_site_without_weeks_has_no_issues(small_site: SmallSite) -> None:
    shutil.rmtree(small_site.root / "content" / "weeks")
    assert small_site.issues() == ()


def test_issues_stand_in_the_order_of_paths_and_lines(small_site: SmallSite) -> None:
    small_site.story("b", school="unknown", kind="unknown")
    small_site.story("a", day="2024-06-01")
    small_site.event(day="2024-06-01")
    content = small_site.content()
    assert content.site is not None
    found = check_site(content.site, AS_OF)
    places = [(issue.source_path, issue.line) for issue in found]
    assert places == sorted(places)
    assert len(places) == 4
    assert PurePosixPath("content/weeks/demo-2024/events/2024-06-01-open-gates.md") == places[0][0]
