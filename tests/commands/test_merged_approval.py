"""The command that a workflow runs after a merge."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pytest
from click.testing import CliRunner, Result

from commands.merged_approval import merged_approval
from merges import BEFORE, answer
from small_site import SmallSite

STORY = "content/weeks/demo-2024/stories/2024-05-12/first-lesson/index.md"


@pytest.fixture
def site(small_site: SmallSite) -> SmallSite:
    """A merge that brought a story, beside the project from before it."""
    shutil.copytree(small_site.root / "content", small_site.root.with_name("before") / "content")
    small_site.story()
    return small_site


def run(site: SmallSite, *more: str, changed: str = STORY, said: Any = None, approvers: str = "") -> Result:
    place = site.root.parent
    (place / "merge.json").write_text(json.dumps(answer() if said is None else said), encoding="utf-8")
    (place / "changed.txt").write_text("".join(f"{path}\0" for path in changed.split()), encoding="utf-8")
    (place / "approvers.yml").write_text(approvers or "approvers:\n  shen-he: 沈禾\n", encoding="utf-8")
    files = {"--merge": "merge.json", "--changed": "changed.txt", "--approvers": "approvers.yml", "--before": "before"}
    arguments = [word for name, file in files.items() for word in (name, str(place / file))]
    return CliRunner().invoke(
        merged_approval, ["--root", str(site.root), "--previous", BEFORE, *arguments, *more], catch_exceptions=False
    )


def text_of(site: SmallSite) -> str:
    return (site.root / STORY).read_text("utf-8")


def test_a_merge_by_an_approver_approves_what_it_changed(site: SmallSite) -> None:
    result = run(site)
    assert (result.exit_code, result.stdout) == (0, f"合并请求 #7，批准人 沈禾：\n{STORY}：已批准\n")
    assert 'by: "沈禾"' in text_of(site)


def test_a_dry_run_writes_nothing(site: SmallSite) -> None:
    before = text_of(site)
    result = run(site, "--dry-run")
    assert result.exit_code == 0
    assert f"{STORY}：可以批准" in result.stdout
    assert text_of(site) == before


def test_a_merge_by_somebody_else_is_told_and_approves_nothing(site: SmallSite) -> None:
    before = text_of(site)
    result = run(site, said=answer(merged_by="somebody"))
    assert (result.exit_code, result.stdout) == (
        1,
        "合并请求 #7：没有批准。合并人 somebody 不在批准人名单里。\n",
    )
    assert text_of(site) == before


def test_code_and_content_together_approve_nothing(site: SmallSite) -> None:
    before = text_of(site)
    result = run(site, changed=f"{STORY} theme/main.html")
    assert result.exit_code == 1
    assert "theme/main.html" in result.stdout
    assert text_of(site) == before


def test_a_push_that_is_no_merge_is_no_fault(site: SmallSite) -> None:
    result = run(site, said=answer(base="other"))
    assert (result.exit_code, result.stdout) == (0, "这次推送不是合并请求的合并，没有批准什么。\n")


def test_a_merge_without_items_says_so(site: SmallSite) -> None:
    result = run(site, changed="content/site.yml")
    assert result.exit_code == 0
    assert "没有改动需要批准的内容" in result.stdout


def test_what_is_refused_is_told_with_its_errors(site: SmallSite) -> None:
    site.story(kind="unknown")
    result = run(site)
    assert result.exit_code == 1
    assert "有错误，改好后再批准" in result.stdout
    assert "unknown" in result.stdout


def test_a_list_that_is_not_sound_is_told_with_its_line(site: SmallSite) -> None:
    result = run(site, approvers="four_eyes: true\n")
    assert result.exit_code == 1
    assert "缺少“approvers”" in result.stdout


def test_an_answer_to_something_else_is_a_wrong_call(site: SmallSite) -> None:
    result = run(site, said=[])
    assert result.exit_code == 2
    assert "读不懂 GitHub 的回答" in result.output
