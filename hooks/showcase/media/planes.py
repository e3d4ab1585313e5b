"""Pictures as planes of brightness and colour, the form in which WebP keeps them: shrunk and encoded without a detour through RGB.

Scaling (FFmpeg's swscale) and encoding (libwebp) both come with PyAV; measured against Pillow's in bench/RESULTS.md.
"""

from __future__ import annotations

import io
from pathlib import Path

import av
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from PIL import Image

from showcase.media.rendition import Spec

# The same bytes on every processor, whatever instructions it knows.
_SCALING = Interpolation.LANCZOS | Interpolation.ACCURATE_RND | Interpolation.BITEXACT

_BAND_ROWS = 256


def planes_of(image: Image.Image) -> av.VideoFrame:
    """An RGB image as a frame that can be shrunk."""
    frame = av.VideoFrame(image.width, image.height, "rgb0")
    line_size = frame.planes[0].line_size
    pixels = memoryview(frame.planes[0])
    # Band by band: a copy of the whole would not fit into the processor's cache, nor twice into a small machine.
    for top in range(0, image.height, _BAND_ROWS):
        band = image.crop((0, top, image.width, min(top + _BAND_ROWS, image.height)))
        words = band.tobytes("raw", "RGBX", line_size)
        pixels[top * line_size : top * line_size + len(words)] = words
    return frame


def shrunk(frame: av.VideoFrame, size: tuple[int, int]) -> av.VideoFrame:
    """The frame in that size in pixels, in WebP's colours: BT.601, limited range, half the colour resolution."""
    return VideoReformatter().reformat(
        frame,
        *size,
        "yuv420p",
        interpolation=_SCALING,
        dst_colorspace=Colorspace.ITU601,
        src_color_range=ColorRange.JPEG if frame.format.name == "rgb0" else ColorRange.MPEG,
        dst_color_range=ColorRange.MPEG,
        threads=1,
    )


def write_planes(frame: av.VideoFrame, spec: Spec, path: Path) -> None:
    """Write a shrunk frame as the spec says: a file of nothing but pixels, whatever the original carried."""
    if spec.format == "webp":
        path.write_bytes(_webp(frame, spec.quality, spec.method))
    else:
        # Pillow itself does not notice that a full disk took only a part.
        picture = io.BytesIO()
        image_of(frame).save(picture, "JPEG", quality=spec.quality, progressive=True, optimize=True)
        path.write_bytes(picture.getvalue())


def image_of(frame: av.VideoFrame) -> Image.Image:
    """A shrunk frame as an RGB image."""
    full = VideoReformatter().reformat(
        frame,
        format="rgb24",
        interpolation=_SCALING | Interpolation.FULL_CHR_H_INT,
        src_colorspace=Colorspace.ITU601,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        threads=1,
    )
    plane = full.planes[0]
    return Image.frombuffer("RGB", (full.width, full.height), bytes(plane), "raw", "RGB", plane.line_size, 1)


def _webp(frame: av.VideoFrame, quality: int, method: int) -> bytes:
    """A lossy WebP file; `method` 0 (quick) to 6 (small)."""
    encoder = av.CodecContext.create("libwebp", "w")
    encoder.width, encoder.height, encoder.pix_fmt = frame.width, frame.height, "yuv420p"
    encoder.options = {"quality": str(quality), "compression_level": str(method)}
    return b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None)))
