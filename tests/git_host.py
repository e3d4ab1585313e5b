"""A host's repository, a person's clone of it, and the clone of a job: real git, no network."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from small_site import PROJECT_ROOT, SmallSite

SCRIPT = PROJECT_ROOT / "tools" / "write_back_approval.py"
FOLDER = "content/weeks/demo-2024/stories/2024-05-12"
STORY = f"{FOLDER}/first-lesson/index.md"
EVENT = "content/weeks/demo-2024/events/2024-05-12-open-gates.md"
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
SOMEBODY = ("-c", "user.name=somebody", "-c", "user.email=somebody@weeks.example")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", *SOMEBODY, "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout.strip()


@dataclass
class Host:
    """The host's repository, a person's clone at `site.root`, and the job's own clone."""

    place: Path
    site: SmallSite
    merge: str = ""

    @property
    def path(self) -> Path:
        return self.place / "host.git"

    def push(self, words: str) -> str:
        """Commit whatever the person's clone holds and push it; the commit."""
        git(self.site.root, "add", "--all", "content")
        git(self.site.root, "commit", "--quiet", "--allow-empty", "-m", words)
        git(self.site.root, "push", "--quiet", "origin", "HEAD:main")
        return git(self.site.root, "rev-parse", "HEAD")

    def patch(self) -> Path:
        """What the first job hands over: the changes that lie uncommitted in the person's clone, which are then undone."""
        path = self.place / "approval.patch"
        git(self.site.root, "add", "--intent-to-add", "--all", "content")
        git(self.site.root, "diff", "--binary", f"--output={path}", "HEAD", "--", "content")
        git(self.site.root, "reset", "--quiet", "--hard")
        return path

    def write_back(self, patch: Path, *more: str) -> tuple[int, str]:
        """Run the second job in a fresh clone; its exit code and what it says."""
        clone = self.place / "clone"
        if not clone.exists():
            git(self.place, "clone", "--quiet", "--depth=1", self.path.as_uri(), str(clone))
        command = [sys.executable, str(SCRIPT), str(patch), "--merge", self.merge, *more]
        done = subprocess.run(command, cwd=clone, capture_output=True, text=True, env=ENVIRONMENT, check=False)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout

    def shown(self, path: str) -> str:
        return git(self.path, "show", f"main:{path}")

    @property
    def tip(self) -> str:
        return git(self.path, "rev-parse", "main")


def set_up(place: Path) -> Host:
    """A host whose main branch has just been given a story and an event by a merge."""
    site = SmallSite(place / "project")
    host = Host(place, site)
    git(place, "init", "--quiet", "--bare", "--initial-branch=main", str(host.path))
    git(site.root, "init", "--quiet", "--initial-branch=main")
    git(site.root, "remote", "add", "origin", str(host.path))
    site.school()
    site.story("earlier")
    host.push("before")
    site.story()
    site.event()
    host.merge = host.push("the merge")
    return host
