"""A film's subtitles, as they are published: times and text, written anew."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path

from showcase.media.picture import Rendition, Subtitles
from showcase.media.rendition import SUBTITLES_SPEC, rendition_name, set_name
from showcase.media.store import Record, Store
from showcase.model import MediaFile
from showcase.reader.media_file import same_bytes
from showcase.reader.subtitles_file import Cue, read_cues
from showcase.urls import media_url


def subtitles_keys(file: MediaFile) -> tuple[str, ...]:
    """The names of the records of published subtitles."""
    return (_key(file),)


def recall_subtitles(file: MediaFile, store: Store) -> Subtitles | None:
    """The subtitles, if the store vouches for them."""
    record = store.recall(_key(file))
    return _subtitles(file, record) if record else None


def render_subtitles(path: Path, file: MediaFile, store: Store) -> Subtitles:
    """Write subtitles anew, cues only; UnfitMedia if the original is none."""
    text = webvtt(read_cues(same_bytes(path, file.sha256)))
    name = rendition_name(file.sha256, SUBTITLES_SPEC)
    store.keep(name, lambda target_path: target_path.write_bytes(text.encode()))
    return _subtitles(file, store.remember(_key(file), [name], {}))


def webvtt(cues: Iterable[Cue]) -> str:
    """Cues as a WebVTT file."""
    return "\n\n".join(["WEBVTT", *map(_block, cues)]) + "\n"


def _block(cue: Cue) -> str:
    lines = (html.escape(line, quote=False) for line in cue.lines)
    return "\n".join([f"{_clock(cue.start)} --> {_clock(cue.end)}", *lines])


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _subtitles(file: MediaFile, record: Record) -> Subtitles:
    name = rendition_name(file.sha256, SUBTITLES_SPEC)
    return Subtitles(Rendition(media_url(name), SUBTITLES_SPEC.media_type, 0, 0, record.sizes[name]))


def _key(file: MediaFile) -> str:
    return set_name(file.sha256, [SUBTITLES_SPEC])
