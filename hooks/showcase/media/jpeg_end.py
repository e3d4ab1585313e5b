"""Whether a JPEG's pixels break off before its end, which its decoder passes over in silence."""

from __future__ import annotations

import av
from PIL import Image

# The part of the last row that is looked at: fewer pixels than a program pads with, more than chance makes alike.
_CORNER = 16


def breaks_off(image: Image.Image, original: bytes) -> bool:
    """Whether the decoded image ends in one colour because the original ran out of pixels: a half-grey picture.

    The decoder fills what is missing with the last colour. Only then a second, stricter one is asked, which costs as much again.
    """
    width, height = image.size
    corner = image.crop((width - max(1, width // _CORNER), height - 1, width, height))
    return corner.getcolors(1) is not None and not _is_whole(original)


def _is_whole(original: bytes) -> bool:
    decoder = av.CodecContext.create("mjpeg", "r")
    decoder.options = {"err_detect": "explode"}
    decoder.thread_count = 1
    try:
        decoder.decode(av.Packet(original))
    except av.error.InvalidDataError:
        return False
    except av.error.FFmpegError:
        # A kind of JPEG that this one does not know says nothing about the pixels.
        return True
    return True
