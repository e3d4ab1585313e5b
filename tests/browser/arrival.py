"""When a page has arrived: what it asked for is there, and its scripts have run."""

from __future__ import annotations

from playwright.sync_api import Page, Request

# Adds up, from the first moment on, how far what is in view has been moved.
MOVES = """
    let sum = 0;
    const add = (entries) => { for (const entry of entries) if (!entry.hadRecentInput) sum += entry.value; };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    window.moved = () => { add(observer.takeRecords()); return sum; };
"""
_RUN = """
    urls => Promise.allSettled(urls.map(url => import(url)))
      .then(all => all.filter(({ status }) => status === "rejected").map(({ reason }) => String(reason)))
"""


def wait_for_scripts(page: Page) -> list[str]:
    """Until every script that the page asked for, and those that they ask for in turn, has run; what went wrong in them.

    To import a script once more runs nothing: it is answered when the first run is over, well or badly.
    """
    known: set[str] = set()
    faults: list[str] = []
    while asked := {request.url for request in _asked_by(page, "script")} - known:
        faults += page.evaluate(_RUN, sorted(asked))
        known |= asked
    return faults


def wait_for_pictures(page: Page) -> None:
    """Until every picture that was asked for has come; one that is not in sight may still be unasked."""
    known: set[str] = set()
    while asked := [request for request in _asked_by(page, "image") if request.url not in known]:
        for request in asked:
            response = request.response()
            if response:
                response.finished()
            known.add(request.url)


def wait_for_frame(page: Page) -> None:
    """Until what was done has been drawn."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))")


def _asked_by(page: Page, kind: str) -> list[Request]:
    """What the present document asked for, not the one before it."""
    asked: list[Request] = []
    for request in page.requests():
        if request.is_navigation_request():
            asked.clear()
        elif request.resource_type == kind:
            asked.append(request)
    return asked
