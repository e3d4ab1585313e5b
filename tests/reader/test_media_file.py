"""Originals as files, and the bounds within which they are looked at."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from showcase.bounded import Bounds, BrokeDown, OutOfBounds, TookTooLong, TookTooMuch
from showcase.reader import media_file
from showcase.reader.media_file import BOUNDS, UnfitMedia, changed_meanwhile, look_at, refusal, same_bytes, sha256_of


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"skillweek")
    assert sha256_of(tmp_path / "a") == hashlib.sha256(b"skillweek").hexdigest()


def test_a_file_that_is_as_it_was_read_is_handed_on(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"skillweek")
    assert same_bytes(tmp_path / "a", sha256_of(tmp_path / "a")) == tmp_path / "a"


def test_a_file_that_was_changed_since_it_was_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"skillweek")
    digest = sha256_of(tmp_path / "a")
    (tmp_path / "a").write_bytes(b"skillweak")
    with pytest.raises(UnfitMedia) as fault:
        same_bytes(tmp_path / "a", digest)
    assert fault.value.args == changed_meanwhile().args


def test_what_a_look_finds_out_is_handed_on() -> None:
    assert look_at(divmod, 7, 2) == (3, 1)


def test_a_look_happens_in_another_process() -> None:
    assert look_at(os.getpid) != os.getpid()


def test_what_a_look_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        look_at(divmod, 7, 0)


def test_a_look_that_takes_too_much_memory_is_refused() -> None:
    with pytest.raises(UnfitMedia, match="512 MB"):
        look_at(bytes, 1 << 30)


def test_a_look_that_ends_its_process_is_refused_and_the_next_one_is_not() -> None:
    with pytest.raises(UnfitMedia, match="损坏"):
        look_at(os.abort)
    assert look_at(divmod, 7, 2) == (3, 1)


def test_a_look_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_file, "BOUNDS", Bounds(0.3, 512))
    began = time.perf_counter()
    with pytest.raises(UnfitMedia, match="不再等"):
        look_at(pow, 3, 10**8)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("fault", [TookTooLong(), TookTooMuch(), BrokeDown("exit status 1")])
def test_every_refusal_says_what_is_wrong_and_what_to_do(fault: OutOfBounds) -> None:
    refused = refusal(fault, BOUNDS)
    assert len(refused.message) > 5
    assert "JPEG" in refused.remedy
    assert "None" not in refused.message


def test_a_refusal_survives_the_way_between_processes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"skillweek")
    with pytest.raises(UnfitMedia) as fault:
        look_at(same_bytes, tmp_path / "a", "another digest")
    assert (fault.value.message, fault.value.remedy) == changed_meanwhile().args
