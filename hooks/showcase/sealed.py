"""JSON under a digest of its own: what was written is read, or nothing, whatever a disk or a hand did to it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import orjson

from showcase.atomic import write_whole


def write_sealed(path: Path, data: Any) -> None:
    """Write data that JSON can say, whole or not at all."""
    write_sealed_words(path, orjson.dumps(data))


def read_sealed(path: Path) -> Any:
    """The data; None when there is no such file, or when it is damaged."""
    words = read_sealed_words(path)
    return None if words is None else orjson.loads(words)


def write_sealed_words(path: Path, words: bytes) -> None:
    """Write bytes, whole or not at all."""
    write_whole(path, lambda part: part.write_bytes(_seal(words) + b"\n" + words))


def read_sealed_words(path: Path) -> bytes | None:
    """The bytes; None when there is no such file, or when it is damaged."""
    try:
        seal, _, words = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    return words if seal == _seal(words) else None


def _seal(words: bytes) -> bytes:
    return hashlib.sha256(words).hexdigest().encode()
