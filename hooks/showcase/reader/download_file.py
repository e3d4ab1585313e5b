"""What visitors may take home is a PDF or a picture, whichever the file says that it is."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia
from showcase.reader.pdf_file import identify_pdf, is_pdf
from showcase.reader.photo_file import identify_photo
from showcase.reader.photo_formats import HEAD_BYTES, photo_format


def identify_download(root: Path, source_path: PurePosixPath, sha256: str) -> MediaFile:
    """The document or picture at `root / source_path`; UnfitMedia if it is neither."""
    path = root / source_path
    if is_pdf(path) or source_path.suffix.lower() == ".pdf":
        return identify_pdf(root, source_path, sha256)
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    try:
        photo_format(head)
    except UnfitMedia:
        remedy = "Word、WPS、PPT 文件先导出成 PDF，再放进来；海报可以放图片"
        raise UnfitMedia("不是 PDF，也不是能打开的图片", remedy) from None
    return identify_photo(root, source_path, sha256)
