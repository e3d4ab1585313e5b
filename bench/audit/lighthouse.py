"""Lighthouse on a simulated phone and network: four scores a page, and the layout's shift."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from programs import CHROMIUM_ARGUMENTS, PACKAGES, chromium, node

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SECONDS = 180


@dataclass(frozen=True)
class Scores:
    """A page's scores, 0 to 100, by category; `shift` is the cumulative layout shift; `complaints` name audits not passed."""

    scores: dict[str, float]
    shift: float
    complaints: tuple[str, ...]


def measure(address: str, rounds: int) -> Scores:
    """The median of several runs, since a busy machine slows one down; complaints are those of the last."""
    reports = [_report(address) for _ in range(rounds)]
    scores = {name: 100 * median(report["categories"][name]["score"] for report in reports) for name in CATEGORIES}
    shift = max(report["audits"]["cumulative-layout-shift"]["numericValue"] for report in reports)
    return Scores(scores, shift, _complaints(reports[-1]))


def _report(address: str) -> dict:
    command = [
        node(),
        str(PACKAGES / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(('--headless=new', *CHROMIUM_ARGUMENTS))}",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium()}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS, env=environment)  # noqa: S603
    if done.returncode:
        raise SystemExit(f"Lighthouse failed for {address}:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def _complaints(report: dict) -> tuple[str, ...]:
    """What keeps a category that ought to be perfect from being so."""
    wanted = {
        reference["id"]
        for name in CATEGORIES[1:]
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"]
    }
    audits: Sequence[dict] = [report["audits"][name] for name in sorted(wanted)]
    return tuple(
        f"{audit['id']}: {audit['title']}" for audit in audits if audit["score"] is not None and audit["score"] < 1
    )
