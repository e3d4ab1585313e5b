"""What the public folder was made from, kept from one build to the next."""

from __future__ import annotations

import os
from pathlib import Path

import orjson
import pytest

from plain_theme import write_files
from showcase.media.store import Marks
from showcase.publish import manifest as manifests
from showcase.publish.listing import list_folder
from showcase.publish.manifest import Manifest, Record, read_manifest, write_manifest
from showcase.sealed import write_sealed

FILES = {"week/index.html": "week", "hant/week/index.html": "周"}
NOTES = {"pages": {"week/index.html": [4, ["ab.webp"], False]}}


def marks_of(path: Path) -> Marks:
    return Marks(path.stat().st_size, path.stat().st_mtime_ns, "0" * 64)


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    """That of a public folder with one page in both editions."""
    site = write_files(tmp_path / "site", FILES)
    files = {path: marks_of(site / path) for path in FILES}
    return Manifest({"page week/": Record("digest", files, NOTES), "empty": Record("digest", {})})


def test_what_is_written_is_read(tmp_path: Path, manifest: Manifest) -> None:
    write_manifest(tmp_path / "site.json", manifest)
    read = read_manifest(tmp_path / "site.json")
    assert read == manifest
    assert isinstance(read.records["page week/"].files["week/index.html"], Marks)


def test_without_a_manifest_nothing_is_known(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "site.json") == Manifest()


@pytest.mark.parametrize("damage", ["cut", "changed", "emptied", "foreign", "text"])
def test_a_damaged_manifest_is_none(tmp_path: Path, manifest: Manifest, damage: str) -> None:
    path = tmp_path / "site.json"
    write_manifest(path, manifest)
    whole = path.read_bytes()
    damaged = {
        "cut": whole[:-20],
        "changed": whole.replace(b'"digest"', b'"digesT"'),
        "emptied": b"",
        "foreign": orjson.dumps({"edition": 1, "records": {"page week/": ["digest", {}, {}]}}),
        "text": b"\xff\xfe not JSON",
    }
    path.write_bytes(damaged[damage])
    assert read_manifest(path) == Manifest()


def test_a_manifest_of_another_edition_is_none(
    tmp_path: Path, manifest: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "site.json"
    write_manifest(path, manifest)
    monkeypatch.setattr(manifests, "_EDITION", 2)
    assert read_manifest(path) == Manifest()
    # Nothing of its form is taken for granted.
    write_sealed(path, {"edition": 3, "outputs": []})
    assert read_manifest(path) == Manifest()


def test_a_manifest_is_replaced_whole(tmp_path: Path, manifest: Manifest, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "site.json"
    write_manifest(path, manifest)

    def fail(*_arguments: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError):  # noqa: PT011  # any
        write_manifest(path, Manifest())
    assert read_manifest(path) == manifest


def test_an_output_stands_while_its_digest_and_all_its_files_do(tmp_path: Path, manifest: Manifest) -> None:
    listing = list_folder(tmp_path / "site")
    assert manifest.standing("page week/", "digest", listing) == manifest.records["page week/"]
    assert manifest.standing("page week/", "other", listing) is None
    assert manifest.standing("page other/", "digest", listing) is None


def test_an_output_without_files_stands_by_its_digest_alone(tmp_path: Path, manifest: Manifest) -> None:
    assert manifest.standing("empty", "digest", list_folder(tmp_path / "missing")) == manifest.records["empty"]


@pytest.mark.parametrize("change", ["gone", "longer", "touched", "link", "folder"])
@pytest.mark.parametrize("name", FILES)
def test_an_output_does_not_stand_when_one_of_its_files_is_not_as_it_was(
    tmp_path: Path, manifest: Manifest, name: str, change: str
) -> None:
    path = tmp_path / "site" / name
    stat = path.stat()
    if change == "longer":
        path.write_bytes(path.read_bytes() + b"!")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    elif change == "touched":
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    else:
        path.rename(tmp_path / "aside")
        if change == "link":
            path.symlink_to(tmp_path / "aside")
        elif change == "folder":
            path.mkdir()
    assert manifest.standing("page week/", "digest", list_folder(tmp_path / "site")) is None


def test_every_file_has_its_marks(tmp_path: Path, manifest: Manifest) -> None:
    assert manifest.marks() == {path: marks_of(tmp_path / "site" / path) for path in FILES}
