"""What a film really is, by its container's header: codecs, upright size, length."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import av

from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia

# A phone's film may lawfully be larger than what a programme accepts; this only keeps the reader from choking.
FILM_LIMIT_BYTES = 2_000_000_000


def identify_film(root: Path, source_path: PurePosixPath, sha256: str) -> MediaFile:
    """The film at `root / source_path`; UnfitMedia if it is not an MP4 with H.264 video and AAC or no sound."""
    path = root / source_path
    size = path.stat().st_size
    if size > FILM_LIMIT_BYTES:
        raise UnfitMedia(f"视频有 {size / 1e9:.1f} GB，太大了", "剪短或降低清晰度后再放进来")
    remedy = "用剪辑软件重新导出：MP4 格式，视频 H.264，声音 AAC"
    try:
        with av.open(str(path), format="mov,mp4,m4a,3gp,3g2,mj2") as container:
            video = container.streams.video[0]
            codecs = (video.codec_context.name, *(s.codec_context.name for s in container.streams.audio))
            width, height = video.codec_context.width, video.codec_context.height
            first = next(container.decode(video), None)
            seconds = float(container.duration or 0) / av.time_base if first else 0.0
    except MemoryError:
        raise
    except Exception:
        raise UnfitMedia("不是能打开的 MP4 视频", remedy) from None
    if codecs[0] != "h264" or any(codec != "aac" for codec in codecs[1:]):
        raise UnfitMedia(f"视频的编码是 {'、'.join(codecs)}", remedy)
    if not (width and height and seconds > 0):
        raise UnfitMedia("视频没有画面或没有长度", remedy)
    if first and first.rotation % 180:
        width, height = height, width
    return MediaFile(source_path, sha256, "video/mp4", size, width, height, seconds)
