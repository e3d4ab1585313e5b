"""Fingers on the glass of a browser."""

from __future__ import annotations

from playwright.sync_api import Page

# A viewer follows the fingers frame by frame: what comes and goes between two frames, as on a busy machine, is no gesture.
_NEXT_FRAME = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def touch(page: Page, *moments: list[tuple[int, int]]) -> None:
    """Where the fingers are, moment by moment, each seen by the page before the next; and up again."""
    session = page.context.new_cdp_session(page)
    for number, fingers in enumerate(moments):
        points = [{"x": x, "y": y, "id": id_} for id_, (x, y) in enumerate(fingers)]
        kind = "touchMove" if number else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.evaluate(_NEXT_FRAME)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
