"""Films that were sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from showcase.bounded import TookTooLong
from showcase.desk.intake import films
from showcase.desk.intake.films import examine_film, render_down
from showcase.media.film_plan import Plan, plan_film
from showcase.reader.media_file import UnfitMedia, sha256_of
from small_site import draw_film


def test_a_film_within_the_limit_is_taken_as_it_is(tmp_path: Path) -> None:
    path = draw_film(tmp_path / "我的一天.mp4")
    film = examine_film(path, tmp_path / "b.mp4", shrinks=True)
    assert (film.path, film.sha256, film.suffix, film.shrunk_from) == (path, sha256_of(path), "mp4", 0)
    assert film.seconds == pytest.approx(2, abs=0.2)


def test_a_film_that_tells_where_it_was_taken_is_known(tmp_path: Path) -> None:
    told = draw_film(tmp_path / "a.mp4", metadata={"location": "+35.7000+115.0000/"})
    assert examine_film(told, tmp_path / "b.mp4", shrinks=True).tells_place
    assert not examine_film(draw_film(tmp_path / "c.mp4"), tmp_path / "b.mp4", shrinks=True).tells_place


def test_a_film_over_the_limit_is_refused_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(films, "FILE_LIMIT_BYTES", 1000)
    with pytest.raises(UnfitMedia) as caught:
        examine_film(draw_film(tmp_path / "a.mp4"), tmp_path / "b.mp4", shrinks=False)
    assert "--shrink-films" in caught.value.remedy


def test_it_is_rendered_down_where_that_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = draw_film(tmp_path / "a.mp4", (640, 480), seconds=3, sound=1, preset="ultrafast")
    path.write_bytes(path.read_bytes() + (60_000).to_bytes(4, "big") + b"free" + bytes(59_992))
    monkeypatch.setattr(films, "FILE_LIMIT_BYTES", path.stat().st_size - 30_000)
    film = examine_film(path, tmp_path / "b.mp4", shrinks=True)
    assert film.path == tmp_path / "b.mp4"
    assert film.shrunk_from == path.stat().st_size
    assert film.path.stat().st_size < path.stat().st_size
    assert film.sha256 == sha256_of(film.path)
    assert film.sent_sha256 == sha256_of(path)


def test_streams_that_a_page_would_copy_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Plan] = []

    def write(_path: Path, plan: Plan, _target: Path) -> Iterator[float]:
        seen.append(plan)
        yield 1.0

    monkeypatch.setattr(films, "write_film", write)
    path = draw_film(tmp_path / "a.mp4", sound=1)
    assert plan_film(path).copies_picture
    list(render_down(path, tmp_path / "b.mp4"))
    assert [(plan.copies_picture, plan.copies_sound) for plan in seen] == [(False, False)]


def test_one_that_stays_too_large_is_refused_and_nothing_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(films, "FILE_LIMIT_BYTES", 1000)
    with pytest.raises(UnfitMedia, match="压小以后还有"):
        examine_film(draw_film(tmp_path / "a.mp4"), tmp_path / "b.mp4", shrinks=True)
    assert not (tmp_path / "b.mp4").exists()


def test_broken_films_and_endless_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = draw_film(tmp_path / "a.mp4")
    path.write_bytes(path.read_bytes()[:-500])
    with pytest.raises(UnfitMedia):
        examine_film(path, tmp_path / "b.mp4", shrinks=True)
    with pytest.raises(UnfitMedia, match="损坏"):
        list(render_down(path, tmp_path / "b.mp4"))

    def stalls(*_: object) -> None:
        raise TookTooLong

    monkeypatch.setattr(films, "FILE_LIMIT_BYTES", 1000)
    monkeypatch.setattr(films, "run_stepwise", stalls)
    with pytest.raises(UnfitMedia):
        examine_film(draw_film(tmp_path / "c.mp4"), tmp_path / "b.mp4", shrinks=True)
