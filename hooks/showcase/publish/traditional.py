"""The finished site → its traditional edition: every page again below `hant/`, with copies of the scripts and subtitles in traditional characters."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from showcase.publish.handover import list_files
from showcase.publish.traditional_address import Addresses, copy_path
from showcase.publish.traditional_code import readdress_codes
from showcase.publish.traditional_page import render_traditional
from showcase.publish.traditional_words import TraditionalWords
from showcase.urls import HANT

# Shown at any depth, for addresses that lead nowhere: it has no counterpart.
_LOST = "404.html"


def write_traditional(site_path: Path, site_url: str, terms: Mapping[str, str]) -> int:
    """Add the traditional edition to a rendered site; the number of its pages."""
    words = TraditionalWords(terms)
    files = frozenset(path for path in map(str, list_files(site_path)) if not path.startswith(HANT))
    pages = frozenset(path for path in files if path.endswith(".html") and path != _LOST)
    for path in sorted(pages):
        addresses = Addresses(site_url, path, pages, files)
        page = render_traditional(_read(site_path / path), addresses, words)
        _write(site_path / HANT / path, readdress_codes(page))
    for path in sorted(files - pages):
        if copy := copy_path(path):
            _write(site_path / copy, words.convert(_read(site_path / path)))
    return len(pages)


def _read(path: Path) -> str:
    return path.read_bytes().decode()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
