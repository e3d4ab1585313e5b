"""Documents and posters as they are published."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from documents import SECRET, laden, layer_here, pdf, text_of, with_layers, written
from published_files import assert_bare
from showcase.media.download import (
    DOWNLOAD_BOUNDS,
    download_bounds,
    download_keys,
    recall_download,
    render_download,
    verify_download,
)
from showcase.media.picture import Handout
from showcase.media.store import Store
from showcase.model import MediaFile
from showcase.reader.download_file import identify_download
from showcase.reader.media_file import UnfitMedia, sha256_of
from small_site import draw_photo


def identified(path: Path) -> MediaFile:
    return identify_download(path.parent, PurePosixPath(path.name), sha256_of(path))


def made(path: Path) -> tuple[Handout, Path]:
    """What is published of a file, and where it lies."""
    store = Store(path.parent / "renditions")
    found = render_download(path, identified(path), store)
    return found, store.rendition_path(PurePosixPath(found.rendition.url).name)


def test_a_document_is_published_under_a_name_of_its_own_without_its_secrets(tmp_path: Path) -> None:
    path = written(laden(), tmp_path / "a.pdf")
    found, published = made(path)
    assert SECRET not in text_of(published)
    assert (found.rendition.media_type, found.rendition.bytes) == ("application/pdf", published.stat().st_size)
    assert found.rendition.url.startswith("media/")
    assert found.rendition.url.endswith(".pdf")
    assert sha256_of(path) not in found.rendition.url


@pytest.mark.parametrize(
    ("size", "expected"), [((900, 600), (900, 600)), ((5000, 2500), (4096, 2048)), ((2500, 5000), (2048, 4096))]
)
def test_a_poster_is_published_as_a_jpeg_no_larger_than_is_printed(
    tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    found, published = made(draw_photo(tmp_path / "a.png", size))
    assert (found.rendition.width, found.rendition.height) == expected
    with Image.open(published) as image:
        assert image.size == expected
    assert_bare(published)


def test_what_the_store_holds_is_not_opened_again(tmp_path: Path) -> None:
    path = written(pdf(), tmp_path / "a.pdf")
    store, file = Store(tmp_path / "renditions"), identified(path)
    assert recall_download(file, store) is None
    found = render_download(path, file, store)
    path.unlink()
    assert recall_download(file, store) == found
    store.rendition_path(download_keys(file)[0]).unlink()
    assert recall_download(file, store) is None


@pytest.mark.parametrize("act", [render_download, lambda path, file, _store: verify_download(path, file)])
def test_a_document_that_was_changed_since_it_was_read_is_refused(tmp_path: Path, act: object) -> None:
    path = written(pdf(), tmp_path / "a.pdf")
    file = identified(path)
    written(pdf(2), path)
    with pytest.raises(UnfitMedia, match="改动"):
        act(path, file, Store(tmp_path / "renditions"))  # type: ignore[operator]


def test_what_could_not_be_published_is_told_without_publishing(tmp_path: Path) -> None:
    path = written(pdf(), tmp_path / "a.pdf")
    file = identified(path)
    verify_download(path, file)
    hiding = written(with_layers(OFF=layer_here), tmp_path / "b.pdf")
    hidden = MediaFile(PurePosixPath("b.pdf"), sha256_of(hiding), file.media_type, 1, 0, 0, pages=1)
    with pytest.raises(UnfitMedia, match="隐藏"):
        verify_download(hiding, hidden)
    picture = draw_photo(tmp_path / "c.jpg")
    verify_download(picture, identified(picture))
    broken = identified(picture)
    picture.write_bytes(picture.read_bytes()[:300])
    with pytest.raises(UnfitMedia):
        verify_download(picture, broken)


def test_making_it_is_bounded(tmp_path: Path) -> None:
    assert download_bounds(identified(written(pdf(), tmp_path / "a.pdf"))) == DOWNLOAD_BOUNDS
