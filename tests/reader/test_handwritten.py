"""The hand-written pages."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from showcase.reader.handwritten import HandwrittenPage
from small_site import SmallSite

ABOUT = PurePosixPath("content/pages/about.md")


def test_a_page_is_its_title_and_its_text(small_site: SmallSite) -> None:
    small_site.write(str(ABOUT), "---\ntitle: 关于\ndescription: 一句话\n---\n正文\n")
    assert small_site.content().handwritten[ABOUT] == HandwrittenPage("关于", "一句话", "正文\n")


@pytest.mark.parametrize("text", ["template: nope.html\n\n正文\n", "# 关于\n\n正文\n", "title: 甲\n"])
def test_without_fences_everything_is_text(small_site: SmallSite, text: str) -> None:
    small_site.write(str(ABOUT), text)
    assert small_site.issues() == ()
    assert small_site.content().handwritten[ABOUT] == HandwrittenPage("", "", text)


def test_a_page_that_was_not_let_pass_is_not_read(small_site: SmallSite) -> None:
    small_site.write(str(ABOUT), "---\ntemplate: main.html\n---\n正文\n")
    assert ABOUT not in small_site.content().handwritten


@pytest.mark.parametrize("name", ["index.md", "404.md"])
def test_a_page_does_not_take_the_place_of_a_generated_one(small_site: SmallSite, name: str) -> None:
    small_site.write(f"content/pages/{name}", "正文")
    assert small_site.only_issue().rule == "slug"
    assert [path.name for path in small_site.content().page_paths] == ["about.md"]


def test_a_page_below_a_folder_may_be_its_index(small_site: SmallSite) -> None:
    small_site.write("content/pages/help/index.md", "正文")
    assert small_site.issues() == ()
