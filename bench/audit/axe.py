"""axe-core over pages in the ways that visitors see them: light and dark, large text, high contrast, simple layout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import Browser
from programs import PACKAGES

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


@dataclass(frozen=True)
class Manner:
    """How a visitor looks at the site: `stored` is what the display settings remember."""

    name: str
    viewport: dict[str, int]
    scheme: str
    stored: dict[str, str]


@dataclass(frozen=True)
class Violation:
    """A rule broken on a page, with the first elements that break it."""

    page: str
    manner: str
    rule: str
    elements: tuple[str, ...]


def check(browser: Browser, address: str, pages: Iterable[tuple[str, str]], manner: Manner) -> list[Violation]:
    """All violations of these pages (name, address from the root), and of WCAG 2.2 AA and axe's good practice."""
    script = (PACKAGES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport=manner.viewport, color_scheme=manner.scheme, reduced_motion="reduce")
    for key, value in manner.stored.items():
        context.add_init_script(f"try {{ localStorage.setItem({key!r}, {value!r}) }} catch {{}}")
    found: list[Violation] = []
    for name, url in pages:
        page = context.new_page()
        page.goto(address + url, wait_until="load")
        page.evaluate(script)
        result = page.evaluate("axe.run()")
        found += [
            Violation(name, manner.name, broken["id"], tuple(node["html"][:160] for node in broken["nodes"][:3]))
            for broken in result["violations"]
        ]
        page.close()
    context.close()
    return found
