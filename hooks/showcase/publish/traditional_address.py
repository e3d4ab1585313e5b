"""Where a link on a page leads to from the same page of the traditional edition."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property

from showcase.urls import HANT, MEDIA, SEARCH_INDEX

_SCRIPTS, _TRADITIONAL_SCRIPTS = "assets/js/", "assets/js-hant/"
# What lies below these is a file, or a folder of files; the page for lost visitors has no counterpart. All other addresses that do not name a file are pages'.
_FILES = (MEDIA, "assets/", SEARCH_INDEX)
_LOST = "404.html"
_PAGE = re.compile(r"(?:.*/)?(?:[^/.]*|[^/]*\.html)")
_PATH = re.compile(r"[^?#]*")
_OTHER_HOST = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def copy_path(path: str) -> str | None:
    """Where the traditional copy of a file lies that words are read from, a script or subtitles; None for other files."""
    if path.startswith(_SCRIPTS):
        # Beside the original, so that what a script fetches relative to itself is found.
        return _TRADITIONAL_SCRIPTS + path.removeprefix(_SCRIPTS)
    return HANT + path if path.endswith(".vtt") else None


@dataclass(frozen=True)
class Addresses:
    """The addresses on the page in the HTML file `page`, a path from the site's root.

    Whether one leads to a page or to a file is told by its form alone, so that what stands on a page depends on no other page.
    """

    site_url: str
    page: str

    def mirrored(self, address: str) -> str:
        """What the traditional page names instead: a page's traditional counterpart, a file's traditional copy, else the same file."""
        if address.startswith(self.site_url):
            path = address.removeprefix(self.site_url)
            return f"{self.site_url}{HANT}{path}" if _is_page(_split(path)[0]) else address
        path, rest = _split(address)
        target = self._target(path)
        if target is None or _is_page(target):
            return address
        return self._up + (copy_path(target) or target) + rest

    def kept(self, address: str) -> str:
        """What the traditional page names to lead to the very same place."""
        path, rest = _split(address)
        target = self._target(path)
        return address if target is None else self._up + target + rest

    def is_file(self, address: str) -> bool:
        """Whether this is the relative address of a file that stands where files of the site stand."""
        target = self._target(_split(address)[0])
        return target is not None and target.startswith(_FILES)

    def _target(self, path: str) -> str | None:
        """The path from the root that a relative one leads to; None for the page itself, other hosts and places outside."""
        if not path or path.startswith("/") or _OTHER_HOST.match(path):
            return None
        target = posixpath.normpath(self._folder + path)
        if target == ".":
            return ""
        if target.startswith(".."):
            return None
        return f"{target}/" if path.endswith(("/", "..")) else target

    @cached_property
    def _folder(self) -> str:
        return self.page[: self.page.rfind("/") + 1]

    @cached_property
    def _up(self) -> str:
        """The way from the traditional page to the root."""
        return "../" * (HANT + self.page).count("/")


def _is_page(path: str) -> bool:
    return path != _LOST and not path.startswith(_FILES) and _PAGE.fullmatch(path) is not None


def _split(address: str) -> tuple[str, str]:
    """An address's path, then its query and fragment."""
    path = _PATH.match(address)[0]  # type: ignore[index]  # it matches any text
    return path, address[len(path) :]
