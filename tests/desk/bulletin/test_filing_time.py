"""When stories reached the repository, as git tells."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from showcase.desk.bulletin import filing_time
from showcase.desk.bulletin.filing_time import read_history

STORIES = PurePosixPath("content/weeks/demo-2024/stories")
STORY = STORIES / "2024-05-12/first-lesson/index.md"
NOON = datetime(2024, 5, 12, 4, 0, tzinfo=UTC)
EVENING = datetime(2024, 5, 12, 12, 0, tzinfo=UTC)
NEXT_DAY = datetime(2024, 5, 13, 4, 0, tzinfo=UTC)


def git(root: Path, *arguments: str, **env: str) -> None:
    names = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    around = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(
        ["git", *arguments], cwd=root, check=True, capture_output=True, env={**around, **names, **alone, **env}
    )


def commit(root: Path, when: datetime | str, committed: datetime = NEXT_DAY) -> None:
    git(root, "add", "--all")
    author = when if isinstance(when, str) else when.isoformat()
    git(root, "commit", "-m", "x", GIT_AUTHOR_DATE=author, GIT_COMMITTER_DATE=committed.isoformat())


def write(root: Path, path: PurePosixPath = STORY, text: str = "一") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one story, committed at noon."""
    root = tmp_path / "project"
    root.mkdir()
    git(root, "init")
    write(root)
    commit(root, NOON)
    return root


def test_the_commit_that_added_a_file_counts_and_no_later_one(repository: Path) -> None:
    write(repository, text="二")
    commit(repository, EVENING)
    assert read_history(repository, STORIES).added == {STORY: NOON}


def test_what_was_taken_away_and_put_back_was_filed_the_first_time(repository: Path) -> None:
    (repository / STORY).unlink()
    commit(repository, EVENING)
    write(repository)
    commit(repository, NEXT_DAY)
    assert read_history(repository, STORIES).added == {STORY: NOON}


def test_the_authors_time_counts_since_commits_are_carried_onto_others(repository: Path) -> None:
    git(repository, "commit", "--amend", "--no-edit", GIT_COMMITTER_DATE=NEXT_DAY.isoformat())
    assert read_history(repository, STORIES).added == {STORY: NOON}


def test_a_moved_story_has_the_time_of_its_place(repository: Path) -> None:
    (repository / STORY).parent.rename(repository / STORIES / "2024-05-12" / "second")
    commit(repository, EVENING)
    history = read_history(repository, STORIES)
    assert history.added[STORIES / "2024-05-12/second/index.md"] == EVENING


def test_what_was_not_committed_has_no_time(repository: Path) -> None:
    write(repository, STORIES / "2024-05-12/second/index.md")
    assert list(read_history(repository, STORIES).added) == [STORY]


def test_names_of_every_kind_are_read_as_they_are(repository: Path) -> None:
    names = [STORIES / '2024-05-12/first-lesson/照片 "一".jpg', STORIES / "2024-05-12/first-lesson/-- x.jpg"]
    for name in names:
        write(repository, name)
    commit(repository, EVENING)
    assert {read_history(repository, STORIES).added[name] for name in names} == {EVENING}


def test_a_project_within_a_larger_repository_finds_its_own_files(tmp_path: Path) -> None:
    git(tmp_path, "init")
    write(tmp_path / "project")
    write(tmp_path / "other")
    commit(tmp_path, NOON)
    assert read_history(tmp_path / "project", STORIES).added == {STORY: NOON}


def test_what_the_boundary_of_a_shallow_clone_holds_was_not_filed_then(repository: Path, tmp_path: Path) -> None:
    second = STORIES / "2024-05-12/second/index.md"
    write(repository, STORIES / "2024-05-12/between/index.md")
    commit(repository, EVENING)
    write(repository, second)
    commit(repository, NEXT_DAY)
    git(tmp_path, "clone", "--depth", "2", repository.as_uri(), "shallow")
    history = read_history(tmp_path / "shallow", STORIES)
    assert history.added == {second: NEXT_DAY}
    assert "浅克隆" in history.gap


def test_a_whole_history_has_no_gap(repository: Path) -> None:
    assert read_history(repository, STORIES).gap == ""


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    assert read_history(tmp_path, STORIES).added == {}
    assert "没有可读的 git 记录" in read_history(tmp_path, STORIES).gap


@pytest.mark.parametrize("spoil", ["HEAD", "config"])
def test_a_broken_repository_is_told(repository: Path, spoil: str) -> None:
    (repository / ".git" / spoil).write_bytes(b"\xff[")
    assert "没有可读的 git 记录" in read_history(repository, STORIES).gap


def test_a_repository_without_commits_is_told(tmp_path: Path) -> None:
    git(tmp_path, "init")
    assert "没有可读的 git 记录" in read_history(tmp_path, STORIES).gap


def test_without_git_nothing_is_known(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert read_history(repository, STORIES).gap == "这台电脑没有装 git，查不到提交时间"


def test_a_git_that_does_not_answer_is_not_waited_for(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:/usr/bin:/bin")
    monkeypatch.setattr(filing_time, "_PATIENCE_SECONDS", 0.2)
    assert "很久没有回应" in read_history(repository, STORIES).gap


def test_no_setting_of_the_repository_runs_a_program_or_changes_the_names(repository: Path, tmp_path: Path) -> None:
    trap, ran = tmp_path / "trap", tmp_path / "ran"
    trap.write_text(f"#!/bin/sh\ntouch {ran}\n")
    trap.chmod(0o755)
    settings = {
        "log.showSignature": "true",
        "gpg.program": str(trap),
        "core.fsmonitor": str(trap),
        "core.pager": str(trap),
        "diff.external": str(trap),
        "diff.relative": "true",
        "diff.renames": "copies",
        "log.follow": "true",
        "color.ui": "always",
    }
    for name, value in settings.items():
        git(repository, "config", name, value)
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n"
    _sign_head(repository, signature)
    assert read_history(repository, STORIES).added == {STORY: NOON}
    assert not ran.exists()


def _sign_head(root: Path, signature: str) -> None:
    """Give the last commit a signature, so that a git that shows signatures has one to verify."""
    raw = subprocess.run(["git", "cat-file", "commit", "HEAD"], cwd=root, check=True, capture_output=True).stdout
    head, _, message = raw.partition(b"\n\n")
    signed = head + b"\n" + signature.encode() + b"\n" + message
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"], cwd=root, check=True, capture_output=True, input=signed
    )
    git(root, "update-ref", "HEAD", made.stdout.decode().strip())


def test_the_users_own_settings_are_left_aside(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".gitconfig").write_text("[diff]\n\torderFile = /nowhere/at/all\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert read_history(repository, STORIES).added == {STORY: NOON}


def test_nothing_is_fetched_for_a_clone_without_its_trees(repository: Path, tmp_path: Path) -> None:
    write(repository, STORIES / "2024-05-12/second/index.md")
    commit(repository, EVENING)
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--filter=tree:0", repository.as_uri(), "treeless")
    history = read_history(tmp_path / "treeless", STORIES)
    assert history.added == {}
    assert "没有可读的 git 记录" in history.gap


def test_variables_of_a_hook_do_not_lead_to_another_repository(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--bare", "other.git")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other.git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "none"))
    assert read_history(repository, STORIES).added == {STORY: NOON}


def test_a_time_that_no_clock_has_shown_is_none(repository: Path) -> None:
    write(repository, STORIES / "2024-05-12/second/index.md")
    commit(repository, "@99999999999 +0000")
    assert list(read_history(repository, STORIES).added) == [STORY]
