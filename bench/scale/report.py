"""What was measured, as tables of RESULTS.md and as aims reached or missed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from measure import Run
from record import machine, table
from rounds import STEPS, Contest

# At most so many times what Hugo takes; nothing was set for a changed template.
SECONDS_AIMS = {"clean": 3.0, "unchanged": 0.3, "one story changed": 0.5}
MEMORY_AIM = 0.5
# From 1,000 to 10,000 stories.
GROWTH_AIM = 11.0
OURS, THEIRS = "Skillweek", "Hugo"


def verdict(value: float, aim: float) -> str:
    """Whether a value stays within its aim, as it is printed: with two figures behind the point."""
    return "reached" if round(value, 2) <= aim else "**missed**"


def write_report(contests: Sequence[Contest], versions: Iterable[str]) -> str:
    """The whole section."""
    rounds = "; ".join(f"{_count(one.stories)} stories, rounds: {len(one.runs[OURS]['clean'])}" for one in contests)
    parts = [
        machine(),
        "\n".join(f"- {version}" for version in versions),
        f"{rounds}. Medians (lowest to highest), ratios within a round.",
        _seconds_table(contests),
        _memory_table(contests),
        _output_table(contests),
    ]
    if len(contests) > 1:
        parts.append(_growth_table(contests[0], contests[-1]))
    return "\n\n".join([*parts, "\n".join(_findings(contests))])


def _seconds_table(contests: Sequence[Contest]) -> str:
    heads = ("Seconds", "Skillweek", "Hugo", "Ratio", "Aim", "", "Skillweek, processor s", "Hugo, processor s", "Ratio")
    return table(heads, [_seconds_row(contest, step) for contest in contests for step in STEPS])


def _seconds_row(contest: Contest, step: str) -> tuple[str, ...]:
    ratio, aim = contest.ratio(step, _seconds), SECONDS_AIMS.get(step)
    return (
        f"{_count(contest.stories)}: {step}",
        *(_span(contest, rival, step, _seconds, 2) for rival in (OURS, THEIRS)),
        f"{ratio:.2f}",
        f"{aim:g}" if aim else "",
        verdict(ratio, aim) if aim else "",
        *(f"{contest.median(rival, step, _cpu_seconds):.1f}" for rival in (OURS, THEIRS)),
        f"{contest.ratio(step, _cpu_seconds):.2f}",
    )


def _memory_table(contests: Sequence[Contest]) -> str:
    heads = ("Peak memory of all processes, MiB", "Skillweek", "Hugo", "Ratio", "Aim", "")
    return table(heads, [_memory_row(contest, step) for contest in contests for step in STEPS])


def _memory_row(contest: Contest, step: str) -> tuple[str, ...]:
    ratio = contest.ratio(step, _memory)
    spans = (_span(contest, rival, step, _memory, 0) for rival in (OURS, THEIRS))
    return (f"{_count(contest.stories)}: {step}", *spans, f"{ratio:.2f}", f"{MEMORY_AIM:g}", verdict(ratio, MEMORY_AIM))


def _output_table(contests: Sequence[Contest]) -> str:
    heads = ("Written", "Pages", "MB of pages", "MB of feeds, outlines, sitemaps", "Bytes of a story's page, median")
    rows = [
        (
            f"{_count(contest.stories)}: {rival}",
            _count(made.pages),
            f"{made.page_mb:.1f}",
            f"{made.feed_mb:.1f}",
            _count(round(made.story_bytes)),
        )
        for contest in contests
        for rival, made in contest.outputs.items()
    ]
    return table(heads, rows)


def _growth_table(few: Contest, many: Contest) -> str:
    heads = (
        f"From {_count(few.stories)} to {_count(many.stories)}",
        "Skillweek, seconds",
        "Aim",
        "",
        "Hugo, seconds",
        "Skillweek, processor s",
        "Hugo, processor s",
    )
    rows = []
    for step in STEPS:
        ours, theirs = (_growth(few, many, rival, step, _seconds) for rival in (OURS, THEIRS))
        work = (_growth(few, many, rival, step, _cpu_seconds) for rival in (OURS, THEIRS))
        aim = f"{GROWTH_AIM:g}"
        rows.append(
            (
                step,
                f"{ours:.1f} ×",
                aim,
                verdict(ours, GROWTH_AIM),
                f"{theirs:.1f} ×",
                *(f"{one:.1f} ×" for one in work),
            )
        )
    return table(heads, rows)


def _findings(contests: Sequence[Contest]) -> Iterable[str]:
    """What is not the same on both sides, and what was missed."""
    for contest in contests:
        for rival, urls in contest.only.items():
            if urls:
                yield f"- {_count(contest.stories)}: {_count(len(urls))} pages only of {rival}, such as {', '.join(urls[:3])}."
        if not any(contest.only.values()):
            yield f"- {_count(contest.stories)}: both have the same pages at the same addresses."
        ours, theirs = (contest.outputs[rival].story_bytes for rival in (OURS, THEIRS))
        yield f"- {_count(contest.stories)}: a story's page of Hugo has {theirs / ours - 1:+.0%} bytes of ours."
    missed = list(_missed(contests))
    yield "- Missed: " + "; ".join(missed) + "." if missed else "- All aims are reached."


def _missed(contests: Sequence[Contest]) -> Iterable[str]:
    for contest in contests:
        for step in STEPS:
            aims = ((_seconds, SECONDS_AIMS.get(step), "seconds"), (_memory, MEMORY_AIM, "memory"))
            for figure, aim, name in aims:
                if aim is not None and verdict(contest.ratio(step, figure), aim) != "reached":
                    yield f"{_count(contest.stories)}, {step}: {name} {contest.ratio(step, figure):.2f} × Hugo, not {aim:g}"
    if len(contests) > 1:
        for step in STEPS:
            grown = _growth(contests[0], contests[-1], OURS, step, _seconds)
            if verdict(grown, GROWTH_AIM) != "reached":
                yield f"growth of {step}: {grown:.1f} ×, not {GROWTH_AIM:g}"


def _growth(few: Contest, many: Contest, rival: str, step: str, figure: Callable[[Run], float]) -> float:
    return many.median(rival, step, figure) / few.median(rival, step, figure)


def _span(contest: Contest, rival: str, step: str, figure: Callable[[Run], float], digits: int) -> str:
    values = [figure(one) for one in contest.runs[rival][step]]
    return f"{contest.median(rival, step, figure):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def _count(number: int) -> str:
    return f"{number:,}"


def _seconds(run: Run) -> float:
    return run.seconds


def _cpu_seconds(run: Run) -> float:
    return run.cpu_seconds


def _memory(run: Run) -> float:
    return run.peak_mib
