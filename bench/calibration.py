"""The qualities at which a peer's outputs equal ours in bytes and SSIM: searched for, not assumed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from measure import run
from peers import Peer
from similarity import Standing, judge

QUALITIES = range(40, 96)


def calibrate(peer: Peer, photos: Sequence[Path], goal: Mapping[str, Standing], work: Path) -> Peer:
    """The peer at the qualities that come nearest to the goal on those photos."""
    tried: list[dict[int, float]] = [{} for _ in peer.outputs]
    qualities = [output.quality for output in peer.outputs]
    while any(quality not in seen for quality, seen in zip(qualities, tried, strict=True)):
        standings = standings_of(peer.at(qualities), photos, work)
        for output, quality, seen in zip(peer.outputs, qualities, tried, strict=True):
            seen[quality] = standings[output.name].distance(goal[output.name])
        qualities = [_next(seen) for seen in tried]
    return peer.at([min(seen, key=seen.__getitem__) for seen in tried])


def standings_of(peer: Peer, photos: Sequence[Path], work: Path) -> Mapping[str, Standing]:
    """How the peer's outputs stand, by a run that nobody times."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    run(peer.prepare(photos, work), work / "log")
    return judge(photos, peer.made(work), [output.name for output in peer.outputs])


def _next(seen: Mapping[int, float]) -> int:
    """An untried neighbour of the best one so far, or the best one itself: the distance has one valley."""
    best = min(seen, key=seen.__getitem__)
    untried = [quality for quality in (best - 1, best + 1) if quality not in seen and quality in QUALITIES]
    return untried[0] if untried else best
