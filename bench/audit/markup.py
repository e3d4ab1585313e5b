"""The Nu Html Checker over every page of the site."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

from programs import PACKAGES

SECONDS = 900


def check(site_path: Path) -> tuple[int, Counter[str]]:
    """How many pages were read, and each distinct error with the number of its occurrences and one place of it."""
    java = shutil.which("java")
    if java is None:
        raise SystemExit("The Nu Html Checker wants Java: run tools/install-java")
    pages = sorted(map(str, site_path.rglob("*.html")))
    jar = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java, "-Xss4m", "-jar", str(jar), "--format", "json", "--errors-only", "--stdout", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)  # noqa: S603
    messages = json.loads(done.stdout)["messages"]
    places: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for message in messages:
        counts[message["message"]] += 1
        place = message.get("url", "").partition(str(site_path))[2]
        places.setdefault(message["message"], f"{place}:{message.get('lastLine', 0)}")
    return len(pages), Counter({f"{words} ({places[words]})": count for words, count in counts.items()})
