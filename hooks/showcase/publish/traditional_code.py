"""A page's codes in the traditional edition: each leads to the address that its page has there."""

from __future__ import annotations

import re
from html import unescape

from showcase.pages.qr_code import render_qr_code

# `data-code` holds the address of the code that follows, mirrored by now like every address; the drawing still shows the old one.
_CODE = re.compile(
    r"""(\sdata-code="([^"]+)"[^>]*>\s*)<svg\b[^>]*\bclass="qr-code"[^>]*><title>([^<]*)</title>.*?</svg>""", re.DOTALL
)
# The same address in words, without the protocol.
_WORDS = re.compile(r"""(\shref="[a-z]+://([^"]+)" translate="no" data-share-address>)[^<]*""")


def readdress_codes(html: str) -> str:
    """The page with its codes drawn anew and its address written anew."""
    html = _CODE.sub(lambda code: code[1] + render_qr_code(unescape(code[2]), unescape(code[3])), html)
    return _WORDS.sub(r"\1\2", html)
