"""The pages of one site in traditional characters: lines that many pages share, such as the menu's, are converted once."""

from __future__ import annotations

import re

from showcase.publish.traditional_address import Addresses
from showcase.publish.traditional_page import is_whole, render_traditional
from showcase.publish.traditional_words import TraditionalWords

# Lines that are known or were met once, and those that are waited for until an element ends.
_MOST_KNOWN, _MOST_MET, _MOST_WAITING = 20_000, 200_000, 60
_WAYS = re.compile(r"(?:\.\.?/)+")
# An address that leads on from where the page stands.
_HERE = re.compile(
    r"""\s(?:href|src|action|formaction|poster|cite|data)\s*=\s*["']?(?!\.\./|#|[a-zA-Z][a-zA-Z0-9+.-]*:|//|["'\s>])"""
)


class TraditionalEdition:
    """Renders one page after another; the result is that of `render_traditional` for the whole page."""

    def __init__(self, site_url: str, words: TraditionalWords) -> None:
        self._site_url = site_url
        self._words = words
        # By how deep a page stands: an address that first leads to the root is the same on all such pages.
        self._known: dict[tuple[int, str], str] = {}
        # Most lines are met on one page only: they are not kept.
        self._met: set[int] = set()

    def render(self, page: str, html: str) -> str:
        """The page in the HTML file `page`, a path from the site's root, as it stands in the traditional edition."""
        addresses, depth = Addresses(self._site_url, page), page.count("/")
        lines = html.split("\n")
        pieces: list[str] = []
        waiting: list[str] = []
        for number, line in enumerate(lines):
            if not waiting and (known := self._known.get((depth, line))) is not None:
                pieces.append(known)
                continue
            waiting.append(line)
            if len(waiting) > _MOST_WAITING:
                waiting += lines[number + 1 :]
                break
            part = "\n".join(waiting)
            if is_whole(part):
                pieces.append(self._convert(part, addresses, depth))
                waiting = []
        if waiting:
            pieces.append(render_traditional("\n".join(waiting), addresses, self._words))
        return "\n".join(pieces)

    def _convert(self, part: str, addresses: Addresses, depth: int) -> str:
        converted = render_traditional(part, addresses, self._words)
        if "\n" not in part:
            self._note((depth, part), converted)
        return converted

    def _note(self, line: tuple[int, str], converted: str) -> None:
        for known, most in ((self._known, _MOST_KNOWN), (self._met, _MOST_MET)):
            if len(known) >= most:
                known.clear()
        if hash(line) not in self._met:
            self._met.add(hash(line))
        elif leads_from_root(line[1], line[0]):
            self._known[line] = converted


def leads_from_root(html: str, depth: int) -> bool:
    """Whether each address of the site in some HTML first leads to the root from a page that stands so deep."""
    root = "../" * depth
    return all(way == root for way in _WAYS.findall(html)) and not (depth and _HERE.search(html))
