"""Films as they are published."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import av
import pytest
from PIL import Image

from films import Shot, scene, shoot
from showcase.bounded import Bounds, TookTooMuch, run_stepwise
from showcase.media.film import (
    film_bounds,
    film_keys,
    poster_frame,
    recall_film,
    render_film,
    verify_film,
)
from showcase.media.picture import Film
from showcase.media.store import Store
from showcase.model import MediaFile
from showcase.reader.film_file import identify_film
from showcase.reader.media_file import UnfitMedia, sha256_of
from small_site import PROJECT_ROOT, draw_film

OLD = Shot(video="mpeg4", audio="libmp3lame")


class Desk:
    """A folder of originals and a store for what is made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "film.mp4"
        self.store = Store(folder / "renditions")

    def identify(self) -> MediaFile:
        return identify_film(self.folder, PurePosixPath(self.path.name), sha256_of(self.path))

    def steps(self) -> Any:
        return render_film(self.path, self.identify(), self.store)

    def render(self) -> Film:
        steps = self.steps()
        while True:
            try:
                next(steps)
            except StopIteration as end:
                film: Film = end.value
                return film

    def rendition_path(self, url: str) -> Path:
        return self.store.rendition_path(PurePosixPath(url).name)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("shot", [Shot(audio="aac"), OLD])
