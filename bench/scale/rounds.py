"""Rounds of runs: both rivals take each step of a round one after the other, so that a busy minute falls on both."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from measure import Run, run
from rivals import Rival, mark_template, page_urls, story_page, total_bytes

# What is done before each run of a round, in this order.
STEPS = ("clean", "unchanged", "one story changed", "one template changed")


@dataclass(frozen=True)
class Output:
    """What a rival has written: pages of both editions, MB of pages and of feeds and sitemaps, median bytes of a story's page."""

    pages: int
    page_mb: float
    feed_mb: float
    story_bytes: float


@dataclass(frozen=True)
class Contest:
    """All runs at one size, by rival and step, round by round; `only` names pages that one rival has and the other has not."""

    stories: int
    runs: dict[str, dict[str, list[Run]]] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)
    only: dict[str, list[str]] = field(default_factory=dict)

    def median(self, rival: str, step: str, figure: Callable[[Run], float]) -> float:
        """The middle of a rival's rounds."""
        return median(figure(one) for one in self.runs[rival][step])

    def ratio(self, step: str, figure: Callable[[Run], float]) -> float:
        """How many times as much the first rival takes as the second: the median of the rounds, each compared within itself."""
        ours, theirs = self.runs.values()
        return median(figure(mine) / figure(other) for mine, other in zip(ours[step], theirs[step], strict=True))


def hold(rivals: Sequence[Rival], stories: int, slugs: Sequence[str], week: str, log: Path, rounds: int) -> Contest:
    """Let the rivals build in turn; each round changes another story and marks the template anew. SystemExit where a change does not show."""
    contest = Contest(stories, {rival.name: {step: [] for step in STEPS} for rival in rivals})
    for number in range(rounds):
        # Each round another one begins.
        order = [*rivals[number % 2 :], *rivals[: number % 2]]
        for step in STEPS:
            for rival in order:
                measured = _take(rival, step, number, week, slugs[number], log)
                contest.runs[rival.name][step].append(measured)
                print(f"{stories} stories, round {number + 1}, {step}: {rival.name} {measured.seconds:.1f} s,", end=" ")
                print(f"{measured.cpu_seconds:.1f} processor s, {measured.peak_mib:.0f} MiB", flush=True)
    for rival in rivals:
        contest.outputs[rival.name] = _weigh(rival, week)
    ours, theirs = (page_urls(rival) for rival in rivals)
    contest.only.update({rivals[0].name: sorted(ours - theirs), rivals[1].name: sorted(theirs - ours)})
    return contest


def _take(rival: Rival, step: str, number: int, week: str, slug: str, log: Path) -> Run:
    words, mark = f"第 {number + 1} 轮补记：这一段是后来加上的。", f"round-{number + 1}"
    if step == "clean":
        rival.forget()
    elif step == "one story changed":
        rival.add_to_story(week, slug, words)
    elif step == "one template changed":
        mark_template(rival, mark)
    # What was written before is not this run's work.
    os.sync()
    measured = run(rival.command(clean=step == "clean"), log)
    page = story_page(rival, week, slug).read_text(encoding="utf-8")
    shown = {"one story changed": words, "one template changed": f'data-run="{mark}"'}.get(step, "<article")
    if shown not in page:
        raise SystemExit(f"{rival.name}: “{step}” does not show on {slug}")
    return measured


def _weigh(rival: Rival, week: str) -> Output:
    stories = [path.stat().st_size for path in (rival.built / week / "stories").glob("story-*/index.html")]
    return Output(
        pages=len(page_urls(rival)),
        page_mb=total_bytes(rival, [".html"]) / 1e6,
        feed_mb=total_bytes(rival, [".xml", ".opml"]) / 1e6,
        story_bytes=median(stories),
    )
