"""The site under the policy that the deployment guide gives it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tools.content_security_policy import policy_of

VIOLATIONS = (
    "addEventListener('securitypolicyviolation', event => (window.broken ??= []).push(event.violatedDirective))"
)


@pytest.fixture(scope="module")
def policy(demo_site: Path) -> str:
    return policy_of(demo_site)


def open_under(browser: Browser, url: str, policy: str) -> Page:
    page = browser.new_page(viewport={"width": 390, "height": 844})

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    page.route(lambda address: "." not in address.rpartition("/")[2], answer)
    page.add_init_script(VIOLATIONS)
    page.goto(url, wait_until="load")
    return page


def violations(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.broken ?? []")
    page.close()
    return found


def test_search_and_display_work_under_the_policy(browser: Browser, address: str, policy: str) -> None:
    page = open_under(browser, f"{address}search/?q=机床", policy)
    page.locator(".search-results li, [data-results] li, #results li").first.wait_for(timeout=10_000)
    assert page.evaluate("document.documentElement.classList.contains('js')")
    assert violations(page) == []


def test_panoramas_work_under_the_policy(browser: Browser, address: str, policy: str) -> None:
    page = open_under(browser, f"{address}puyang-2023/schools/maixu/", policy)
    page.locator("[data-tour]:visible").first.click()
    page.wait_for_timeout(800)
    assert violations(page) == []


def test_a_script_that_is_not_the_sites_own_does_not_run(browser: Browser, address: str, policy: str) -> None:
    page = open_under(browser, f"{address}about/", policy)
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'evil = 1'}))")
    assert page.evaluate("typeof evil") == "undefined"
    assert violations(page) == ["script-src-elem"]
