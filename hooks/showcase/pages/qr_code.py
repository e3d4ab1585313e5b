"""A text → its QR code as a finished SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from zxingcpp import BarcodeFormat, create_barcode

# Scanners need four light modules around a code (ISO/IEC 18004).
QUIET_ZONE = 4
# A run of dark modules in a row of zxing's, where they are 0.
_DARK = re.compile(rb"\0+")


@lru_cache(maxsize=64)
def render_qr_code(text: str, title: str) -> str:
    """An inline SVG of error correction M, dark on white whatever the page's colours; `title` is what it is called aloud.

    Its size comes from the style sheet (class `qr-code`). ValueError when the text is longer than a code holds (2,331 bytes).
    """
    image = create_barcode(text, BarcodeFormat.QRCode, ec_level="M").to_image(scale=1, add_quiet_zones=False)
    # It is a buffer, one byte a module, though its stubs do not say so.
    modules, width = memoryview(image).tobytes(), image.shape[1]  # type: ignore[arg-type]
    side = width + 2 * QUIET_ZONE
    rows = [modules[start : start + width] for start in range(0, len(modules), width)]
    # Crisp: no hairlines between the rows at sizes that are no multiple of the code's.
    return (
        f'<svg role="img" shape-rendering="crispEdges" viewBox="0 0 {side} {side}" class="qr-code">'
        f'<title>{escape(title)}</title><path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/>'
        f'<path stroke="#000" d="{"".join(_strokes(rows))}"/></svg>'
    )


def _strokes(rows: list[bytes]) -> Iterator[str]:
    """A line along the middle of each run of dark modules, told from where the one before ended, which is shortest."""
    yield f"M{QUIET_ZONE} {QUIET_ZONE}.5"
    pen_x = pen_y = 0
    for y, row in enumerate(rows):
        for run in _DARK.finditer(row):
            x, end = run.span()
            yield f"m{x - pen_x} {y - pen_y}h{end - x}"
            pen_x, pen_y = end, y
