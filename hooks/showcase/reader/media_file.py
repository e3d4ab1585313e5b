"""Originals as files: their digest, and the bounds within which one is looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from showcase.bounded import Bounds, BrokeDown, OutOfBounds, TookTooLong, TookTooMuch, run_bounded

P = ParamSpec("P")
R = TypeVar("R")
# What a sound original of any permitted size needs, several times over.
BOUNDS = Bounds(seconds=5, megabytes=512)


class UnfitMedia(Exception):
    """A file that is not what it should be: what is wrong and what the editor can do, both in Chinese."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy


def sha256_of(path: Path) -> str:
    """The digest of a file's bytes, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def same_bytes(path: Path, sha256: str) -> Path:
    """The path of a file that still has that digest; UnfitMedia when it was changed since it was read and approved."""
    if sha256_of(path) != sha256:
        raise changed_meanwhile()
    return path


def changed_meanwhile() -> UnfitMedia:
    """The refusal of an original that is not the one that was read."""
    return UnfitMedia("在生成的时候被改动了", "等文件放好以后再生成一次")


def look_at(function: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
    """What a function finds out about an original, within the bounds; UnfitMedia if it cannot."""
    try:
        return run_bounded(BOUNDS, function, *arguments, **named)
    except OutOfBounds as fault:
        raise refusal(fault, BOUNDS) from None


def refusal(fault: OutOfBounds, bounds: Bounds) -> UnfitMedia:
    """The refusal of an original that was too much for its decoder."""
    remedy = "用看图或剪辑软件打开，重新导出成小一些的 JPEG 或 MP4"
    words = {
        TookTooLong: f"处理了 {bounds.seconds:.0f} 秒还没有完，不再等了",
        TookTooMuch: f"处理时需要的内存超过 {bounds.megabytes} MB",
        BrokeDown: "文件损坏，会使程序出错",
    }
    return UnfitMedia(words[type(fault)], remedy)
