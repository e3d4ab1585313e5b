"""JSON that is read as it was written, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.sealed import read_sealed, read_sealed_as, write_sealed, write_sealed_words

DATA = {"名字": [1, 2.5, None, True], "nested": {"a": "b"}}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write_sealed(tmp_path / "a.json", DATA)
    assert read_sealed(tmp_path / "a.json") == DATA


def test_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert read_sealed(tmp_path / "a.json") is None


def test_every_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_sealed(path, DATA)
    sound = path.read_bytes()
    for index in range(len(sound)):
        path.write_bytes(sound[:index] + bytes([sound[index] ^ 1]) + sound[index + 1 :])
        assert read_sealed(path) is None


@pytest.mark.parametrize("words", [b"", b"\n", b"{}", b"[" * 100_000, b"\xff\xfe\n\x00"])
def test_what_another_program_wrote_is_nothing(tmp_path: Path, words: bytes) -> None:
    (tmp_path / "a.json").write_bytes(words)
    assert read_sealed(tmp_path / "a.json") is None


def test_every_truncation_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_sealed(path, DATA)
    sound = path.read_bytes()
    for length in range(len(sound)):
        path.write_bytes(sound[:length])
        assert read_sealed(path) is None


def test_what_json_cannot_say_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_sealed(path, DATA)
    with pytest.raises(TypeError):
        write_sealed(path, {"a": object()})
    assert read_sealed(path) == DATA
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_not_of_the_form_that_is_looked_for_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for data in ([1], {"other": 1}, "words", None, 7):
        write_sealed(path, data)
        assert read_sealed_as(path, lambda found: list(found["records"].items())) is None
    write_sealed(path, {"records": {"a": 1}})
    assert read_sealed_as(path, lambda found: list(found["records"].items())) == [("a", 1)]


def test_sealed_words_that_are_not_json_are_nothing(tmp_path: Path) -> None:
    write_sealed_words(tmp_path / "a.json", b"not JSON")
    assert read_sealed(tmp_path / "a.json") is None


def test_a_folder_in_its_place_is_nothing_and_gives_way(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    (path / "deep").mkdir(parents=True)
    assert read_sealed(path) is None
    assert read_sealed(path / "deep" / "a.json") is None
    write_sealed(path, DATA)
    assert read_sealed(path) == DATA
