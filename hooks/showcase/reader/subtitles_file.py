"""Whether a file holds subtitles (WebVTT)."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia

SUBTITLES_LIMIT_BYTES = 1_000_000


def identify_subtitles(root: Path, source_path: PurePosixPath, sha256: str) -> MediaFile:
    """The subtitles at `root / source_path`; UnfitMedia if they are none."""
    size = (root / source_path).stat().st_size
    if size > SUBTITLES_LIMIT_BYTES:
        raise UnfitMedia("字幕文件超过 1 MB", "只留字幕文字，重新导出成 .vtt")
    return MediaFile(source_path, sha256, "text/vtt", size, 0, 0)
