"""The demo site served to a real browser, which may ask nobody else and report no error."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from browser.searching import words_of

# WebGL, drawn by the processor: test machines have no graphics card.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


# A page that shows what it should is not waited for; on a busy machine a script may come late.
expect.set_options(timeout=20_000)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a public folder until the tests end, and tells its address."""
    started: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def serve_(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        started.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve_
    for server, thread in started:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def address(demo_site: Path, serve: Callable[[Path], str]) -> str:
    return serve(demo_site)


@pytest.fixture(scope="session")
def texts(demo_site: Path) -> dict[str, str]:
    """The words of every page of both editions, by address."""
    return {
        path.parent.relative_to(demo_site).as_posix() + "/": words_of(path) for path in demo_site.rglob("index.html")
    }


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # The shell is Chromium without the windows around it, and opens pages in half the time.
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert executable, "Chromium is missing: run tools/install-browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens an address in a fresh browser profile, and sees to it that nothing goes wrong there and nobody else is asked.

    `script` runs before the page's own; `missing` ends the addresses of files that this visitor does not get.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_(
        url: str, width: int = 390, script: str = "", missing: str | tuple[str, ...] = (), **options: object
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, **options)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        if missing:
            page.route(lambda asked: asked.endswith(missing), lambda route: route.fulfill(status=404))
        else:
            page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda request: complaints.append(request.url) if _is_foreign(request.url, address) else None
        )
        page.goto(address + url, wait_until="load")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def _is_foreign(url: str, address: str) -> bool:
    return not url.startswith((address, "data:", f"blob:{address}"))
