"""Renders the same photos by Skillweek, eleventy-img and Hugo in turn, at equal SSIM and bytes, and writes RESULTS.md."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from calibration import calibrate, standings_of
from measure import Run, run
from outputs import OURS
from peers import HERE, Ours, Peer, list_peers
from photos import distinct_copies, draw_photos
from renditions import compare_renditions
from results import Growth, Rivalry, write_growth, write_renditions, write_rivalry, write_ways
from shrinking import compare_ways
from similarity import Standing

PHOTOS = HERE / ".photos"
WORK = HERE / ".work"
PARTS = ("peers", "growth", "renditions", "shrinking")
# Calibrated on every fourth photo; judged on all.
SAMPLE_STEP = 4
GROWTH_FACTOR = 10


def main() -> None:
    """Measure what was asked for; each part replaces its own section."""
    arguments = _arguments()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir()
    photos = draw_photos(PHOTOS, arguments.photos)
    parts = [arguments.only] if arguments.only else PARTS
    if "renditions" in parts:
        write_renditions(compare_renditions(photos[::SAMPLE_STEP]), len(photos[::SAMPLE_STEP]))
    if "shrinking" in parts:
        write_ways(compare_ways(photos[::SAMPLE_STEP]), len(photos[::SAMPLE_STEP]))
    if "peers" in parts:
        write_rivalry(measure_peers(photos, arguments.rounds))
    if "growth" in parts:
        write_growth(measure_growth(photos))
    shutil.rmtree(WORK)


def measure_peers(photos: Sequence[Path], rounds: int) -> Rivalry:
    """All peers in turn, several rounds, so that a busy minute of the machine falls on all alike."""
    peers = _calibrated(list_peers(), photos[::SAMPLE_STEP])
    standings = {peer.name: standings_of(peer, photos, WORK / "judged") for peer in peers}
    runs: dict[str, list[Run]] = {peer.name: [] for peer in peers}
    for number in range(rounds):
        # Each round another one begins.
        for peer in (*peers[number % len(peers) :], *peers[: number % len(peers)]):
            runs[peer.name].append(_cold_run(peer, photos))
            _tell(f"round {number + 1}: {peer.name} {len(photos) / runs[peer.name][-1].seconds:.2f} photos/s")
    return Rivalry(len(photos), peers, standings, runs)


def measure_growth(photos: Sequence[Path]) -> Growth:
    """Ours with ten times the photos, all different, between two runs with the photos once."""
    many = list(distinct_copies(list(photos), WORK / "copies", GROWTH_FACTOR * len(photos)))
    peer = Ours("Skillweek")
    before, large, after = (_cold_run(peer, chosen) for chosen in (photos, many, photos))
    return Growth(len(photos), (before, after), len(many), large)


def _calibrated(peers: Sequence[Peer], sample: Sequence[Path]) -> list[Peer]:
    ours, *others = peers
    goal: Mapping[str, Standing] = standings_of(ours, sample, WORK / "judged")
    calibrated = [ours]
    for peer in others:
        calibrated.append(calibrate(peer, sample, goal, WORK / "judged"))
        _tell(f"{peer.name}: " + ", ".join(f"{output.name} q{output.quality}" for output in calibrated[-1].outputs))
    return calibrated


def _cold_run(peer: Peer, photos: Sequence[Path]) -> Run:
    work = WORK / "timed"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    command = peer.prepare(photos, work)
    # What the run before left to be written to disk is not this one's work.
    os.sync()
    measured = run(command, work / "log")
    made = peer.made(work)
    if len(made) != len(photos) or any(len(files) != len(OURS) for files in made.values()):
        raise SystemExit(f"{peer.name} made {len(made)} of {len(photos)} photos, or not all outputs of each")
    return measured


def _tell(line: str) -> None:
    print(line, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=48, help="how many photos (default: 48)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each peer runs (default: 3)")
    parser.add_argument("--only", choices=PARTS, help="one part only (default: all)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
