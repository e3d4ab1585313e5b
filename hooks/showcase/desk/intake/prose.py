"""A stretch of cleaned HTML from Word → Markdown that our own reader renders back to the same words."""

# ruff: noqa: ARG002 -- the library calls these methods with all that it knows
from __future__ import annotations

import re
from html.entities import html5
from typing import Any
from urllib.parse import quote

from bs4 import Tag
from markdownify import MarkdownConverter

from showcase.reader.characters import is_forbidden
from showcase.reader.text import is_web_address

_SPECIAL = re.compile(r"([\\`*_\[\]|])")
# A reference to a character, and the beginning of a tag: only there do & and < mean something.
# Some names mean it even without the semicolon that they should have (HTML, 13.2.5.73).
_OLD_NAMES = "|".join(name for name in html5 if not name.endswith(";"))
_REFERENCE, _TAG = re.compile(rf"&(?=#|\w+;|{_OLD_NAMES})"), re.compile(r"<(?=[A-Za-z/!?])")
# What makes a heading, a quote, a list or a rule of a line that begins so.
_LINE_START = re.compile(r"^(#{1,6}|>|[-+](?=\s)|(?:-\s*){2,}$|=+\s*$)")
_YEAR_START = re.compile(r"^(\d{4,})\.(?=\s)")
_SUPERSCRIPTS = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_SUBSCRIPTS = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_HEADINGS_FROM, _HEADINGS_TO = 2, 4


class _Converter(MarkdownConverter):
    """Nothing but what our reader knows, and no HTML of any kind."""

    class Options:
        heading_style = "atx"
        bullets = "-"
        autolinks = False
        table_infer_header = True
        # Words that are struck out, or underlined, are words.
        strip = ("s", "del", "u", "img", "span")

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escaped(text)

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802 -- the library's name
        level = min(max(n + 1, _HEADINGS_FROM), _HEADINGS_TO)
        words = text.replace("**", "").strip()
        return f"\n\n{'#' * level} {words}\n\n" if words and "_inline" not in parent_tags else words

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = str(el.get("href") or "")
        if not is_web_address(address) or not text.strip():
            return text
        return f"[{text.strip()}]({quote(address, safe=_ADDRESS)})"

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text.translate(_SUPERSCRIPTS)

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text.translate(_SUBSCRIPTS)

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        number = len(el.find_previous_siblings("li")) + 1
        # Our reader wants four columns for what belongs to an entry.
        mark = f"{number}.".ljust(4) if el.parent is not None and el.parent.name == "ol" else "-   "
        first, *rest = line_start_escaped(text.strip()).split("\n")
        return "\n".join([mark + first, *(f"    {line}" for line in rest if line.strip())]) + "\n"

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_inline" in parent_tags or "li" in parent_tags:
            return f" {text.strip()} "
        return f"\n\n{line_start_escaped(text.strip())}\n\n"


_ADDRESS = "%/:=&?~#+!$,;'@*."


def markdown_of(element: Any) -> str:
    """The Markdown of one block of cleaned HTML, without white space around it."""
    converter: Any = _Converter()
    converted: str = converter.process_tag(element, parent_tags=set())
    return "\n".join(line.rstrip() for line in converted.strip("\n").split("\n")).strip()


def escaped(text: str) -> str:
    """Words with all that Markdown would take for its own marks made plain."""
    return _TAG.sub("&lt;", _REFERENCE.sub("&amp;", _SPECIAL.sub(r"\\\1", text)))


def line_start_escaped(paragraph: str) -> str:
    """A paragraph of one line that stays one, whatever it begins with."""
    if paragraph[:1] == "=":
        return f"&#61;{paragraph[1:]}"
    paragraph = _LINE_START.sub(r"\\\1", paragraph)
    return _YEAR_START.sub(r"\1\\.", paragraph)


def tidy(words: str) -> str:
    """Words as one line: no control characters, no wide indents, no runs of white space."""
    seen = "".join(" " if character in "\t\n\x0b\x0c\r\u2028\u2029\x85" else character for character in words)
    seen = "".join(
        character for character in seen if not is_forbidden(character) and character not in "\u200b\ufeff\xad"
    )
    return re.sub(r"[ \u00a0\u2002-\u200a]+", " ", seen).strip(" \u3000")
