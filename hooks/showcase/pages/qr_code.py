"""A text → its QR code as a finished SVG."""

from __future__ import annotations

from functools import lru_cache

import segno

# Scanners need four light modules around a code (ISO/IEC 18004).
QUIET_ZONE = 4


@lru_cache(maxsize=64)
def render_qr_code(text: str, title: str) -> str:
    """An inline SVG of at least error correction M, dark on white whatever the page's colours; `title` is what it is called aloud.

    Its size comes from the style sheet (class `qr-code`). ValueError when the text is longer than a code holds (2,331 bytes).
    """
    code = segno.make_qr(text, error="m", mode="byte", encoding="utf-8")
    colours = {"dark": "#000", "light": "#fff"}
    svg = code.svg_inline(border=QUIET_ZONE, omitsize=True, title=title, svgclass="qr-code", lineclass=None, **colours)
    # Crisp: no hairlines between the rows at sizes that are no multiple of the code's.
    return svg.replace("<svg", '<svg role="img" shape-rendering="crispEdges"', 1)
