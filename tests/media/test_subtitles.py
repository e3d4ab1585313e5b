"""Subtitles as they are published."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from showcase.media.store import Store
from showcase.media.subtitles import recall_subtitles, render_subtitles, subtitles_keys, webvtt
from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia, sha256_of
from showcase.reader.subtitles_file import Cue, identify_subtitles, read_cues

LADEN = """WEBVTT SECRET title

STYLE
::cue { background: url(https://secret.example/x.png) }

NOTE SECRET note

REGION
id:secret

secret-1
00:01.000 --> 00:02.500 line:0 region:secret
<v 李老师><c.secret>3 < 5</c>

00:01:02.000 --> 11:00:03.007
<ruby>再<rt>SECRET</rt></ruby>见 &amp;lt;b>
"""
PLAIN = """WEBVTT

00:00:01.000 --> 00:00:02.500
李老师：3 &lt; 5

00:01:02.000 --> 11:00:03.007
再SECRET见 &amp;lt;b&gt;
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "words.vtt"
    path.write_text(LADEN, encoding="utf-8")
    return path


def identified(path: Path) -> MediaFile:
    return identify_subtitles(path.parent, PurePosixPath(path.name), sha256_of(path))


def test_only_times_and_text_are_published(path: Path) -> None:
    store = Store(path.parent / "renditions")
    made = render_subtitles(path, identified(path), store).rendition
    written = store.rendition_path(PurePosixPath(made.url).name)
    assert written.read_text(encoding="utf-8") == PLAIN
    assert (made.media_type, made.bytes) == ("text/vtt", written.stat().st_size)


def test_subtitles_that_the_store_holds_are_not_opened_again(path: Path) -> None:
    store, file = Store(path.parent / "renditions"), identified(path)
    assert recall_subtitles(file, store) is None
    made = render_subtitles(path, file, store)
    path.unlink()
    assert recall_subtitles(file, store) == made
    store.rendition_path(subtitles_keys(file)[0]).unlink()
    assert recall_subtitles(file, store) is None


def test_subtitles_that_were_changed_since_they_were_read_are_refused(path: Path) -> None:
    file = identified(path)
    path.write_text(LADEN + "\n", encoding="utf-8")
    with pytest.raises(UnfitMedia, match="改动"):
        render_subtitles(path, file, Store(path.parent / "renditions"))


@pytest.mark.parametrize("line", ["a --> b", "<b>", "&lt;", "WEBVTT", "NOTE x", "00:01.000 --> 00:02.000"])
def test_no_text_is_taken_for_anything_else(tmp_path: Path, line: str) -> None:
    cues = (Cue(0, 1000, (line, line)), Cue(1000, 2000, (line,)))
    path = tmp_path / "words.vtt"
    path.write_text(webvtt(cues), encoding="utf-8")
    assert read_cues(path) == cues
