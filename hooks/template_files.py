"""The theme's template files: what each is made of, itself and all that it takes in."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

# `{% include "a.html" %}`, `{% from "b.html" import c %}`; an address that is put together or chosen from several may be any.
_TAKES_IN = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%}", re.DOTALL)
_NAMED = re.compile(r"""\s*"([^"]+)"\s*(?:(?:import|as|with|without|ignore)\s.*)?""", re.DOTALL)
# Drawings of a package: they change with its version only.
_ICON = re.compile(r"""\s*"\.icons/[^"]*"\s*(?:~.*)?""", re.DOTALL)


class TemplateFiles:
    """The templates below a folder, by their names."""

    def __init__(self, folder_path: Path) -> None:
        self._folder_path = folder_path
        self._taken_in = cache(self._read)
        self.digest = cache(self._digest)

    def _digest(self, name: str) -> str:
        """The digest of a template and all that it takes in, however deep; of all templates where that cannot be told."""
        names, waiting = set(), {name}
        while waiting:
            one = waiting.pop()
            names.add(one)
            waiting |= self._taken_in(one) - names
        found = sha256()
        for one in sorted(names):
            path = self._folder_path / one
            found.update(f"{one}\0{sha256(path.read_bytes()).hexdigest() if path.is_file() else ''}\n".encode())
        return found.hexdigest()

    def _read(self, name: str) -> set[str]:
        path = self._folder_path / name
        if not path.is_file():
            # A template of MkDocs or Material: its package's version stands for it.
            return set()
        places = [place for place in _TAKES_IN.findall(path.read_text(encoding="utf-8")) if not _ICON.fullmatch(place)]
        named = [_NAMED.fullmatch(place) for place in places]
        if not all(named):
            return {one.relative_to(self._folder_path).as_posix() for one in self._folder_path.rglob("*.html")}
        return {name[1] for name in named if name}
