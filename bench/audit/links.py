"""linkinator over the whole served site: every link and every fragment of it; other sites are not asked."""

from __future__ import annotations

import json
import subprocess
from tempfile import TemporaryFile

from programs import PACKAGES, node

SECONDS = 900


def check(address: str) -> tuple[int, list[str]]:
    """How many links were followed, and each broken one with the page it stands on."""
    command = [
        node(),
        str(PACKAGES / "linkinator" / "build" / "src" / "cli.js"),
        address,
        "--recurse",
        "--check-fragments",
        "--concurrency=8",
        "--format=json",
        f"--skip=^(?!{address})",
    ]
    # Into a file: node leaves a pipe before all is through it.
    with TemporaryFile("w+", encoding="utf-8") as told:
        subprocess.run(command, stdout=told, check=False, timeout=SECONDS)  # noqa: S603
        told.seek(0)
        links = json.load(told)["links"]
    followed = [link for link in links if link["state"] != "SKIPPED"]
    broken = [
        f"{link.get('status')}: {link['url']} on {link.get('parent', '')}"
        for link in followed
        if link["state"] == "BROKEN"
    ]
    return len(followed), [words.replace(address, "/") for words in broken]
