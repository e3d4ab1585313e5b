"""The finished pages → their search indexes, by Pagefind: one a week and one for all other pages, in which every run of Chinese characters is found.

Pagefind would index Chinese by words, as a dictionary cuts them, and browsers would cut a visitor's words by another one: what is cut
differently is not found. So each character becomes a word of its own in the copies that Pagefind reads, and the page asks for a
word as for the phrase of its characters (`theme/assets/js/search_words.js`). The page puts the answers of several indexes together
(`search_index.js`); what reads them all stands once beside them.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from showcase.publish.listing import list_folder
from showcase.publish.pagefind import IndexNotMade, find_program, program_version, run_program
from showcase.urls import HANT, SITE_INDEX

__all__ = [
    "IndexNotMade",
    "index_edition",
    "index_groups",
    "search_copy",
    "write_group_index",
    "write_search_reader",
]

# Rises with each change of this module that changes an index of equal pages.
_NUMBER = 1
# The same characters as in search_words.js.
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_TEXT = re.compile(r">[^<]+")
# Pagefind parts words at it, and drops it.
_GAP = "\u200b"
_BODY = "data-pagefind-body"
_ROOT = re.compile(r"<html\b[^>]*>")
_SAYING = re.compile(r"<meta (?:[^<>\"]|\"[^\"]*\")*>")
_NAME = re.compile(r"<([a-z][a-z0-9-]*)")
_ENTRY = "pagefind-entry.json"
_PARTS = frozenset({".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter"})
# What the browser runs; Pagefind's own interfaces are left out, since the search page has another.
_READER = ("pagefind.js", "wasm.unknown.pagefind")
_SMALLEST = f'<html lang="zh-Hans"><body {_BODY}>x'


def index_edition(packages_path: Path) -> str:
    """Changes whenever equal pages would get another index. Raises IndexNotMade without Pagefind."""
    return f"pagefind {program_version(packages_path)}, {_NUMBER}"


def index_groups(pages: Iterable[PurePosixPath], weeks: Collection[str]) -> dict[str, tuple[PurePosixPath, ...]]:
    """Rendered pages, named by their files in the site, by the index that they belong to: both editions of a week's, and all others."""
    groups: dict[str, list[PurePosixPath]] = {}
    for page in sorted(pages):
        parts = page.parts[_is_traditional(page) :]
        group = parts[0] if len(parts) > 1 and parts[0] in weeks else SITE_INDEX
        groups.setdefault(group, []).append(page)
    return {group: tuple(groups[group]) for group in sorted(groups)}


def write_group_index(pages: Mapping[PurePosixPath, Path], index_path: Path, packages_path: Path) -> int:
    """Index pages (file in the site → where it lies now) into a folder of their own, emptied first; how many of them can be found.

    Without any there is no folder. Raises IndexNotMade. May run in several threads at once.
    """
    shutil.rmtree(index_path, ignore_errors=True)
    index_path.parent.mkdir(parents=True, exist_ok=True)
    program, runs, found = find_program(packages_path), {}, 0
    with TemporaryDirectory(prefix="copies-", dir=index_path.parent) as folder, ThreadPoolExecutor(1) as pool:
        for name, edition in _editions(pages).items():
            copies_path = Path(folder, name)
            written = _write_copies(edition, copies_path)
            if written:
                # It reads those of one edition while those of the next are written; two at once would be hundreds of megabytes more.
                runs[name] = pool.submit(run_program, program, copies_path, index_path / name)
            found += written
        for run in runs.values():
            run.result()
    _join_editions(index_path, runs)
    return found


def _write_copies(pages: Mapping[PurePosixPath, Path], copies_path: Path) -> int:
    """Write what Pagefind is to read of these pages; how many of them can be found."""
    written = 0
    for page, source in pages.items():
        copy = search_copy(source.read_bytes().decode())
        if copy is not None:
            target = copies_path / page
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(copy.encode())
            written += 1
    return written


def _editions(pages: Mapping[PurePosixPath, Path]) -> dict[str, dict[PurePosixPath, Path]]:
    editions: dict[str, dict[PurePosixPath, Path]] = {"hans": {}, "hant": {}}
    for page, source in pages.items():
        editions["hant" if _is_traditional(page) else "hans"][page] = source
    return editions


def _join_editions(index_path: Path, names: Iterable[str]) -> None:
    """What Pagefind made of each edition, in a folder of its own → one index."""
    languages: dict[str, Any] = {}
    entry: dict[str, Any] = {}
    for name in names:
        entry = json.loads((index_path / name / _ENTRY).read_bytes())
        languages |= entry["languages"]
        _take_parts(index_path / name, index_path)
    if entry:
        whole = {**entry, "languages": languages}
        (index_path / _ENTRY).write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")), "utf-8")


def write_search_reader(folder_path: Path, packages_path: Path) -> None:
    """Write what the browser reads any of the indexes with, the same for all sites. Raises IndexNotMade."""
    with TemporaryDirectory(prefix="search-reader-") as folder:
        # Pagefind hands it out with an index only.
        Path(folder, "index.html").write_text(_SMALLEST, "utf-8")
        run_program(find_program(packages_path), Path(folder), Path(folder, "index"))
        folder_path.mkdir(parents=True, exist_ok=True)
        for name in _READER:
            shutil.copyfile(Path(folder, "index", name), folder_path / name)


def search_copy(page: str) -> str | None:
    """What Pagefind is to read of a page, each Chinese character parted from what stands before it; None for a page not to be found."""
    place = page.find(_BODY)
    if place < 0:
        return None
    start = page.rindex("<", 0, place)
    root, name = _ROOT.search(page), _NAME.match(page, start)
    body = page[start:]
    if name:
        inside, end, after = body.rpartition(f"</{name[1]}>")
        # Whatever stands behind is the page's furniture, if it is not to be found as well.
        body = f"{inside}{end}" if inside and _BODY not in after else body
    sayings = "".join(one for one in _SAYING.findall(page, 0, start) if "data-pagefind-" in one)
    return f"<!doctype html>{root[0] if root else ''}<head>{sayings}</head><body>{_TEXT.sub(_part, body)}"


def _part(text: re.Match[str]) -> str:
    """A text between tags, a gap before each of its Chinese characters."""
    return text[0] if text[0].isascii() else _HAN.sub(lambda run: _GAP + _GAP.join(run[0]), text[0])


def _is_traditional(page: PurePosixPath) -> bool:
    return str(page).startswith(HANT)


def _take_parts(output_path: Path, index_path: Path) -> None:
    """Keep of Pagefind's output the index itself."""
    for path in list_folder(output_path).files:
        if PurePosixPath(path).suffix in _PARTS:
            target = index_path / path
            target.parent.mkdir(exist_ok=True)
            (output_path / path).rename(target)
    shutil.rmtree(output_path)
