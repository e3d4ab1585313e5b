"""Simplified words → traditional ones, with the terms that the site writes its own way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache

from opencc import OpenCC

# Taiwan's standard forms (裡 群 麵 為), which every system has fonts for; words stay (视频 is not 影片), since they are what people said.
CONFIGURATION = "s2tw"
_MOST_KNOWN = 16_384


class TraditionalWords:
    """Converts text; `terms` (simplified → as it is to be written) win over the dictionary, the longest first."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._terms = terms
        self._converter = OpenCC(CONFIGURATION)
        # Pages share most of their words.
        self._known = lru_cache(_MOST_KNOWN)(self._convert_around_terms if terms else self._look_up)

    def convert(self, text: str) -> str:
        """The same text in traditional characters; what is not Chinese stays as it is."""
        return text if text.isascii() else self._known(text)

    def _convert_around_terms(self, text: str) -> str:
        pieces = self._pattern.split(text)
        # Every second piece is a term.
        pieces[::2] = map(self._look_up, pieces[::2])
        pieces[1::2] = map(self._terms.__getitem__, pieces[1::2])
        return "".join(pieces)

    def _look_up(self, text: str) -> str:
        return str(self._converter.convert(text))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._terms, key=lambda term: (-len(term), term))
        return re.compile(f"({'|'.join(map(re.escape, longest_first))})")
