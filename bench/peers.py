"""The three peers: how each is run as its users run it, cold, and where its files are found afterwards."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from hugo_program import hugo_program, hugo_version
from outputs import OURS, Made, Output, sort_made

HERE = Path(__file__).resolve().parent
NODE_AT_LEAST = 22
_DEFAULT_EFFORT = 4
# With CatmullRom, which is quicker, this one has the SSIM of ours at no quality that has its bytes.
_FILTERS = {"WebP 960": "Lanczos"}
# The originals are no part of the public site.
_BUNDLE = "---\ntitle: Photo\nbuild:\n  publishResources: false\n---\n"


@dataclass(frozen=True)
class Peer:
    """A tool with the settings of its outputs, which calibration replaces."""

    name: str
    outputs: tuple[Output, ...] = OURS

    def at(self, qualities: Sequence[int]) -> Peer:
        """The same with other qualities, in the order of its outputs."""
        pairs = zip(self.outputs, qualities, strict=True)
        return replace(self, outputs=tuple(output.at(quality) for output, quality in pairs))

    def version(self) -> str:
        """What is measured, with the versions that matter."""
        raise NotImplementedError

    def prepare(self, photos: Sequence[Path], work: Path) -> list[str]:
        """Lay out an empty work folder; the command that is measured."""
        raise NotImplementedError

    def made(self, work: Path) -> Made:
        """What the command left there."""
        raise NotImplementedError


@dataclass(frozen=True)
class Ours(Peer):
    """Skillweek itself: its store, its worker processes, its records."""

    def version(self) -> str:
        return f"Pillow {version('pillow')}, PyAV {version('av')}"

    def prepare(self, photos: Sequence[Path], work: Path) -> list[str]:
        gather(photos, work / "photos")
        return [sys.executable, str(HERE / "ours.py"), *(str(work / name) for name in ("photos", "store", "list.json"))]

    def made(self, work: Path) -> Made:
        files = json.loads((work / "list.json").read_text(encoding="utf-8"))
        return sort_made({photo: [Path(path) for path in paths] for photo, paths in files.items()})


@dataclass(frozen=True)
class EleventyImg(Peer):
    """eleventy-img with its own concurrency; outputs that share settings share a call."""

    def version(self) -> str:
        versions = (
            json.loads(_package(name).read_text(encoding="utf-8"))["version"]
            for name in ("@11ty/eleventy-img", "sharp")
        )
        return "eleventy-img {}, sharp {}, node {}".format(*versions, _node_version(_node()))

    def prepare(self, photos: Sequence[Path], work: Path) -> list[str]:
        gather(photos, work / "photos")
        settings = work / "settings.json"
        settings.write_text(json.dumps(self._groups()), encoding="utf-8")
        return [_node(), str(HERE / "eleventy.mjs"), str(work / "photos"), str(work / "made"), str(settings)]

    def made(self, work: Path) -> Made:
        files: dict[str, list[Path]] = {}
        for path in (work / "made").iterdir():
            files.setdefault(path.stem.rpartition("-")[0], []).append(path)
        return sort_made(files)

    def _groups(self) -> list[dict[str, object]]:
        def settings(output: Output) -> tuple[str, int, int]:
            return output.format, output.quality, output.method

        groups = groupby(sorted(self.outputs, key=settings), settings)
        return [
            {
                "format": format_,
                "widths": [output.width for output in outputs],
                "options": {"quality": quality, "effort": effort} if format_ == "webp" else {"quality": quality},
            }
            for (format_, quality, effort), outputs in groups
        ]


@dataclass(frozen=True)
class Hugo(Peer):
    """Hugo with a page bundle for each photo, so that it renders them side by side; its method is one for the whole site."""

    def version(self) -> str:
        return hugo_version()

    def prepare(self, photos: Sequence[Path], work: Path) -> list[str]:
        shutil.copytree(HERE / "hugo", work / "site")
        for photo in photos:
            bundle = work / "site" / "content" / photo.stem
            gather([photo], bundle)
            (bundle / "index.md").write_text(_BUNDLE, encoding="utf-8")
        with (work / "site" / "hugo.toml").open("a", encoding="utf-8") as configuration:
            configuration.write(self._settings())
        folders = ("--source", "site", "--destination", "public", "--cacheDir", "cache")
        return [
            hugo_program(),
            *(str(work / part) if not part.startswith("-") else part for part in folders),
            "--quiet",
        ]

    def made(self, work: Path) -> Made:
        bundles = (path for path in (work / "public").iterdir() if path.is_dir())
        suffixes = {".webp", ".jpg"}
        return sort_made(
            {bundle.name: [path for path in bundle.iterdir() if path.suffix in suffixes] for bundle in bundles}
        )

    def _settings(self) -> str:
        (method,) = {output.method for output in self.outputs if output.format == "webp"}
        formats = {"webp": "webp", "jpeg": "jpg"}
        specs = [
            f"{output.width}x {formats[output.format]} q{output.quality} {_FILTERS.get(output.name, 'CatmullRom')}"
            for output in self.outputs
        ]
        return f"\n[imaging.webp]\nmethod = {method}\n\n[params]\nrenditions = {json.dumps(specs)}\n"


def list_peers() -> list[Peer]:
    """Ours first; eleventy-img with our method for each output, and as it comes; Hugo with the lowest of them."""
    as_it_comes = _with_method(_DEFAULT_EFFORT)
    by_default = [EleventyImg("eleventy-img, default effort", as_it_comes)] if as_it_comes != OURS else []
    lowest = min(output.method for output in OURS if output.format == "webp")
    return [Ours("Skillweek"), EleventyImg("eleventy-img"), *by_default, Hugo("Hugo", _with_method(lowest))]


def _with_method(method: int) -> tuple[Output, ...]:
    return tuple(replace(output, method=method) if output.format == "webp" else output for output in OURS)


def gather(photos: Sequence[Path], folder: Path) -> None:
    """The photos in a folder of their own; no copies, as far as the disk can do without."""
    folder.mkdir(parents=True, exist_ok=True)
    for photo in photos:
        try:
            os.link(photo, folder / photo.name)
        except OSError:
            shutil.copyfile(photo, folder / photo.name)


def _package(name: str) -> Path:
    path = HERE / "node_modules" / name / "package.json"
    if not path.exists():
        raise SystemExit(f"{name} is not installed: npm ci in bench/")
    return path


def _node() -> str:
    beside_python = str(Path(sys.executable).parent)
    for folders in (beside_python, os.environ.get("PATH", "")):
        node = shutil.which("node", path=folders)
        if node and int(_node_version(node).split(".")[0]) >= NODE_AT_LEAST:
            return node
    raise SystemExit(f"eleventy-img wants node {NODE_AT_LEAST} or newer: pip install -r requirements-node.lock")


def _node_version(node: str) -> str:
    return subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip("v\n")  # noqa: S603
