"""Films as they are published: the same pictures and sound, without anything else."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import av
import pytest
from PIL import Image

from showcase.media.film import render_film
from showcase.media.picture import Film
from showcase.media.store import Store
from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia, identify_film, sha256_of
from small_site import draw_film


class Desk:
    """A folder of originals and a store for what is made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "film.mp4"
        self.store = Store(folder / "renditions")

    def identify(self) -> MediaFile:
        return identify_film(self.folder, PurePosixPath(self.path.name), sha256_of(self.path))

    def render(self) -> Film:
        return render_film(self.path, self.identify(), self.store)

    def rendition_path(self, url: str) -> Path:
        return self.store.rendition_path(PurePosixPath(url).name)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def frames(path: Path) -> list[bytes]:
    with av.open(str(path)) as film:
        return [bytes(frame.planes[0]) for frame in film.decode(video=0)]


def boxes(data: bytes) -> list[str]:
    """The boxes of an MP4 file in order (ISO/IEC 14496-12, 4.2)."""
    found, offset = [], 0
    while offset + 8 <= len(data):
        found.append(data[offset + 4 : offset + 8].decode("latin-1"))
        offset += int.from_bytes(data[offset : offset + 4], "big") or len(data)
    return found


def test_a_film_keeps_its_pictures_and_its_sound(desk: Desk) -> None:
    draw_film(desk.path, sound=1)
    film = desk.render()
    path = desk.rendition_path(film.rendition.url)
    assert frames(path) == frames(desk.path)
    with av.open(str(path)) as rendered:
        assert [stream.codec_context.name for stream in rendered.streams] == ["h264", "aac"]
        assert rendered.duration == pytest.approx(2_000_000, abs=200_000)
    assert film.seconds == pytest.approx(2, abs=0.2)
    assert (film.rendition.width, film.rendition.height) == (320, 240)
    assert film.rendition.media_type == "video/mp4"
    assert film.rendition.bytes == path.stat().st_size


def test_a_film_begins_to_play_before_it_is_loaded(desk: Desk) -> None:
    assert boxes(draw_film(desk.path).read_bytes())[-1] == "moov"
    order = boxes(desk.rendition_path(desk.render().rendition.url).read_bytes())
    assert order.index("moov") < order.index("mdat")


def test_a_film_carries_no_metadata(desk: Desk) -> None:
    told = {"title": "SECRET title", "comment": "SECRET comment", "location": "+35.7500+115.0300/", "artist": "SECRET"}
    told |= {"handler_name": "SECRET handler"}
    draw_film(desk.path, sound=1, metadata=told, movflags="use_metadata_tags")
    assert b"SECRET" in desk.path.read_bytes()
    path = desk.rendition_path(desk.render().rendition.url)
    for trace in (b"SECRET", b"+35.", b"Lavf", b"\xa9xyz", b"\xa9too"):
        assert trace not in path.read_bytes(), trace
    with av.open(str(path)) as film:
        assert set(film.metadata) <= {"major_brand", "minor_version", "compatible_brands"}
        for stream in film.streams:
            assert set(stream.metadata) <= {"language", "handler_name", "vendor_id"}


def test_a_film_does_not_tell_when_it_was_taken(desk: Desk) -> None:
    draw_film(desk.path, metadata={"creation_time": "2024-05-12T08:00:00Z"})
    with av.open(str(desk.path)) as film:
        assert "creation_time" in film.metadata
    with av.open(str(desk.rendition_path(desk.render().rendition.url))) as film:
        assert "creation_time" not in film.metadata
        assert not any("creation_time" in stream.metadata for stream in film.streams)


def test_notes_within_the_pictures_stream_do_not_come_along(desk: Desk) -> None:
    # An encoder or a camera may write what it likes into the stream (H.264, D.1.7: user data unregistered SEI).
    assert b"x264 - core" in draw_film(desk.path).read_bytes()
    assert b"x264 - core" not in desk.rendition_path(desk.render().rendition.url).read_bytes()


def test_only_the_first_sound_track_comes_along(desk: Desk) -> None:
    draw_film(desk.path, sound=2)
    with av.open(str(desk.rendition_path(desk.render().rendition.url))) as film:
        assert [stream.type for stream in film.streams] == ["video", "audio"]


def test_the_poster_is_a_picture_of_the_film(desk: Desk) -> None:
    draw_film(desk.path, (640, 360), seconds=6, black=1)
    poster = desk.render().poster
    assert [(r.width, r.height) for r in (*poster.webp, poster.jpeg)] == [(480, 270), (640, 360), (640, 360)]
    # The first second is black.
    assert poster.color != "#000000"
    with Image.open(desk.rendition_path(poster.jpeg.url)) as image:
        assert not image.getexif()
        assert image.size == (640, 360)


