"""Decoded frames as they are to be watched: upright, fitted, progressive, in ordinary range and colour."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import av
from av.filter import Graph
from av.video.frame import VideoFrame

from showcase.reader.film_streams import UPRIGHT, Matrix

# Fixed, so that a film takes the same memory, and gives the same bytes, however many processors there are.
THREADS = 2
BT709, BT601 = 1, 6
# Code points of H.273, table 4, that tell nothing of a film that is not in RGB.
_UNTOLD_MATRICES = (0, 2, 3)
# Old cameras and discs: whoever made films of fewer lines meant BT.601, and did not say so.
_HIGH_DEFINITION_LINES = 720
# A filter and its options.
Step = tuple[str, dict[str, str]]
_TURNS: dict[Matrix, tuple[Step, ...]] = {
    (1, 0, 0, 1): (),
    (-1, 0, 0, 1): (("hflip", {}),),
    (1, 0, 0, -1): (("vflip", {}),),
    (-1, 0, 0, -1): (("hflip", {}), ("vflip", {})),
    (0, 1, 1, 0): (("transpose", {"dir": "cclock_flip"}),),
    (0, 1, -1, 0): (("transpose", {"dir": "clock"}),),
    (0, -1, 1, 0): (("transpose", {"dir": "cclock"}),),
    (0, -1, -1, 0): (("transpose", {"dir": "clock_flip"}),),
}


@dataclass(frozen=True)
class Look:
    """What frames become: their upright size in pixels, their pixel format.

    `matrix` says how they are turned, `cube_path` is the table of colours if they need one.
    """

    width: int
    height: int
    pixel_format: str
    matrix: Matrix = UPRIGHT
    is_interlaced: bool = False
    cube_path: Path | None = None


class Frames:
    """Frames of one film, one after the other; their size may change on the way."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._graph: Graph | None = None
        self._shape: tuple[object, ...] = ()

    def develop(self, frame: VideoFrame) -> Iterator[VideoFrame]:
        """What is ready once this frame is in; frames keep their times."""
        if frame.colorspace in _UNTOLD_MATRICES and not frame.format.is_rgb:
            frame.colorspace = BT709 if min(frame.width, frame.height) >= _HIGH_DEFINITION_LINES else BT601
        shape = (frame.width, frame.height, frame.format.name, frame.colorspace, frame.color_range)
        if self._graph is None or shape != self._shape:
            yield from self.finish()
            self._graph, self._shape = self._built(frame), shape
        self._graph.vpush(frame)
        yield from _ready(self._graph)

    def finish(self) -> Iterator[VideoFrame]:
        """What is still on its way."""
        graph, self._graph = self._graph, None
        if graph is not None:
            graph.vpush(None)
            yield from _ready(graph)

    def _built(self, frame: VideoFrame) -> Graph:
        graph = Graph()
        graph.threads = THREADS
        steps = [("buffer", _described(frame)), *self._steps(), ("buffersink", {})]
        graph.link_nodes(*(graph.add(name, **options) for name, options in steps)).configure()
        return graph

    def _steps(self) -> Iterator[Step]:
        look = self._look
        width, height = (look.width, look.height) if look.matrix[0] else (look.height, look.width)
        size = {"w": str(width), "h": str(height), "flags": "bicubic+accurate_rnd"}
        if look.is_interlaced:
            yield "bwdif", {"mode": "send_frame", "deint": "interlaced"}
        if look.cube_path is not None:
            yield "scale", size
            yield "format", {"pix_fmts": "gbrp16le"}
            yield "lut3d", {"file": str(look.cube_path), "interp": "tetrahedral"}
        yield "scale", {**size, "out_color_matrix": "bt709", "out_range": "limited"}
        yield "format", {"pix_fmts": look.pixel_format}
        yield "setsar", {"sar": "1"}
        yield from _TURNS[look.matrix]


def _described(frame: VideoFrame) -> dict[str, str]:
    return {
        "video_size": f"{frame.width}x{frame.height}",
        "pix_fmt": frame.format.name,
        "time_base": str(frame.time_base),
        "colorspace": str(frame.colorspace),
        "range": str(frame.color_range),
    }


def _ready(graph: Graph) -> Iterator[VideoFrame]:
    with suppress(av.BlockingIOError, av.EOFError):
        while True:
            yield graph.vpull()
