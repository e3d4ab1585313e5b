"""What visitors may take home: documents and pictures, told by their bytes."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from documents import pdf, written
from showcase.model import MediaFile
from showcase.reader.download_file import identify_download
from showcase.reader.media_file import UnfitMedia
from small_site import draw_film, draw_photo


def identified(path: Path) -> MediaFile:
    return identify_download(path.parent, PurePosixPath(path.name), "digest")


def test_a_document_is_known_whatever_its_name(tmp_path: Path) -> None:
    assert identified(written(pdf(2), tmp_path / "letter")).pages == 2


def test_a_picture_is_known_whatever_its_name(tmp_path: Path) -> None:
    path = draw_photo(tmp_path / "poster.jpg", (90, 60)).rename(tmp_path / "poster.png")
    assert (identified(path).media_type, identified(path).pages) == ("image/jpeg", 0)


def test_what_is_only_called_a_document_is_told_so(tmp_path: Path) -> None:
    path = draw_photo(tmp_path / "poster.jpg").rename(tmp_path / "poster.PDF")
    with pytest.raises(UnfitMedia, match="不是 PDF 文件"):
        identified(path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04docx", b"\xd0\xcf\x11\xe0doc", b"<svg/>", b"MZ\x90\0"])
def test_everything_else_is_refused_with_a_way_out(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.doc").write_bytes(data)
    with pytest.raises(UnfitMedia, match="不是 PDF，也不是") as fault:
        identified(tmp_path / "a.doc")
    assert "导出成 PDF" in fault.value.remedy


def test_a_film_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnfitMedia, match="不是 PDF，也不是"):
        identified(draw_film(tmp_path / "film.mp4"))
