"""The theme's template files: what each is made of, itself and all that it takes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from plain_theme import write_files
from small_site import PROJECT_ROOT
from template_files import TemplateFiles

THEME = {
    "main.html": '{% extends "base.html" %}{% from "showcase/parts/chrome.html" import site_header with context %}',
    "showcase/story.html": '{% extends "main.html" %}\n{%- from "showcase/parts/gallery.html" import gallery with context -%}',
    "showcase/week.html": '{% extends "main.html" %}{% include "showcase/parts/card.html" %}',
    "showcase/parts/gallery.html": '{% import "showcase/parts/picture.html" as picture %}',
    "showcase/parts/picture.html": "<img>",
    "showcase/parts/card.html": '{% from "showcase/parts/picture.html" import picture %}<a>',
    "showcase/parts/chrome.html": "<header>",
    "showcase/parts/unused.html": "<p>",
}


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    return write_files(tmp_path / "theme", THEME)


def changed_by(theme: Path, name: str, words: str = "<!-- changed -->") -> set[str]:
    """The pages' templates whose digest another text of one template changes."""
    pages = ("main.html", "showcase/story.html", "showcase/week.html")
    before = {page: TemplateFiles(theme).digest(page) for page in pages}
    with (theme / name).open("a", encoding="utf-8") as file:
        file.write(words)
    return {page for page in pages if TemplateFiles(theme).digest(page) != before[page]}


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("main.html", {"main.html", "showcase/story.html", "showcase/week.html"}),
        ("showcase/story.html", {"showcase/story.html"}),
        ("showcase/parts/card.html", {"showcase/week.html"}),
        ("showcase/parts/gallery.html", {"showcase/story.html"}),
        ("showcase/parts/picture.html", {"showcase/story.html", "showcase/week.html"}),
        ("showcase/parts/chrome.html", {"main.html", "showcase/story.html", "showcase/week.html"}),
        ("showcase/parts/unused.html", set()),
    ],
)
def test_a_template_is_made_of_itself_and_all_that_it_takes_in_however_deep(
    theme: Path, name: str, pages: set[str]
) -> None:
    assert changed_by(theme, name) == pages


@pytest.mark.parametrize(
    "taken_in",
    [
        '{% include "showcase/parts/" ~ name ~ ".html" %}',
        '{% include "showcase/parts/"~name %}',
        "{% include name %}",
        "{%- include name -%}",
        '{% include ["showcase/parts/a.html", name] %}',
        "{% include 'showcase/parts/unused.html' %}",
        "{% extends layout %}",
        '{% import name ~ ".html" as parts %}',
        '{% include "showcase/parts/card.html" if name else "showcase/parts/unused.html" %}',
        '{% include "showcase/parts/" + name %}',
        '{%+ include "showcase/parts/unused.html" %}',
        '{% include("showcase/parts/unused.html") %}',
        '{%\n  include "showcase/parts/unused.html"\n%}',
    ],
)
def test_what_is_taken_in_by_a_name_that_cannot_be_told_may_be_any_template(theme: Path, taken_in: str) -> None:
    write_files(theme, {"showcase/story.html": taken_in})
    assert "showcase/story.html" in changed_by(theme, "showcase/parts/unused.html")


def test_a_new_template_counts_where_any_may_be_taken_in(theme: Path) -> None:
    write_files(theme, {"showcase/story.html": "{% include name %}", "showcase/parts/new.html": ""})
    with_it = TemplateFiles(theme).digest("showcase/story.html")
    (theme / "showcase/parts/new.html").unlink()
    assert TemplateFiles(theme).digest("showcase/story.html") != with_it


@pytest.mark.parametrize(
    "icon", ['{% include ".icons/" ~ name ~ ".svg" %}', '{% include ".icons/lucide/calendar.svg" %}']
)
def test_icons_of_a_package_change_with_its_version_only(theme: Path, icon: str) -> None:
    write_files(theme, {"showcase/story.html": icon})
    assert changed_by(theme, "showcase/parts/unused.html") == set()


def test_a_template_of_the_theme_below_has_a_place_of_its_own_once_the_theme_has_it(theme: Path) -> None:
    before = TemplateFiles(theme).digest("main.html")
    write_files(theme, {"base.html": "ours now"})
    assert TemplateFiles(theme).digest("main.html") != before
    assert changed_by(theme, "base.html") == {"main.html", "showcase/story.html", "showcase/week.html"}


def test_templates_that_take_in_each_other_come_to_an_end(theme: Path) -> None:
    write_files(theme, {"a.html": '{% include "b.html" %}', "b.html": '{% include "a.html" %}'})
    assert TemplateFiles(theme).digest("a.html") == TemplateFiles(theme).digest("b.html")


def test_the_digest_is_the_same_wherever_the_theme_lies(theme: Path, tmp_path: Path) -> None:
    other = write_files(tmp_path / "elsewhere", THEME)
    assert TemplateFiles(other).digest("showcase/week.html") == TemplateFiles(theme).digest("showcase/week.html")


def test_no_template_of_ours_is_taken_in_by_a_name_that_cannot_be_told() -> None:
    # Else a change of any template would make all pages again.
    files = TemplateFiles(PROJECT_ROOT / "theme")
    pages = sorted((PROJECT_ROOT / "theme" / "showcase").glob("*.html"))
    every = len(list((PROJECT_ROOT / "theme").rglob("*.html")))
    assert len(pages) > 20
    for page in pages:
        assert len(files._taken_in(page.relative_to(PROJECT_ROOT / "theme").as_posix())) < every // 2, page
