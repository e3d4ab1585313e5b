"""The workflow that the deployment guide shows: valid, pinned, and its parts make what one machine makes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from showcase.media.store import Store
from showcase.reader.yaml_document import parse_yaml
from small_site import AS_OF, PROJECT_ROOT, SmallSite, draw_photo

GUIDE = (PROJECT_ROOT / "docs" / "deployment.md").read_text("utf-8")
SHOWN = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
BIN = Path(sys.executable).parent


@pytest.fixture
def workflow(tmp_path: Path) -> Path:
    (shown,) = SHOWN
    path = tmp_path / "repository" / ".github" / "workflows" / "deploy.yml"
    path.parent.mkdir(parents=True)
    path.write_text(shown, "utf-8")
    return path


def jobs() -> dict[str, Any]:
    document = parse_yaml(SHOWN[0])
    assert document.faults == ()
    assert document.data is not None
    return dict(document.data)["jobs"]


@pytest.mark.parametrize("command", [["actionlint"], ["zizmor", "--offline", "--quiet", "--persona=auditor"]])
def test_the_checkers_of_our_own_workflows_accept_it(command: list[str], workflow: Path) -> None:
    found = subprocess.run(
        [BIN / command[0], *command[1:], str(workflow)], check=False, capture_output=True, encoding="utf-8", timeout=60
    )
    assert found.returncode == 0, found.stdout + found.stderr


def test_its_actions_are_pinned_and_no_expression_reaches_a_script() -> None:
    uses = re.findall(r"\buses: (.+)", SHOWN[0])
    assert len(uses) == 8
    assert [use for use in uses if not PINNED.fullmatch(use)] == []
    assert not any("${{" in step.get("run", "") for job in jobs().values() for step in job["steps"])


def test_all_parts_are_made_and_fetched() -> None:
    render, build = jobs()["render"], jobs()["build"]
    shards = render["strategy"]["matrix"]["shard"]
    (make,) = [step for step in render["steps"] if "SHARD" in step.get("env", {})]
    assert make["env"]["SHARD"] == f"${{{{ matrix.shard }}}}/{len(shards)}"
    assert shards == list(range(1, len(shards) + 1))
    assert build["needs"] == "render"
    (upload,) = [step["with"] for step in render["steps"] if "upload-artifact" in step.get("uses", "")]
    (fetch,) = [step["with"] for step in build["steps"] if "download-artifact" in step.get("uses", "")]
    assert upload["name"] == "renditions-${{ matrix.shard }}"
    assert (fetch["pattern"], fetch["path"], fetch["merge-multiple"]) == ("renditions-*", upload["path"], True)


def machine(pattern: SmallSite, folder: Path) -> Path:
    """A runner with a clone and what was cached."""
    shutil.copytree(pattern.root, folder, symlinks=True)
    (folder / ".venv" / "bin").mkdir(parents=True)
    python = folder / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    program = f"sys.argv += ['--root', '.', '--as-of', {AS_OF.isoformat()!r}]\nrunpy.run_path({str(PROJECT_ROOT / 'build.py')!r}, run_name='__main__')\n"
    (folder / "build.py").write_text(f"import runpy, sys\n{program}", "utf-8")
    return folder


def test_the_parts_of_its_machines_are_copied_together_to_what_one_makes(small_site: SmallSite, tmp_path: Path) -> None:
    small_site.story_with_photo("cached")
    small_site.approve()
    small_site.generate()
    old = set(Store(small_site.project.store_path).files())
    for number in range(5):
        draw_photo(small_site.story_with_photo(f"story-{number}") / "01.jpg", (200, 100), seed=number)
    small_site.approve()
    (make,) = [step for step in jobs()["render"]["steps"] if "SHARD" in step.get("env", {})]
    merged = Path(shutil.copytree(small_site.project.store_path, tmp_path / "merged"))
    for number in (1, 2):
        runner = machine(small_site, tmp_path / f"runner-{number}")
        settings = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "SHARD": f"{number}/2"}
        subprocess.run(
            ["bash", "-e", "-c", make["run"]], cwd=runner, env=settings, check=True, timeout=60, stdout=subprocess.PIPE
        )
        sent = set(Store(runner / "media/renditions").files())
        assert sent
        assert not sent & old
        shutil.copytree(runner / "media/renditions", merged, dirs_exist_ok=True, copy_function=shutil.copyfile)
    shutil.rmtree(small_site.project.store_path)
    shutil.copytree(merged, small_site.project.store_path)
    assert small_site.generate().made == 0