def test_a_film_is_published_with_its_poster(desk: Desk, shot: Shot) -> None:
    shoot(desk.path, shot)
    film = desk.render()
    path = desk.rendition_path(film.rendition.url)
    assert film.rendition.media_type == "video/mp4"
    assert film.rendition.bytes == path.stat().st_size
    assert (film.rendition.width, film.rendition.height) == (160, 90)
    assert film.seconds == pytest.approx(1, abs=0.05)
    with av.open(str(path)) as rendered:
        assert [stream.type for stream in rendered.streams] == ["video", "audio"]
    with Image.open(desk.rendition_path(film.poster.jpeg.url)) as image:
        assert not image.getexif()
        assert image.size == (160, 90)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_a_page_is_told_the_size_of_the_rendition(desk: Desk, size: tuple[int, int]) -> None:
    shoot(desk.path, Shot(video="mpeg4", size=size, times=(0.0, 0.1)))
    film = desk.render()
    assert (film.rendition.width, film.rendition.height) == tuple(side * 2 // 3 for side in size)
    widths = (480, 960, 1600) if size[0] > size[1] else (480, 960, 1080)
    assert tuple(picture.width for picture in film.poster.webp) == widths
    assert recall_film(desk.identify(), desk.store) == film


def test_a_film_that_the_store_holds_is_not_opened_again(desk: Desk) -> None:
    shoot(desk.path, Shot())
    file = desk.identify()
    assert recall_film(file, desk.store) is None
    film = desk.render()
    desk.path.unlink()
    assert recall_film(file, desk.store) == film


@pytest.mark.parametrize("number", [0, 1])
def test_a_film_is_made_again_when_the_rendition_or_the_poster_is_lost(desk: Desk, number: int) -> None:
    shoot(desk.path, Shot())
    film, file = desk.render(), desk.identify()
    desk.store.rendition_path(film_keys(file)[number]).unlink()
    assert recall_film(file, desk.store) is None
    assert desk.render() == film


@pytest.mark.parametrize("shot", [Shot(audio="aac"), OLD])
def test_a_build_that_is_stopped_leaves_no_half_rendition(desk: Desk, shot: Shot) -> None:
    shoot(desk.path, shot)
    steps = desk.steps()
    for _ in range(3):
        next(steps)
    steps.close()
    assert not [path for path in desk.store.path.rglob("*") if path.is_file()]
    assert recall_film(desk.identify(), desk.store) is None
    assert desk.render().rendition.bytes > 1000


def test_a_killed_process_leaves_nothing_under_a_renditions_name(desk: Desk) -> None:
    shoot(desk.path, Shot(audio="aac"))
    file = desk.identify()
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path, PurePosixPath\n"
        "from showcase.media.film import render_film\n"
        "from showcase.media.store import Store\n"
        "from showcase.reader.film_file import identify_film\n"
        f"file = identify_film(Path({str(desk.folder)!r}), PurePosixPath('film.mp4'), {file.sha256!r})\n"
        f"for fraction in render_film(Path({str(desk.path)!r}), file, Store(Path({str(desk.store.path)!r}))):\n"
        "    if fraction > 0.5:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT_ROOT / "hooks", check=False)
    assert done.returncode == -signal.SIGKILL
    left = desk.store.files()
    assert len(left) == 1
    # Among what the store sweeps up with everything that no page names.
    assert all(path.startswith(".") for path in left)
    assert recall_film(file, desk.store) is None
    assert desk.render().rendition.bytes > 1000


@pytest.mark.parametrize(
    "shot", [Shot(encoder={"g": "5"}), Shot(video="mpeg4"), Shot(video="mpeg4", muxer={"movflags": "+faststart"})]
)
def test_a_film_that_breaks_off_is_refused_wherever_that_is(desk: Desk, shot: Shot) -> None:
    whole = shoot(desk.path, shot).read_bytes()
    file = desk.identify()
    published = []
    for keep in range(0, len(whole), max(1, len(whole) // 23)):
        desk.path.write_bytes(whole[:keep])
        for step in (desk.render, lambda: verify_film(desk.path, _same(file, desk.path))):
            try:
                step()
            except UnfitMedia:
                continue
            published.append(keep)
    assert published == []


def _same(file: MediaFile, path: Path) -> MediaFile:
    return MediaFile(**{**vars(file), "sha256": sha256_of(path)})


@pytest.mark.parametrize("video", ["libx264", "mpeg4", "libvpx"])
def test_a_damaged_film_is_refused_or_rendered_but_stops_nothing(desk: Desk, video: str) -> None:
    form = "webm" if video == "libvpx" else "mp4"
    whole = shoot(desk.path, Shot(video=video, audio="libopus"), form).read_bytes()
    for start in range(16, len(whole) - 64, len(whole) // 16):
        desk.path.write_bytes(whole[:start] + b"\xff" * 48 + whole[start + 48 :])
        try:
            desk.render()
        except UnfitMedia:
            continue


def test_a_film_that_was_changed_since_it_was_read_is_refused(desk: Desk) -> None:
    shoot(desk.path, Shot())
    file = desk.identify()
    draw_film(desk.path, seed="another")
    for step in (lambda: list(render_film(desk.path, file, desk.store)), lambda: verify_film(desk.path, file)):
        with pytest.raises(UnfitMedia, match="改动"):
            step()
    with pytest.raises(UnfitMedia, match="改动"):
        poster_frame(desk.path, file)


def test_the_poster_can_be_had_alone(desk: Desk) -> None:
    shoot(desk.path, Shot(picture=lambda number: scene((160, 90), number)))
    frame = poster_frame(desk.path, desk.identify())
    assert (frame.mode, frame.size) == ("RGB", (160, 90))
    desk.path.write_bytes(b"broken")
    with pytest.raises(UnfitMedia):
        poster_frame(desk.path, MediaFile(PurePosixPath("a"), sha256_of(desk.path), "video/mp4", 6, 160, 90, 1.0))


def test_a_film_is_rendered_in_a_process_with_bounds(desk: Desk) -> None:
    shoot(desk.path, OLD)
    file = desk.identify()
    fractions: list[float] = []
    film = run_stepwise(film_bounds(file), fractions.append, render_film, desk.path, file, desk.store)
    assert film == recall_film(file, desk.store)
    assert fractions == sorted(fractions)
    assert len(fractions) > 3


@pytest.mark.parametrize("megabytes", [60, 80, 100, 120])
def test_too_little_memory_is_no_damage(desk: Desk, megabytes: int) -> None:
    shoot(desk.path, Shot(video="mpeg4", size=(1920, 1080), times=(0.0, 0.1, 0.2)))
    with pytest.raises(TookTooMuch):
        run_stepwise(Bounds(20, megabytes), lambda _: None, render_film, desk.path, desk.identify(), desk.store)


@pytest.mark.parametrize(("seconds", "pixels"), [(60, (640, 360)), (60, (3840, 2160)), (600, (1920, 1080))])
def test_a_longer_or_larger_film_may_take_longer(seconds: float, pixels: tuple[int, int]) -> None:
    def bounds(seconds: float, size: tuple[int, int]) -> Bounds:
        return film_bounds(MediaFile(PurePosixPath("a"), "0", "video/mp4", 1, *size, seconds))

    assert bounds(seconds, pixels).seconds < bounds(2 * seconds, pixels).seconds
    assert bounds(seconds, pixels).seconds < bounds(seconds, (pixels[0] * 2, pixels[1])).seconds
    assert bounds(seconds, pixels).seconds > 3 * seconds
