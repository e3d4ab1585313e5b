"""Skillweek's own media code from a folder of photos to renditions, as a build calls it: `ours.py PHOTOS STORE LIST`."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))

from showcase.media.picture import Picture, Use
from showcase.media.rendering import render_media
from showcase.media.store import Store
from showcase.media.wanted import Wanted
from showcase.model import MediaFile
from showcase.reader.media_file import look_at, sha256_of
from showcase.reader.photo_file import identify_photo


def main(photos_path: Path, store_path: Path, list_path: Path) -> None:
    """Render every photo into an empty store; write which file became what, as JSON."""
    files = [_identified(photos_path, path.name) for path in sorted(photos_path.glob("*.jpg"))]
    store = Store(store_path)
    with store.shared(), ThreadPoolExecutor(os.cpu_count()) as executor:
        rendered = render_media([Wanted(file, (Use.PHOTO,), ()) for file in files], photos_path, store, executor)
    pictures = rendered.renditions.pictures
    made = {file.source_path.stem: _paths(pictures[file.sha256], store) for file in files}
    list_path.write_text(json.dumps(made), encoding="utf-8")


def _identified(root: Path, name: str) -> MediaFile:
    # As showcase.reader.originals does, which reads the folders of a whole site.
    return look_at(identify_photo, root, PurePosixPath(name), sha256_of(root / name))


def _paths(picture: Picture, store: Store) -> list[str]:
    return [str(store.rendition_path(PurePosixPath(file.url).name)) for file in picture.files]


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
