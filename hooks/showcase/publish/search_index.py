"""The finished pages → the search index, by Pagefind, in which every run of Chinese characters is found exactly.

Pagefind would index Chinese by words, as a dictionary cuts them, and browsers would cut a visitor's words by another one: what is cut
differently is not found. So each character becomes a word of its own in the copies that Pagefind reads, and the page asks for a
word as for the phrase of its characters (`theme/assets/js/search_words.js`).
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from showcase.publish.handover import list_files
from showcase.urls import SEARCH_INDEX

# The same characters as in search_words.js.
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_TEXT = re.compile(r">[^<]+")
# Pagefind parts words at it, and drops it.
_GAP = "\u200b"
_BODY = "data-pagefind-body"
# Pagefind's own interfaces: the search page has another.
_UNUSED = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
    "pagefind-worker.js",
)
_SYSTEMS = {"win32": "windows", "cygwin": "windows"}
_PROCESSORS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
_SECONDS = 600


class IndexNotMade(Exception):
    """There is no index; says in Chinese why, and what to do."""


def write_search_index(site_path: Path, packages_path: Path) -> int:
    """Add the index of a rendered site to it, one for each language of its pages; the number of pages found in it.

    Raises IndexNotMade. Only what is on the pages can be found: drafts never get there.
    """
    command = _find_command(packages_path)
    index_path = site_path / SEARCH_INDEX
    shutil.rmtree(index_path, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="search-index-") as folder:
        pages = _write_copies(site_path, Path(folder, "pages"))
        # Without a page Pagefind would refuse.
        if pages:
            _run([str(command), "--site", "pages", "--output-path", str(index_path.absolute())], Path(folder))
    for pattern in _UNUSED:
        for path in index_path.glob(pattern):
            path.unlink()
    return pages


def _find_command(packages_path: Path) -> Path:
    """Pagefind's program for this machine; npm installs it for the system it runs on, whatever its processor is taken for."""
    system = _SYSTEMS.get(sys.platform, sys.platform)
    processor = _PROCESSORS.get(platform.machine().lower(), "")
    name = "pagefind_extended.exe" if system == "windows" else "pagefind_extended"
    found = sorted((packages_path / "@pagefind").glob(f"{system}-*/bin/{name}"))
    if not found:
        raise IndexNotMade(
            "没有找到做搜索索引的程序 Pagefind。在项目里运行 make site，它会先装好；"
            f"在 macOS 或 Windows 上另外运行 npm install --no-save @pagefind/{system}-{processor}@1.6.0，再生成一次。"
        )
    return next((path for path in found if path.parts[-3] == f"{system}-{processor}"), found[0])


def _write_copies(site_path: Path, copies_path: Path) -> int:
    """Copy the pages to be found, each Chinese character parted from what stands before it; their number."""
    pages = 0
    for path in list_files(site_path):
        if path.suffix != ".html" or _BODY not in (page := (site_path / path).read_bytes().decode()):
            continue
        copy = copies_path / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        head, body = page.split(_BODY, 1)
        copy.write_bytes(f"{head}{_BODY}{_TEXT.sub(_part, body)}".encode())
        pages += 1
    return pages


def _part(text: re.Match[str]) -> str:
    """A text between tags, a gap before each of its Chinese characters."""
    return text[0] if text[0].isascii() else _HAN.sub(lambda run: _GAP + _GAP.join(run[0]), text[0])


def _run(command: list[str], folder: Path) -> None:
    # Settings of this machine must not change the site.
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        process = subprocess.run(  # noqa: S603
            command, cwd=folder, env=settings, check=False, capture_output=True, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise _failed(fault) from None
    if process.returncode:
        lines = (process.stderr or process.stdout).decode(errors="replace").strip().splitlines()
        raise _failed(lines[-1] if lines else process.returncode)


def _failed(reason: object) -> IndexNotMade:
    return IndexNotMade(f"搜索索引没有做成（{reason}）。删掉 node_modules 后运行 make site 重装，再生成一次。")
