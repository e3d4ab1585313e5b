"""approve.yml from end to end: its own commands, on real repositories, with GitHub's answer put in place of GitHub."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from git_host import ENVIRONMENT, EVENT, STORY, Host, git, set_up
from merges import answer
from showcase.reader.yaml_document import parse_yaml
from small_site import PROJECT_ROOT

WORKFLOW = (PROJECT_ROOT / ".github" / "workflows" / "approve.yml").read_text("utf-8")
JOBS: Any = (parse_yaml(WORKFLOW).data or {})["jobs"]


class Runner:
    """A machine with the checkouts that both jobs ask for, and a `gh` that knows one answer."""

    def __init__(self, host: Host, said: dict[str, Any]) -> None:
        self.host = host
        self.path = host.place / "runner"
        before = git(host.path, "rev-parse", f"{host.merge}^1")
        for name, commit in {"before": before, "merged": host.merge, "main": "main"}.items():
            git(host.place, "clone", "--quiet", host.path.as_uri(), str(self.path / name))
            git(self.path / name, "checkout", "--quiet", commit)
        self._add_program(self.path / "before")
        (self.path / "bin").mkdir()
        gh = self.path / "bin" / "gh"
        gh.write_text(f'#!/bin/sh\necho "$@" >> {self.path}/asked\n[ "$1" = workflow ] || cat {self.path}/said\n')
        gh.chmod(0o755)
        (self.path / "said").write_text(json.dumps(said), encoding="utf-8")
        self.environment = {
            **ENVIRONMENT,
            "PATH": f"{self.path}/bin:{os.environ['PATH']}",
            "BEFORE": before,
            "MERGED": host.merge,
            "GITHUB_REPOSITORY": "bureau/weeks",
            "GITHUB_REPOSITORY_OWNER": "bureau",
            "GITHUB_OUTPUT": str(self.path / "output"),
            "GITHUB_STEP_SUMMARY": str(self.path / "summary"),
        }

    def _add_program(self, before: Path) -> None:
        for name in ("build.py", "hooks", "tools"):
            (before / name).symlink_to(PROJECT_ROOT / name)
        (before / ".github").mkdir()
        (before / ".github" / "approvers.yml").write_text("approvers:\n  shen-he: 沈禾\n", encoding="utf-8")
        python = before / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        python.chmod(0o755)

    def run(self, job: str) -> list[int]:
        """The exit codes of a job's own commands; a failed one ends all that do not run regardless."""
        codes: list[int] = []
        for step in JOBS[job]["steps"]:
            skipped = any(codes) and "!cancelled()" not in step.get("if", "")
            if "run" not in step or step["run"].startswith("make ") or skipped:
                continue
            shell = ["bash", "-eo", "pipefail", "-c"] if step.get("shell") == "bash" else ["bash", "-e", "-c"]
            folder = self.path / step.get("working-directory", "")
            done = subprocess.run([*shell, step["run"]], cwd=folder, env=self.environment, check=False)
            codes.append(done.returncode)
        return codes

    def shown(self, name: str) -> str:
        path = self.path / name
        return path.read_text("utf-8") if path.exists() else ""


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return set_up(tmp_path)


def said_of(host: Host, **changes: Any) -> dict[str, Any]:
    parent = git(host.path, "rev-parse", f"{host.merge}^1")
    return answer(commit=host.merge, parent=parent, **changes)


def test_what_an_approver_merged_is_approved_pushed_and_published(host: Host) -> None:
    runner = Runner(host, said_of(host))
    assert runner.run("read") == [0, 0, 0, 0]
    assert runner.shown("output") == "written=yes\n"
    (runner.path / "approval").mkdir()
    (runner.path / "approval.patch").rename(runner.path / "approval" / "approval.patch")
    assert runner.run("write") == [0, 0]
    assert 'approved: {by: "沈禾"' in host.shown(STORY)
    assert 'approved: {by: "沈禾"' in host.shown(EVENT)
    assert "写回 2 项批准记录" in runner.shown("summary")
    asked = runner.shown("asked").splitlines()
    assert asked[0].endswith(f"-f owner=bureau -f name=weeks -f commit={host.merge}")
    assert asked[1] == "workflow run deploy.yml --ref main --repo bureau/weeks"


def test_what_somebody_else_merged_is_told_and_nothing_is_written(host: Host) -> None:
    runner = Runner(host, said_of(host, merged_by="somebody"))
    assert runner.run("read") == [0, 0, 1, 0]
    assert runner.shown("output") == ""
    assert "不在批准人名单里" in runner.shown("summary")


def test_what_is_refused_does_not_stop_the_rest(host: Host) -> None:
    host.site.event(kind="unknown")
    host.site.story(text="又改了一处。")
    host.merge = host.push("a second merge")
    runner = Runner(host, said_of(host))
    assert runner.run("read") == [0, 0, 1, 0]
    assert runner.shown("output") == "written=yes\n"
    assert f"{STORY}：已批准" in runner.shown("summary")
    assert EVENT not in runner.shown("approval.patch")
