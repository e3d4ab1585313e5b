"""Approval records of one job, verified and pushed by another: real repositories, one of them the host's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from git_host import EVENT, FOLDER, STORY, Host, git, set_up


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """A host of its own, for a test that pushes to it."""
    return set_up(tmp_path)


@pytest.fixture(scope="module")
def wary_host(tmp_path_factory: pytest.TempPathFactory) -> Host:
    """A host to which nothing is ever pushed, because everything is refused."""
    return set_up(tmp_path_factory.mktemp("wary"))


def test_records_of_a_merge_are_committed_and_pushed(host: Host) -> None:
    host.site.approve(f"{FOLDER}/first-lesson", EVENT, by='沈"禾\\')
    assert host.write_back(host.patch()) == (0, "写回 2 项批准记录。\n")
    assert "status: approved\napproved: {by:" in host.shown(STORY)
    assert "approved: {by:" in host.shown(EVENT)
    assert git(host.path, "log", "-1", "--format=%an %s", "main") == (
        f"github-actions[bot] 批准 2 项内容（合并 {host.merge[:12]}）"
    )
    assert git(host.path, "rev-parse", "main^") == host.merge


def test_what_was_written_back_is_public(host: Host) -> None:
    host.site.approve(f"{FOLDER}/first-lesson")
    host.write_back(host.patch())
    git(host.site.root, "pull", "--quiet", "origin", "main")
    assert host.site.public_stories() == ["first-lesson"]


def test_a_record_made_anew_replaces_the_old_one(host: Host) -> None:
    host.site.approve(f"{FOLDER}/first-lesson")
    (host.site.root / STORY).write_text(
        (host.site.root / STORY).read_text("utf-8").replace("approved: {", "approved:\n  {").replace("机床", "铣床"),
        encoding="utf-8",
    )
    host.merge = host.push("a correction")
    host.site.approve(f"{FOLDER}/first-lesson")
    assert host.write_back(host.patch())[0] == 0
    assert host.shown(STORY).count("approved") == 2


def test_what_was_withdrawn_can_be_approved_again(host: Host) -> None:
    path = host.site.root / STORY
    submitted = path.read_text("utf-8")
    path.write_text(
        submitted.replace("status: submitted", "status: submitted\nwithdrawn:\n  by: 沈禾"), encoding="utf-8"
    )
    host.merge = host.push("handed in again")
    path.write_text(submitted, encoding="utf-8")
    host.site.approve(f"{FOLDER}/first-lesson")
    assert host.write_back(host.patch())[0] == 0
    assert "withdrawn" not in host.shown(STORY)


def test_a_second_run_finds_its_work_done(host: Host) -> None:
    host.site.approve(f"{FOLDER}/first-lesson")
    patch = host.patch()
    host.write_back(patch)
    tip = host.tip
    assert host.write_back(patch) == (0, "批准记录已经在主分支上。\n")
    assert host.tip == tip


def test_a_branch_that_moved_on_keeps_what_it_got(host: Host) -> None:
    host.site.approve(f"{FOLDER}/first-lesson")
    patch = host.patch()
    host.site.story("later")
    later = host.push("somebody was quicker")
    assert host.write_back(patch)[0] == 0
    assert git(host.path, "rev-parse", "main^") == later
    assert "approved: {" in host.shown(STORY)


def test_a_push_that_comes_too_late_is_tried_again(host: Host) -> None:
    host.site.approve(f"{FOLDER}/first-lesson")
    # Refuses the first push, as if somebody else had been quicker.
    hook = host.path / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\n[ -e "$GIT_DIR/refused" ] || { touch "$GIT_DIR/refused"; exit 1; }\n')
    hook.chmod(0o755)
    assert host.write_back(host.patch())[0] == 0
    assert (host.path / "refused").exists()


def test_a_branch_that_takes_no_push_is_told(host: Host) -> None:
    host.site.approve(f"{FOLDER}/first-lesson")
    hook = host.path / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    code, words = host.write_back(host.patch())
    assert code == 1
    assert "docs/deployment.md" in words
    assert host.tip == host.merge


def test_content_that_changed_meanwhile_is_not_approved(host: Host) -> None:
    host.site.approve(f"{FOLDER}/first-lesson")
    patch = host.patch()
    host.site.story(status="draft")
    tip = host.push("taken back")
    code, words = host.write_back(patch)
    assert (code, host.tip) == (1, tip)
    assert "又改了" in words


def spoil(host: Host, path: str, change: str) -> None:
    target = host.site.root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if change == "mode":
        target.chmod(0o755)
    elif change == "link":
        target.unlink()
        target.symlink_to("/etc/passwd")
    elif change == "delete":
        target.unlink()
    elif target.exists():
        old, _, new = change.partition("→")
        assert old in target.read_text("utf-8")
        target.write_text(target.read_text("utf-8").replace(old, new), encoding="utf-8")
    else:
        target.write_text(change, encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "change", "words"),
    [
        (STORY, "老师傅→老师", "除批准记录外"),
        (STORY, "title: →title: 新", "除批准记录外"),
        (STORY, "status: approved→status: approved\npublish_at: 2023-01-01", "除批准记录外"),
        (STORY, "digest: →digest: x", "写法不对"),
        (STORY, "status: approved→status: approved\nstatus: approved", "写法不对"),
        (STORY, "approved: {→approved: {more: x, ", "写法不对"),
        (STORY, "status: approved→status: withdrawn", "写法不对"),
        (STORY, "approved: {→approved:\n  {", "写法不对"),
        (STORY, "delete", "不是对已有文件的修改"),
        (STORY, "mode", "不是对已有文件的修改"),
        (STORY, "link", "不是对已有文件的修改"),
        (f"{FOLDER}/first-lesson/new.md", "---\n---\n", "不是对已有文件的修改"),
        ("content/site.yml", "试验活动周→别的", "不是一篇内容"),
        ("content/weeks/demo-2024/week.yml", "技能→别的", "不是一篇内容"),
        ("content/pages/about.md", "关于→别的", "不是一篇内容"),
    ],
)
def test_what_is_more_than_a_record_is_refused(wary_host: Host, path: str, change: str, words: str) -> None:
    wary_host.site.approve(f"{FOLDER}/first-lesson")
    spoil(wary_host, path, change)
    code, said = wary_host.write_back(wary_host.patch())
    assert (code, wary_host.tip) == (1, wary_host.merge)
    assert words in said


def test_an_item_that_the_merge_left_alone_is_refused(wary_host: Host) -> None:
    wary_host.site.approve(f"{FOLDER}/earlier")
    code, said = wary_host.write_back(wary_host.patch())
    assert (code, wary_host.tip) == (1, wary_host.merge)
    assert "没有改动它" in said


@pytest.mark.parametrize(
    "path", [".github/workflows/deploy.yml", "../outside.md", ".git/hooks/pre-push", "/outside.md"]
)
def test_a_patch_that_leaves_the_content_changes_nothing(wary_host: Host, path: str) -> None:
    patch = wary_host.place / "approval.patch"
    patch.write_text(
        f"diff --git a/{path} b/{path}\nnew file mode 100755\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+evil\n",
        encoding="utf-8",
    )
    code, _ = wary_host.write_back(patch)
    assert (code, wary_host.tip) == (1, wary_host.merge)
    assert not (wary_host.place / "outside.md").exists()
    assert not (wary_host.place / "clone/.git/hooks/pre-push").exists()


def test_a_commit_is_named_in_full(wary_host: Host) -> None:
    named = replace(wary_host, merge="main")
    assert named.write_back(named.place / "none.patch")[0] == 2
