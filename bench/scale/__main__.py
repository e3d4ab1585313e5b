"""`make bench-scale`: 1,000 and 10,000 stories built by Skillweek and by Hugo, clean, unchanged, and after one change."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "hooks")]

from make_content import FIRST_YEAR, STORIES_A_WEEK  # noqa: E402
from measure import run  # noqa: E402
from record import replace_section  # noqa: E402
from report import write_report  # noqa: E402
from rivals import Hugo, Skillweek  # noqa: E402
from rounds import Contest, hold  # noqa: E402

WORK = HERE.parent / ".work"
SEED = 1
# Stories, and how often everything is done with them.
SIZES = {1000: 3, 10_000: 2}
QUICK = {200: 1}


def main() -> None:
    """Measure each size, print the section, and put it into RESULTS.md unless this was a quick look."""
    arguments = _arguments()
    sizes = QUICK if arguments.quick else {size: SIZES.get(size, 2) for size in arguments.stories or SIZES}
    contests, versions = [], []
    for stories, rounds in sizes.items():
        shutil.rmtree(WORK, ignore_errors=True)
        WORK.mkdir()
        ours, hugo = Skillweek(WORK / "skillweek"), Hugo(WORK / "hugo")
        contests.append(_contest(ours, hugo, stories, arguments.rounds or rounds))
        versions = [ours.version(), hugo.version()]
    text = write_report(contests, versions)
    print(text)
    if sizes == SIZES:
        replace_section("scale", text)
    shutil.rmtree(WORK)


def _contest(ours: Skillweek, hugo: Hugo, stories: int, rounds: int) -> Contest:
    ours.lay_out(stories, SEED)
    hugo.lay_out(ours.root / "content")
    # Untimed: draws the share pictures, whose like Hugo has not, and brings everything into the page cache.
    first = run(ours.command(clean=False), WORK / "log")
    print(f"{stories} stories: Skillweek's first build, with all share pictures: {first.seconds:.0f} s", flush=True)
    weeks = -(-stories // STORIES_A_WEEK)
    # The current week is the dearest to change: the home page shows it, too.
    week, in_week = f"bench-{FIRST_YEAR + weeks - 1}", stories - (weeks - 1) * STORIES_A_WEEK
    slugs = [f"story-{(number * 2 + 1) * in_week // (rounds * 2):04}" for number in range(rounds)]
    return hold([ours, hugo], stories, slugs, week, WORK / "log", rounds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--stories", type=int, action="append", help="one size only, nothing is written (default: 1000 and 10000)"
    )
    parser.add_argument("--rounds", type=int, help="how often (default: 3 with 1,000 stories, 2 with 10,000)")
    parser.add_argument("--quick", action="store_true", help="200 stories once, nothing is written")
    return parser.parse_args()


if __name__ == "__main__":
    main()
