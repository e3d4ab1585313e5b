"""What is told of a new story beside its files: its kind, its measure, and what its editor should look at."""

from __future__ import annotations

import re

from showcase.desk.intake.draft import Draft
from showcase.desk.intake.week_register import bare_words
from showcase.desk.starters.programme import Programme
from showcase.model import Story

_FILM_KINDS, _PHOTO_KINDS = re.compile("视频|影片|短片|微电影"), re.compile("图片|摄影|照片")
# Less text than this beside a film is about the film.
_FILM_WORDS = 300


def kind_of(draft: Draft, programme: Programme) -> str:
    """The slug of the kind that a story is by what it holds, else of the week's first; empty where the week has none."""
    kinds = programme.schema.kinds
    wanted = None
    if draft.films and len(bare_words(draft.text)) < _FILM_WORDS:
        wanted = _FILM_KINDS
    elif draft.photos and not bare_words(draft.text):
        wanted = _PHOTO_KINDS
    found = next((kind.slug for kind in kinds if wanted and wanted.search(kind.name)), "")
    return found or (kinds[0].slug if kinds else "")


def facts_of(draft: Draft, kind: str, read: Story | None) -> str:
    """A story's kind and measure in a line; `read` is the story as the reader finds it."""
    words = [f"类型 {kind}"]
    if read is not None:
        words.append(f"正文 {read.text.characters} 字")
    words.extend([f"图片 {len(draft.photos)} 张"] if draft.photos else [])
    words.extend([f"影片 {len(draft.films)} 段"] if draft.films else [])
    return "，".join(words)


def notes_of(draft: Draft) -> list[str]:
    """What an editor should look at first; contact data and all else that breaks a rule, `check` tells."""
    missing = draft.without_caption
    return [f"没有说明，请在 photos、videos 里补上 caption：{'、'.join(missing)}"] if missing else []
