"""A film as a stop of the tour: played with its controls and subtitles, silent once the visitor walks on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from small_site import PROJECT_ROOT, SmallSite, draw_film, draw_photo

SCHOOL = "demo-2024/schools/first/"
# The film that plays, or did, is the one that the viewer made last.
KEEP_FILMS = """
    window.films = [];
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () { window.films.push(this); return play.call(this); };
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """A small site whose school has a film between two photos."""
    site = SmallSite(tmp_path_factory.mktemp("film") / "project")
    words = {"caption": "浇铸", "pupils": False}
    scenes = [
        {"title": "车间", "file": "1.jpg", **words},
        {"title": "一分钟看铸造", "file": "film.mp4", "key": "casting", **words},
        {"title": "操场", "file": "2.jpg", **words},
    ]
    folder = site.school(scenes=scenes)
    for name in ("1.jpg", "2.jpg"):
        draw_photo(folder / name, seed=name)
    draw_film(folder / "film.mp4", (640, 360), seconds=8, sound=1)
    (folder / "film.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:07.000\n铁水一千四百度\n", encoding="utf-8")
    site.approve()
    site.add_theme()
    command = [sys.executable, str(PROJECT_ROOT / "build.py"), "build", "--root", str(site.root)]
    subprocess.run([*command, "--as-of", "2024-05-20T12:00", "--strict"], check=True, timeout=300)
    return serve(site.root / "site")


def test_a_film_opened_from_the_strip_plays_with_controls_and_subtitles(open_page):
    page = open_page(SCHOOL)
    page.locator("#scene-casting a[data-tour]").click()
    film = page.locator("dialog video")
    expect(film).to_have_count(1)
    page.wait_for_function("document.querySelector('dialog video').currentTime > 0.2")
    assert film.evaluate("film => film.controls && film.textTracks[0].mode === 'showing'")
    page.wait_for_function("document.querySelector('dialog video').textTracks[0].cues?.length === 1")


@pytest.mark.parametrize("way", ["下一站", "关闭", "Back"])
def test_a_film_stops_when_the_visitor_leaves_it(open_page, way):
    page = open_page(SCHOOL, script=KEEP_FILMS)
    page.locator("#scene-casting a[data-tour]").click()
    page.wait_for_function("window.films[0]?.currentTime > 0.2")
    if way == "Back":
        page.go_back()
    else:
        page.get_by_role("button", name=way).click()
    expect(page.locator("dialog video")).to_have_count(0)
    assert page.evaluate("window.films.length === 1 && window.films[0].paused")


def test_a_film_that_one_walks_to_waits_to_be_started(open_page):
    page = open_page(SCHOOL, script=KEEP_FILMS)
    page.locator("#scene-1 a[data-tour]").click()
    page.get_by_role("button", name="下一站").click()
    expect(page.locator("dialog video")).to_be_visible()
    page.wait_for_timeout(500)
    assert page.locator("dialog video").evaluate("film => film.paused")


def test_in_a_film_the_arrows_are_its_own(open_page):
    page = open_page(SCHOOL)
    page.locator("#scene-casting a[data-tour]").click()
    page.locator("dialog video").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".tour-title")).to_have_text("一分钟看铸造")
    page.keyboard.press("PageDown")
    expect(page.locator(".tour-title")).to_have_text("操场")


def test_without_script_the_film_plays_in_the_list(open_page):
    page = open_page(SCHOOL, java_script_enabled=False)
    film = page.locator("#scene-casting noscript video")
    expect(film).to_be_visible()
    assert film.locator("track").count() == 1
