"""What a visitor of the search page does and sees, and what the pages themselves say."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html
from playwright.sync_api import Page, expect

# What Pagefind leaves out by itself, and what pages mark.
SILENT = " or ".join(
    f"self::{name}" for name in ("nav", "footer", "form", "svg", "script", "style", "noscript", "label", "template")
)
INLINE = {
    "a",
    "abbr",
    "b",
    "button",
    "cite",
    "code",
    "em",
    "i",
    "input",
    "mark",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
}


def words_of(path: Path) -> str:
    """What a page says for itself, its elements parted as a reader sees them; empty for a page that is not to be found."""
    bodies = html.fromstring(path.read_bytes()).xpath("//*[@data-pagefind-body]")
    if not bodies:
        return ""
    for element in bodies[0].xpath(f".//*[@data-pagefind-ignore or {SILENT}]"):
        element.drop_tree()
    for element in bodies[0].iter():
        if element.tag not in INLINE:
            element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    return str(bodies[0].text_content())


def pages_with(texts: dict[str, str], word: str, edition: str = "") -> set[str]:
    return {url for url, text in texts.items() if word in text and url.startswith("hant/") == (edition == "hant/")}


def status(page: Page) -> str:
    """The answer, once it is there."""
    place = page.locator("[data-search-status]")
    expect(place).to_have_text(re.compile(r"^(?!正在).+"))
    expect(page.locator("[data-search-results]")).not_to_have_attribute("aria-busy", "true")
    return place.inner_text()


def search(page: Page, words: str) -> str:
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_function("words => new URLSearchParams(location.search).get('q') === words", arg=words)
    return status(page)


def number(page: Page) -> int:
    """How many pages the answer speaks of."""
    found = re.search(r"\d+ 个页面", status(page))
    assert found
    return int(found[0].split()[0])


def results(page: Page) -> list[str]:
    """The addresses of all results, shown step by step."""
    more = page.locator("[data-search-more]")
    while more.is_visible():
        shown = page.locator(".search-result").count()
        more.click()
        expect(page.locator(".search-result")).not_to_have_count(shown)
    found: list[str] = page.eval_on_selector_all(
        ".search-result a", "links => links.map(link => link.pathname.slice(1))"
    )
    return found


def facet(page: Page, name: str) -> int:
    """How many pages a chip says it would leave."""
    button = page.get_by_role("button", name=re.compile(rf"^{name} \d+$"))
    return int(button.inner_text().split()[-1])
