"""Demo documents: pages of HTML, printed to a PDF by a browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from typeface import font_face

PAPERS = Path(__file__).resolve().parent / "papers"
_FRAME = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>{style}</style><body style="--hue:{hue}">{body}</body></html>'


def write_paper(source: str, hue: str, path: Path) -> int:
    """Print `papers/<source>` as A4 with one strong colour; returns bytes."""
    body = (PAPERS / source).read_text("utf-8")
    # The digits of lists stand in no text.
    faces = "".join(font_face(body + "0123456789.•", weight) for weight in ("Regular", "Bold"))
    html = _FRAME.format(style=faces + (PAPERS / "paper.css").read_text("utf-8"), hue=hue, body=body)
    path.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        executable = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell")
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.set_content(html)
        page.evaluate("document.fonts.ready")
        page.pdf(path=path, tagged=False, format="A4", print_background=True, prefer_css_page_size=True)
        browser.close()
    return path.stat().st_size
