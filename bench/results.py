"""What was measured of the photos, as tables of RESULTS.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from measure import Run
from outputs import OURS
from peers import Peer
from record import machine, replace_section, table
from renditions import WIDTHS, Yield
from shrinking import Way
from similarity import Standing

# What Skillweek sets out to be: times as fast as each peer.
AIMS = {"eleventy-img": 1.5, "Hugo": 6.0}


@dataclass(frozen=True)
class Rivalry:
    """The peers' runs, round by round, and how their outputs stand; ours is the first peer."""

    photos: int
    peers: Sequence[Peer]
    standings: Mapping[str, Mapping[str, Standing]]
    runs: Mapping[str, Sequence[Run]]

    def ratio(self, peer: Peer, figure: Callable[[Run], float]) -> float:
        """How many times as much a peer takes as we do: the median over the rounds, each compared within itself."""
        ours = self.runs[self.peers[0].name]
        return median(figure(theirs) / figure(mine) for theirs, mine in zip(self.runs[peer.name], ours, strict=True))


@dataclass(frozen=True)
class Growth:
    """Our runs with few photos and with many."""

    few: int
    runs: Sequence[Run]
    many: int
    large: Run


def write_rivalry(rivalry: Rivalry) -> None:
    """Replace the section that compares the peers."""
    rounds = len(rivalry.runs[rivalry.peers[0].name])
    replace_section(
        "peers",
        f"{machine()}\n\n"
        + "\n".join(f"- {peer.name}: {peer.version()}" for peer in rivalry.peers)
        + f"\n\n{rivalry.photos} photos, {rounds} round{'s' * (rounds > 1)}; medians, and ratios within a round.\n\n"
        + _speed_table(rivalry)
        + "\n\nThe files that they made, on average (difference from ours in brackets; **!** where it is beyond tolerance):\n\n"
        + _standing_table(rivalry)
        + "\n\n"
        + "\n".join(_verdicts(rivalry)),
    )


def write_growth(growth: Growth) -> None:
    """Replace the section on many photos."""
    few = median(run.seconds for run in growth.runs)
    cpu_few = median(run.cpu_seconds for run in growth.runs)
    rows = [
        (str(growth.few), f"{few:.1f}", f"{few / growth.few:.3f}", f"{cpu_few / growth.few:.3f}", _mib(growth.runs[0])),
        (
            str(growth.many),
            f"{growth.large.seconds:.1f}",
            f"{growth.large.seconds / growth.many:.3f}",
            f"{growth.large.cpu_seconds / growth.many:.3f}",
            _mib(growth.large),
        ),
    ]
    heads = ("Photos", "Seconds", "Seconds a photo", "Processor seconds a photo", "Peak memory, MiB")
    replace_section("growth", f"{machine()}\n\n{table(heads, rows)}")


def write_renditions(yields: Mapping[tuple[str, int], Yield], photos: int) -> None:
    """Replace the section on formats, efforts and qualities."""
    names = dict.fromkeys(name for name, _ in yields)
    heads = ("", *(f"{width}: {what}" for width in WIDTHS for what in ("kB", "SSIM", "ms")))
    rows = [(name, *(cell for width in WIDTHS for cell in _cells(yields[name, width]))) for name in names]
    replace_section(
        "renditions", f"{machine()}\n\nMeans over {photos} photos; ms of one processor.\n\n{table(heads, rows)}"
    )


def write_ways(ways: Mapping[str, Way], photos: int) -> None:
    """Replace the section on ways to shrink."""
    heads = ("", *(f"SSIM {width}" for width in WIDTHS), "Shrinking, ms", "Encoding, ms")
    rows = [
        (
            name,
            *(f"{way.ssim[width]:.4f}" for width in WIDTHS),
            f"{way.shrinking:.0f}",
            f"{way.encoding:.0f}",
        )
        for name, way in ways.items()
    ]
    replace_section(
        "shrinking", f"{machine()}\n\nMeans over {photos} photos; ms of one processor.\n\n{table(heads, rows)}"
    )


def _cells(found: Yield) -> tuple[str, str, str]:
    return f"{found.bytes / 1000:.1f}", f"{found.ssim:.4f}", f"{found.milliseconds:.0f}"


def _speed_table(rivalry: Rivalry) -> str:
    heads = (
        "",
        "Photos a second",
        "Skillweek is faster by",
        "Processors kept busy",
        "Processor seconds a photo",
        "Skillweek needs fewer by",
        "Peak memory of all processes, MiB",
        "Largest process, MiB",
    )
    return table(heads, [_speed_row(rivalry, peer) for peer in rivalry.peers])


def _speed_row(rivalry: Rivalry, peer: Peer) -> tuple[str, ...]:
    runs = rivalry.runs[peer.name]
    return (
        peer.name,
        f"{rivalry.photos / median(run.seconds for run in runs):.2f}",
        f"{rivalry.ratio(peer, _seconds):.2f}",
        f"{median(run.cpu_seconds / run.seconds for run in runs):.2f}",
        f"{median(run.cpu_seconds for run in runs) / rivalry.photos:.3f}",
        f"{rivalry.ratio(peer, _cpu_seconds):.2f}",
        f"{max(run.peak_mib for run in runs):.0f}",
        f"{max(run.largest_mib for run in runs):.0f}",
    )


def _standing_table(rivalry: Rivalry) -> str:
    heads = ("", *(output.name for output in OURS))
    return table(heads, [(peer.name, *_standing_cells(rivalry, peer)) for peer in rivalry.peers])


def _standing_cells(rivalry: Rivalry, peer: Peer) -> Iterable[str]:
    ours, theirs = rivalry.standings[rivalry.peers[0].name], rivalry.standings[peer.name]
    for output in peer.outputs:
        goal, found = ours[output.name], theirs[output.name]
        settings = f"q{output.quality}" + (f" m{output.method}" if output.method else "")
        cell = f"{settings}: {found.bytes / 1000:.1f} kB, {found.ssim:.4f}"
        if found is not goal:
            cell += f" ({found.bytes / goal.bytes - 1:+.1%}, {found.ssim - goal.ssim:+.4f})"
            cell += " **!**" if found.distance(goal) > 1 else ""
        yield cell


def _verdicts(rivalry: Rivalry) -> Iterable[str]:
    ours = max(run.peak_mib for run in rivalry.runs[rivalry.peers[0].name])
    for peer in rivalry.peers:
        if peer.name not in AIMS:
            continue
        clock, processors = (rivalry.ratio(peer, figure) for figure in (_seconds, _cpu_seconds))
        theirs = max(run.peak_mib for run in rivalry.runs[peer.name])
        speed = "reached" if clock >= AIMS[peer.name] else "missed"
        memory = "reached" if ours < theirs else "missed"
        yield f"- {AIMS[peer.name]:g} times as fast as {peer.name}: **{speed}** ({clock:.2f} by the clock, {processors:.2f} by processor time)."
        yield f"- Less memory than {peer.name}: **{memory}** ({ours:.0f} of {theirs:.0f} MiB)."


def _seconds(run: Run) -> float:
    return run.seconds


def _cpu_seconds(run: Run) -> float:
    return run.cpu_seconds


def _mib(run: Run) -> str:
    return f"{run.peak_mib:.0f}"
