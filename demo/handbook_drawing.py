"""Pictures for the handbook: a terminal's words drawn as a window, a page of a site as a phone or a screen shows it."""

from __future__ import annotations

import functools
import html
import http.server
import io
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

SCALE = 2
PHONE = (390, 760)
STYLE = """
* { box-sizing: border-box; margin: 0; }
body { background: #f3ede2; padding: 14px; width: 900px; }
figure { background: #15171c; color: #f3efe7; border-radius: 8px; overflow: hidden; border: 1px solid #373a43; }
figure.file { background: #fff; color: #1b1f2a; border-color: #ddd6c9; }
figcaption { font: 700 15px "Noto Sans CJK SC", sans-serif; padding: 9px 18px; background: #22252d; color: #c9c6bf; }
.file figcaption { background: #fbf8f3; color: #474c59; border-bottom: 1px solid #ddd6c9; }
pre { font: 16px/1.6 "Noto Sans Mono CJK SC", monospace; padding: 14px 18px 18px; white-space: pre-wrap; overflow-wrap: anywhere; }
.typed { color: #fab8a9; font-weight: 700; }
.mark { display: inline-block; width: 24px; height: 24px; margin-left: 10px; border-radius: 50%; background: #d43a1e; color: #fff;
  font: 700 15px/24px "Noto Sans CJK SC", sans-serif; text-align: center; vertical-align: 1px; }
"""
Marks = Mapping[str, int]


@dataclass(frozen=True)
class Studio:
    """Draws into a folder with one browser."""

    browser: Browser
    folder: Path

    def terminal(self, name: str, typed: str, words: str, marks: Marks | None = None) -> None:
        """A command as it is typed and what the program answered; `marks`: beginnings of lines and their red numbers."""
        lines = f'<span class="typed">$ {html.escape(typed)}</span>\n{_marked(words.strip(), marks or {})}'
        self._window(name, "终端", "", lines)

    def file(self, name: str, title: str, words: str, marks: Marks | None = None) -> None:
        """A text file as an editor shows it."""
        self._window(name, title, "file", _marked(words.strip(), marks or {}))

    def _window(self, name: str, title: str, kind: str, body: str) -> None:
        figure = f'<figure class="{kind}"><figcaption>{html.escape(title)}</figcaption><pre>{body}</pre></figure>'
        page = self.browser.new_page(viewport={"width": 900, "height": 60}, device_scale_factor=SCALE)
        page.set_content(f"<style>{STYLE}</style>{figure}")
        _save(page.screenshot(full_page=True), self.folder / f"{name}.png", colours=32)
        page.close()

    def phone(self, name: str, site: Path, address: str, about: str = "") -> None:
        """A page of a site on a phone, from the top or where the CSS selector `about` is in the middle."""
        with _served(site) as host:
            page = self.browser.new_page(
                viewport={"width": PHONE[0], "height": PHONE[1]}, device_scale_factor=SCALE, reduced_motion="reduce"
            )
            page.goto(host + address, wait_until="load")
            _show(page, about)
            _save(page.screenshot(), self.folder / f"{name}.png", colours=256)
            page.close()


@contextmanager
def studio(folder: Path) -> Iterator[Studio]:
    """A browser that is there while pictures are drawn into `folder`."""
    with sync_playwright() as playwright:
        executable = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell")
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield Studio(browser, folder)
        browser.close()


def _marked(words: str, marks: Marks) -> str:
    """Words as HTML, a red number behind the first line that begins with each of `marks`."""
    missing, lines = dict(marks), []
    for line in words.splitlines():
        found = next((start for start in missing if line.strip().startswith(start)), None)
        mark = f'<b class="mark">{missing.pop(found)}</b>' if found else ""
        lines.append(html.escape(line) + mark)
    if missing:
        raise ValueError(f"no line begins with {', '.join(missing)}")
    return "\n".join(lines)


def _show(page: Page, about: str) -> None:
    if about:
        middle = "element => element.scrollIntoView({block: 'center', behavior: 'instant'})"
        page.locator(about).first.evaluate(middle)
    page.wait_for_function("[...document.images].filter(i => i.loading !== 'lazy').every(i => i.complete)")
    page.wait_for_timeout(400)


def _save(data: bytes, path: Path, colours: int) -> None:
    with Image.open(io.BytesIO(data)) as picture:
        full = picture.convert("RGB")
        palette = full.quantize(colours, method=Image.Quantize.MEDIANCUT)
        # Words stay crisp; drawn photographs need more colours than there are.
        dither = Image.Dither.FLOYDSTEINBERG if colours > 64 else Image.Dither.NONE
        few = full.quantize(palette=palette, dither=dither)
    few.save(path, optimize=True)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads along."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
