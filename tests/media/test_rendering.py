"""Rendering side by side: one broken original never stops the others."""

from __future__ import annotations

import shutil
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path, PurePosixPath

import pytest

from showcase.media.rendering import Rendered, render_media, verify_media
from showcase.media.store import Store
from showcase.media.wanted import Wanted, list_wanted
from showcase.model import Issue
from small_site import SmallSite, draw_photo


class AtOnce(Executor):
    """An executor that does each task when it is handed in, and counts them."""

    def __init__(self) -> None:
        self.tasks = 0

    def submit(self, fn, /, *args, **kwargs):
        self.tasks += 1
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def wanted_of(small_site: SmallSite) -> tuple[Wanted, ...]:
    site = small_site.content().site
    assert site is not None
    return list_wanted(site)


def render(small_site: SmallSite) -> Rendered:
    with ThreadPoolExecutor(2) as executor:
        return render_media(wanted_of(small_site), small_site.root, Store(small_site.project.store_path), executor)


def verify(small_site: SmallSite) -> tuple[Issue, ...]:
    return verify_media(wanted_of(small_site), small_site.root, Store(small_site.project.store_path), AtOnce())


def break_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-300])


def test_photos_and_films_are_rendered(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.story_with_film()
    rendered = render(small_site)
    assert len(rendered.renditions.pictures) == 1
    assert len(rendered.renditions.films) == 1
    assert rendered.issues == ()


def test_a_broken_photo_is_refused_by_name_and_line_while_the_others_are_rendered(small_site: SmallSite) -> None:
    broken = small_site.story_with_photo("broken")
    small_site.story_with_photo("sound")
    break_off(broken / "01.jpg")
    rendered = render(small_site)
    assert len(rendered.renditions.pictures) == 1
    (issue,) = rendered.issues
    assert issue.source_path == PurePosixPath("content/weeks/demo-2024/stories/2024-05-12/broken/index.md")
    lines = (broken / "index.md").read_text(encoding="utf-8").split("\n")
    assert "01.jpg" in lines[issue.line - 1]
    assert "01.jpg" in issue.message
    assert issue.remedy


def test_every_place_that_shows_a_broken_photo_is_told(small_site: SmallSite) -> None:
    first, second = (small_site.story_with_photo(slug) for slug in ("first-lesson", "second-lesson"))
    break_off(first / "01.jpg")
    shutil.copy(first / "01.jpg", second / "01.jpg")
    told = {issue.source_path.parent.name for issue in render(small_site).issues}
    assert told == {"first-lesson", "second-lesson"}


def test_verifying_finds_what_rendering_would_refuse_and_makes_nothing(small_site: SmallSite) -> None:
    break_off(small_site.story_with_photo("broken") / "01.jpg")
    small_site.story_with_photo("sound")
    found = verify(small_site)
    assert not small_site.project.store_path.exists()
    assert found == render(small_site).issues


def test_verifying_does_not_decode_what_the_store_holds(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    wanted = wanted_of(small_site)
    render(small_site)
    (folder / "01.jpg").unlink()
    assert verify_media(wanted, small_site.root, Store(small_site.project.store_path), AtOnce()) == ()


@pytest.mark.parametrize("call", [render_media, verify_media])
def test_progress_is_told_after_each_original(small_site: SmallSite, call) -> None:
    for number in range(3):
        small_site.story_with_photo(f"story-{number}")
    told: list[tuple[int, int]] = []
    with ThreadPoolExecutor(2) as executor:
        store = Store(small_site.project.store_path)
        call(wanted_of(small_site), small_site.root, store, executor, lambda *counts: told.append(counts))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_any_executor_will_do(small_site: SmallSite) -> None:
    for number in range(3):
        folder = small_site.story_with_photo(f"story-{number}")
    shutil.copy(folder / "01.jpg", small_site.story_with_photo("story-0") / "01.jpg")
    executor = AtOnce()
    render_media(wanted_of(small_site), small_site.root, Store(small_site.project.store_path), executor)
    # Of two files with the same bytes one is rendered.
    assert executor.tasks == 2


def test_without_originals_nothing_is_done(small_site: SmallSite) -> None:
    rendered = render(small_site)
    assert (rendered.renditions.pictures, rendered.renditions.films, rendered.issues) == ({}, {}, ())


def test_a_large_photo_is_made_smaller_on_the_way(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    draw_photo(folder / "01.jpg", (3200, 2000))
    (picture,) = render(small_site).renditions.pictures.values()
    assert [rendition.width for rendition in picture.webp] == [480, 960, 1600]
