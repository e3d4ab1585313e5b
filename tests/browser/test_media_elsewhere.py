"""Pictures, boards and panoramas from another host: they show, under the policy, where that host allows the site's scripts to fetch them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, Route

import build as command_line
from showcase.media.pushed import note_pushed
from showcase.media.store import Store
from small_site import AS_OF, SITE, SmallSite, draw_photo
from tools.content_security_policy import policy_of

THERE = "https://media.example/week/"
SCHOOL = "demo-2024/schools/first/"
BOARDS = "demo-2024/boards/"
VIOLATIONS = "addEventListener('securitypolicyviolation', event => (window.broken ??= []).push(event.blockedURI))"
# Playwright's wait_for_function asks again by `eval`, which the policy forbids.
LOADED = "image => image.decode()"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    site = SmallSite(tmp_path_factory.mktemp("elsewhere") / "project")
    site.add_theme()
    site.write_yaml("content/site.yml", {**SITE, "media": {"base_url": THERE}})
    entry = {"caption": "一张图片", "pupils": False}
    folder = site.school(
        boards=[{"title": "成果", "topic": "产教融合", "file": "b.jpg", **entry}],
        scenes=[{"title": "车间", "file": "s.jpg", "panorama": True, **entry}],
    )
    draw_photo(folder / "b.jpg", (1500, 1100), seed="board")
    draw_photo(folder / "s.jpg", (2000, 1000), seed="scene")
    site.story_with_photo()
    site.approve()
    showcase = site.generate()
    note_pushed(Store(site.project.store_path), THERE, showcase.elsewhere)
    result = CliRunner().invoke(command_line.main, ["build", "--as-of", AS_OF.isoformat(), "--root", str(site.root)])
    assert result.exit_code == 0, result.output
    return site


@pytest.fixture(scope="module")
def address(site: SmallSite, serve: Callable[[Path], str]) -> str:
    return serve(site.project.site_path)


@pytest.fixture
def visit(browser: Browser, site: SmallSite, address: str) -> Callable[..., Page]:
    """Opens a page under the site's policy; `shared` says whether the other host lets scripts fetch what it holds."""
    policy, store = policy_of(site.project.site_path), Store(site.project.store_path)

    def answer_page(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    def visit_(url: str, *, shared: bool = True) -> Page:
        page = browser.new_page(viewport={"width": 390, "height": 844})

        def answer_file(route: Route) -> None:
            if shared or route.request.resource_type not in {"fetch", "xhr"}:
                path = store.rendition_path(route.request.url.removeprefix(THERE))
                route.fulfill(status=200, path=path, headers={"access-control-allow-origin": "*"})
            else:
                # As a browser ends it that is not told that it may.
                route.abort()

        page.route(lambda asked: asked.startswith(address) and asked.endswith("/"), answer_page)
        page.route(f"{THERE}**", answer_file)
        page.add_init_script(VIOLATIONS)
        page.goto(address + url, wait_until="load")
        return page

    return visit_


def test_pictures_show(visit: Callable[..., Page]) -> None:
    page = visit("demo-2024/stories/first-lesson/", shared=False)
    picture = page.locator("main img").first
    picture.scroll_into_view_if_needed()
    picture.evaluate(LOADED)
    assert picture.evaluate("image => image.currentSrc").startswith(THERE)
    assert page.evaluate("window.broken ?? []") == []
    page.close()


def test_boards_open_in_deep_zoom(visit: Callable[..., Page]) -> None:
    page = visit(BOARDS)
    with page.expect_response(lambda response: response.url.startswith(THERE) and "_files/" in response.url):
        page.locator("a[data-tiles]").first.click()
    page.wait_for_selector(".layer-board .layer-canvas canvas")
    page.wait_for_selector(".layer-board picture", state="detached")
    assert page.locator(".layer-failure").count() == 0
    assert page.evaluate("window.broken ?? []") == []
    page.close()


def open_panorama(page: Page) -> str:
    """How the first panorama shows."""
    page.locator("a[data-panorama]:visible").first.click()
    page.wait_for_selector(".panorama-stage:not(.is-loading)", timeout=20_000)
    return str(page.locator(".panorama-stage").get_attribute("class"))


def test_panoramas_can_be_looked_around_in(visit: Callable[..., Page]) -> None:
    page = visit(SCHOOL)
    assert "is-flat" not in open_panorama(page)
    assert page.evaluate("window.broken ?? []") == []
    page.close()


def test_where_scripts_may_not_fetch_them_panoramas_show_flat(visit: Callable[..., Page]) -> None:
    page = visit(SCHOOL, shared=False)
    assert "is-flat" in open_panorama(page)
    page.locator(".panorama-flat img").evaluate(LOADED)
    page.close()
