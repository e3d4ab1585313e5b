"""Frames as they are to be watched."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import pytest
from PIL import Image, ImageChops, ImageStat

from films import corners
from showcase.media.frames import Frames, Look
from showcase.media.tone import HLG, Tone
from showcase.reader.film_streams import Matrix

GREYS = (20, 90, 160, 230)
MATRICES: list[Matrix] = [
    (1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0), (-1, 0, 0, 1), (1, 0, 0, -1), (0, 1, 1, 0), (0, -1, -1, 0),
]  # fmt: skip


def stamped(frame: av.VideoFrame, number: int = 0) -> av.VideoFrame:
    frame.pts, frame.time_base = number, Fraction(1, 25)
    return frame


def developed(look: Look, *frames: av.VideoFrame) -> list[av.VideoFrame]:
    maker = Frames(look)
    ready = [done for number, frame in enumerate(frames) for done in maker.develop(stamped(frame, number))]
    return [*ready, *maker.finish()]


def plain(size: tuple[int, int], values: tuple[int, int, int], pixels: str = "yuv420p") -> av.VideoFrame:
    """A frame of one colour, given as Y, Cb, Cr."""
    frame = av.VideoFrame(*size, pixels)
    for plane, value in zip(frame.planes, values, strict=True):
        plane.update(
            value.to_bytes(2, "little") * (plane.buffer_size // 2)
            if "10le" in pixels
            else bytes([value]) * plane.buffer_size
        )
    return frame


@pytest.mark.parametrize("matrix", MATRICES)
def test_a_frame_is_turned_and_mirrored_as_a_player_would(matrix: Matrix) -> None:
    frame = av.VideoFrame.from_image(corners((64, 64), GREYS).convert("RGB"))
    (done,) = developed(Look(32, 32, "rgb24", matrix), frame)
    a, b, c, d = matrix
    shown = done.to_image()
    for (x, y), grey in zip(((-1, -1), (1, -1), (-1, 1), (1, 1)), GREYS, strict=True):
        assert abs(shown.getpixel((16 + 8 * (a * x + c * y), 16 + 8 * (b * x + d * y)))[0] - grey) < 3


def test_the_size_is_the_upright_one() -> None:
    (done,) = developed(Look(20, 40, "rgb24", (0, 1, -1, 0)), av.VideoFrame(80, 40, "yuv420p"))
    assert (done.width, done.height) == (20, 40)


@pytest.mark.parametrize(
    ("size", "colorspace", "values"),
    [
        ((1280, 720), 1, (63, 102, 240)),
        ((1280, 720), 2, (63, 102, 240)),
        ((320, 240), 6, (81, 90, 240)),
        ((320, 240), 2, (81, 90, 240)),
    ],
)
def test_red_is_red_by_whichever_matrix_it_was_coded(
    size: tuple[int, int], colorspace: int, values: tuple[int, int, int]
) -> None:
    # BT.709 and BT.601 code the same red differently; a film that does not say means the one of its size.
    frame = plain(size, values)
    frame.colorspace, frame.color_range = colorspace, 1
    (done,) = developed(Look(*size, "rgb24"), frame)
    assert done.to_image().getpixel((99, 99)) == pytest.approx((255, 0, 0), abs=4)


def test_full_range_becomes_what_every_player_knows() -> None:
    frame = plain((64, 64), (255, 128, 128), "yuvj420p")
    frame.color_range = 2
    (done,) = developed(Look(64, 64, "yuv420p"), frame)
    assert bytes(done.planes[0])[0] == pytest.approx(235, abs=1)


def test_frames_may_change_their_size_on_the_way() -> None:
    frames = [plain((64, 48), (100, 128, 128)), plain((64, 48), (100, 128, 128)), plain((32, 24), (100, 128, 128))]
    done = developed(Look(64, 48, "yuv420p"), *frames)
    assert [(frame.width, frame.height, frame.pts) for frame in done] == [(64, 48, 0), (64, 48, 1), (64, 48, 2)]


def test_frames_may_change_their_coding_on_the_way() -> None:
    first, second = plain((64, 48), (100, 90, 140)), plain((64, 48), (400, 360, 560), "yuv420p10le")
    first.colorspace = second.colorspace = 1
    first.color_range = second.color_range = 1
    done = developed(Look(64, 48, "rgb24"), first, first, second, second)
    colors = [frame.to_image().getpixel((30, 30)) for frame in done]
    assert len(colors) == 4
    assert all(color == pytest.approx(colors[0], abs=2) for color in colors)


def test_the_lines_of_two_moments_are_not_shown_as_one_picture() -> None:
    frames = [two_moments(number) for number in range(6)]
    woven = developed(Look(96, 48, "rgb24"), *flagged(frames))
    whole = developed(Look(96, 48, "rgb24", is_interlaced=True), *flagged(frames))
    assert len(whole) == 6
    assert roughness(whole[3]) < roughness(woven[3]) / 4


def test_interlaced_frames_that_change_their_size_show_nothing_but_themselves() -> None:
    large, small = [plain((640, 480), (100, 128, 128))] * 2, [plain((64, 48), (100, 128, 128))] * 3
    done = developed(Look(96, 72, "gray", is_interlaced=True), *large, *small)
    assert len(done) == 5
    assert {tuple(frame.to_image().getextrema()) for frame in done} == {tuple(done[0].to_image().getextrema())}


def two_moments(number: int) -> av.VideoFrame:
    """A bar that moves on between the odd lines and the even ones."""
    image = Image.new("RGB", (96, 48))
    for y in range(48):
        image.paste((255, 255, 255), (6 * (2 * number + y % 2), y, 6 * (2 * number + y % 2) + 20, y + 1))
    return av.VideoFrame.from_image(image).reformat(format="yuv420p")


def flagged(frames: list[av.VideoFrame]) -> list[av.VideoFrame]:
    """The same frames, which say now that they are interlaced."""
    graph = av.filter.Graph()
    source = graph.add("buffer", "video_size=96x48:pix_fmt=yuv420p:time_base=1/25")
    graph.link_nodes(source, graph.add("setfield", "tff"), graph.add("buffersink")).configure()
    done = []
    for number, frame in enumerate(frames):
        graph.vpush(stamped(frame, number))
        done.append(graph.vpull())
    return done


def roughness(frame: av.VideoFrame) -> float:
    """How much each line differs from the next."""
    image = frame.to_image().convert("L")
    upper, lower = image.crop((0, 0, 96, 47)), image.crop((0, 1, 96, 48))
    return float(ImageStat.Stat(ImageChops.difference(upper, lower)).mean[0])


@pytest.mark.parametrize(
    "color", [(0.2, 0.2, 0.2), (0.38, 0.38, 0.38), (0.55, 0.45, 0.4), (0.75, 0.75, 0.75), (0.4, 0.5, 0.35)]
)
def test_high_dynamic_range_is_shown_as_calculated(tmp_path: Path, color: tuple[float, float, float]) -> None:
    tone = Tone(9, HLG)
    tone.write_cube(tmp_path / "tone: it's.cube")
    red, green, blue = color
    # BT.2020's matrix, 10 bits, limited range (BT.2100, table 6 and 9).
    luma = 0.2627 * red + 0.6780 * green + 0.0593 * blue
    values = (
        round(64 + 876 * luma),
        round(512 + 896 * (blue - luma) / 1.8814),
        round(512 + 896 * (red - luma) / 1.4746),
    )
    frame = plain((128, 64), values, "yuv420p10le")
    frame.colorspace, frame.color_range = 9, 1
    (done,) = developed(Look(64, 32, "rgb24", cube_path=tmp_path / "tone: it's.cube"), frame)
    expected = tuple(255 * value for value in tone.mapped(color))
    assert done.to_image().getpixel((9, 9)) == pytest.approx(expected, abs=3)