def test_a_film_of_a_moment_has_a_poster_too(desk: Desk) -> None:
    draw_film(desk.path, seconds=0.2)
    assert desk.render().poster.jpeg.width == 320


def test_a_film_taken_with_a_phone_upright_is_upright(desk: Desk) -> None:
    draw_film(desk.path, (320, 180), rotation=90)
    film = desk.render()
    assert (film.rendition.width, film.rendition.height) == (180, 320)
    assert (film.poster.jpeg.width, film.poster.jpeg.height) == (180, 320)
    with av.open(str(desk.rendition_path(film.rendition.url))) as rendered:
        assert abs(next(rendered.decode(video=0)).rotation) == 90


@pytest.mark.parametrize("movflags", ["+write_colr", "+faststart"])
def test_a_film_that_breaks_off_is_refused(desk: Desk, movflags: str) -> None:
    whole = draw_film(desk.path, seconds=4, movflags=movflags).read_bytes()
    published = []
    for percent in (0, 2, 30, 60, 90):
        desk.path.write_bytes(whole[: len(whole) * percent // 100])
        try:
            desk.render()
        except UnfitMedia:
            continue
        published.append(percent)
    assert published == []


def test_a_damaged_film_is_refused_or_rendered_but_stops_nothing(desk: Desk) -> None:
    whole = draw_film(desk.path, seconds=2, sound=1).read_bytes()
    for start in range(16, len(whole) - 64, len(whole) // 24):
        desk.path.write_bytes(whole[:start] + b"\xff" * 48 + whole[start + 48 :])
        try:
            desk.render()
        except UnfitMedia:
            continue


def test_a_film_that_the_store_holds_is_not_opened_again(desk: Desk) -> None:
    draw_film(desk.path)
    file, first = desk.identify(), desk.render()
    desk.path.unlink()
    assert render_film(desk.path, file, desk.store) == first


def test_the_same_film_gives_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    draw_film(desk.path, sound=1)
    first = desk.render()
    other = Store(tmp_path / "other")
    render_film(desk.path, desk.identify(), other)
    assert first.rendition.url.rpartition("/")[2] in other.names()
    for name in other.names():
        assert other.rendition_path(name).read_bytes() == desk.store.rendition_path(name).read_bytes()


def test_a_film_that_was_trimmed_without_encoding_anew_is_rendered(desk: Desk) -> None:
    # Phones trim by an edit list (ISO/IEC 14496-12, 8.6.6): the file holds more than is played.
    data = bytearray(draw_film(desk.path, seconds=4, sound=1).read_bytes())
    place = data.find(b"elst")
    while place > 0:
        duration = int.from_bytes(data[place + 12 : place + 16], "big")
        data[place + 12 : place + 16] = (duration // 2).to_bytes(4, "big")
        place = data.find(b"elst", place + 1)
    desk.path.write_bytes(data)
    played = frames(desk.path)
    assert len(played) == 20
    # What was cut away is not shown, and does not lie hidden in the public file.
    path = desk.rendition_path(desk.render().rendition.url)
    assert frames(path) == played
    with av.open(str(path)) as film:
        assert sum(packet.dts is not None for packet in film.demux(video=0)) < 40


@pytest.mark.parametrize("rotation", [0, 90, 180, -90])
def test_the_poster_stands_as_a_player_shows_the_film(desk: Desk, rotation: int) -> None:
    corners = Image.new("L", (2, 2))
    for place, grey in (((0, 0), 20), ((1, 0), 90), ((0, 1), 160), ((1, 1), 230)):
        corners.putpixel(place, grey)
    picture = corners.resize((160, 160), Image.Resampling.NEAREST)
    draw_film(desk.path, (160, 160), rotation=rotation, picture=picture)
    a, b, c, d = display_matrix(desk.path.read_bytes())
    with Image.open(desk.rendition_path(desk.render().poster.jpeg.url)) as poster:
        for x, y in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            shown = (80 + 40 * (a * x + c * y), 80 + 40 * (b * x + d * y))
            expected = picture.getpixel((80 + 40 * x, 80 + 40 * y))
            assert abs(poster.convert("L").getpixel(shown) - expected) < 12


def display_matrix(data: bytes) -> tuple[int, ...]:
    """How a player turns the picture about its middle: a, b, c, d (ISO/IEC 14496-12, 6.2.2)."""
    start = data.index(b"tkhd") + 44
    values = [int.from_bytes(data[start + 4 * n : start + 4 * n + 4], "big", signed=True) for n in (0, 1, 3, 4)]
    return tuple(round(value / 65536) for value in values)
