"""The settings that the repository brings for code editors: they lead to schemas that are there, and read what `check` says."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Any

from defusedxml import ElementTree

from showcase.desk.editor.json_schema import KINDS
from showcase.desk.issue_list import format_github
from showcase.model import Issue, Severity
from small_site import PROJECT_ROOT

YAML = {f"schemas/{name}.json": kind.place for name, kind in KINDS.items() if kind.place.endswith(".yml")}


def settings(name: str) -> Any:
    return json.loads((PROJECT_ROOT / ".vscode" / name).read_text("utf-8"))


def test_every_kind_of_yaml_has_its_schema_in_vs_code() -> None:
    mapped = {path.removeprefix("./"): place for path, place in settings("settings.json")["yaml.schemas"].items()}
    assert mapped == YAML
    assert all((PROJECT_ROOT / path).is_file() for path in mapped)
    assert "redhat.vscode-yaml" in settings("extensions.json")["recommendations"]


def test_every_kind_of_yaml_has_its_schema_in_jetbrains_editors() -> None:
    tree = ElementTree.parse(PROJECT_ROOT / ".idea" / "jsonSchemas.xml")
    found = {}
    for info in tree.iter("SchemaInfo"):
        options = {option.get("name"): option.get("value") for option in info.iter("option")}
        found[options["relativePathToSchema"]] = options["path"]
    assert found == YAML


def test_the_task_reads_each_issue_with_its_place() -> None:
    (task,) = settings("tasks.json")["tasks"]
    assert task["args"] == ["build.py", "check", "--format", "github"]
    pattern = task["problemMatcher"]["pattern"]
    path = PurePosixPath("content/weeks/demo-2024/stories/2024-05-12/a/index.md")
    for issue in (
        Issue(path, 3, Severity.ERROR, "title", "没有标题：空的", "补上"),
        Issue(path, 0, Severity.WARNING, "day", "日期不对, 太晚", "改正"),
    ):
        match = re.fullmatch(pattern["regexp"], format_github([issue]))
        assert match is not None
        assert match[pattern["severity"]] == issue.severity.value
        assert (match[pattern["file"]], int(match[pattern["line"]])) == (str(path), max(issue.line, 1))
        assert match[pattern["message"]].startswith(issue.message)
