"""Files that words are read from, scripts and subtitles, as the traditional edition has them: copies in traditional characters."""

from __future__ import annotations

from collections.abc import Mapping

from showcase.publish.traditional_address import copy_path
from showcase.publish.traditional_words import TraditionalWords

# Shown at any depth, for addresses that lead nowhere: it has no counterpart.
LOST = "404.html"


def traditional_copies(files: Mapping[str, bytes], words: TraditionalWords) -> dict[str, bytes]:
    """The copies that these files (path on the site → bytes) need, by their own paths; most files need none."""
    return {copy: words.convert(data.decode()).encode() for path, data in files.items() if (copy := copy_path(path))}
