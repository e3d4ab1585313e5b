"""JSON under a digest of its own: what was written is read, or nothing, whatever a disk or a hand did to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import orjson

from showcase.atomic import clear_way, write_whole

T = TypeVar("T")


def write_sealed(path: Path, data: Any) -> None:
    """Write data that JSON can say, whole or not at all."""
    write_sealed_words(path, orjson.dumps(data))


def read_sealed(path: Path) -> Any:
    """The data; None when there is no such file, or when it cannot be read or is damaged."""
    return read_sealed_as(path, lambda data: data)


def read_sealed_as(path: Path, take: Callable[[Any], T]) -> T | None:
    """What `take` makes of the data; None also where another program, or another version, wrote something else."""
    words = read_sealed_words(path)
    try:
        return None if words is None else take(orjson.loads(words))
    except (AttributeError, LookupError, TypeError, ValueError):
        return None


def write_sealed_words(path: Path, words: bytes) -> None:
    """Write bytes, whole or not at all."""
    clear_way(path)
    write_whole(path, lambda part: part.write_bytes(_seal(words) + b"\n" + words))


def read_sealed_words(path: Path) -> bytes | None:
    """The bytes; None when there is no such file, or when it cannot be read or is damaged."""
    try:
        seal, _, words = path.read_bytes().partition(b"\n")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError):
        return None
    return words if seal == _seal(words) else None


def _seal(words: bytes) -> bytes:
    return hashlib.sha256(words).hexdigest().encode()
