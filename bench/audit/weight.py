"""What a phone loads before it scrolls: bytes without pictures, and whether anybody else is asked."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser, Request

PICTURES = {"image", "media"}


@dataclass(frozen=True)
class Weight:
    """Bytes over the wire without pictures and films, requests for them, and requests to other hosts; the layout's shift."""

    bytes: int
    requests: int
    foreign: tuple[str, ...]
    shift: float


def weigh(browser: Browser, address: str, url: str) -> Weight:
    """One page on a phone, first view, then scrolled to its end for what it shifts."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(_WATCH_SHIFT)
    asked: list[Request] = []
    page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108  # a bound method cannot be marked by playwright
    foreign: list[str] = []
    page.on("request", lambda request: None if _is_own(request.url, address) else foreign.append(request.url))
    page.goto(address + url, wait_until="networkidle")
    counted = [request for request in asked if request.resource_type not in PICTURES]
    sizes = [request.sizes() for request in counted]
    total = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    page.evaluate(_SCROLL)
    page.wait_for_load_state("networkidle")
    weight = Weight(total, len(counted), tuple(foreign), page.evaluate("window.shiftSum"))
    context.close()
    return weight


def _is_own(url: str, address: str) -> bool:
    return url.startswith((address, "data:", f"blob:{address}"))


_WATCH_SHIFT = """window.shiftSum = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shiftSum += entry.value })
  .observe({ type: "layout-shift", buffered: true })"""
_SCROLL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 600) {
    window.scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 50));
  }
}"""
