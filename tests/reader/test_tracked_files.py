"""What git vouches for, in real repositories: nothing that is not byte for byte the blob, and no repository makes it run anything."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from showcase.reader import tracked_files
from showcase.reader.tracked_files import Blob, read_tracked_files

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
TEXT = "content/a.md"
PHOTO = "content/01.jpg"
WORDS = "甲\n乙\n"


def git(root: Path, *arguments: str) -> str:
    """Git as a person would call it, with no settings but the repository's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        [str(shutil.which("git")), "-c", "protocol.file.allow=always", *arguments],
        cwd=root,
        env={
            **kept,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            **{f"GIT_{who}_{what}": "a@example.cn" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def blob_of(data: bytes) -> Blob:
    name = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    return Blob(name, len(data))


def write(root: Path, name: str, data: bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "all", "--allow-empty")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a text and a photo."""
    root = tmp_path / "origin"
    root.mkdir()
    git(root, "init", "-q")
    write(root, TEXT, WORDS.encode())
    write(root, PHOTO, b"\xff\xd8photo\r\n")
    commit(root)
    return root


def clone(repository: Path) -> Path:
    target = repository.with_name("clone")
    git(repository.parent, "clone", "-q", str(repository), str(target))
    return target


def test_a_fresh_clone_is_known_by_its_blobs(repository: Path) -> None:
    root = clone(repository)
    assert read_tracked_files(root) == {
        TEXT: blob_of((root / TEXT).read_bytes()),
        PHOTO: blob_of((root / PHOTO).read_bytes()),
    }


def test_paths_are_those_from_the_project_below_the_repository(repository: Path) -> None:
    assert read_tracked_files(repository / "content").keys() == {"a.md", "01.jpg"}
    write(repository, "deep/er/content/中文 名.md", b"x")
    commit(repository)
    assert read_tracked_files(repository / "deep" / "er").keys() == {"content/中文 名.md"}


def edit(root: Path) -> None:
    write(root, TEXT, WORDS.replace("甲", "丙").encode())


def edit_and_put_times_back(root: Path) -> None:
    stat = (root / TEXT).stat()
    edit(root)
    os.utime(root / TEXT, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def edit_at_once(root: Path) -> None:
    """As fast as a checkout: neither time nor size tells (git looks at the bytes of what is as young as its index)."""
    git(root, "checkout", "-q", "--force", "HEAD")
    git(root, "reset", "-q", "--hard")
    edit(root)


def stage(root: Path) -> None:
    edit(root)
    git(root, "add", TEXT)


def remove(root: Path) -> None:
    (root / TEXT).unlink()


def forget(root: Path) -> None:
    git(root, "rm", "-q", "--cached", TEXT)


def link(root: Path) -> None:
    (root / TEXT).unlink()
    (root / TEXT).symlink_to("01.jpg")


def commit_link(root: Path) -> None:
    link(root)
    commit(root)


def assume_unchanged(root: Path) -> None:
    git(root, "update-index", "--assume-unchanged", TEXT)
    edit(root)


def skip_worktree(root: Path) -> None:
    git(root, "update-index", "--skip-worktree", TEXT)
    edit(root)


def intend_to_add(root: Path) -> None:
    forget(root)
    git(root, "add", "-N", TEXT)


def disagree(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "other")
    edit(root)
    commit(root)
    git(root, "checkout", "-q", "-")
    write(root, TEXT, "丁\n".encode())
    commit(root)
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "-q", "other")


def break_index(root: Path) -> None:
    write(root, ".git/index", b"DIRC broken")


def break_head(root: Path) -> None:
    write(root, ".git/HEAD", b"\0\xff")


def break_settings(root: Path) -> None:
    write(root, ".git/config", b"[core\n")


def stand_elsewhere(root: Path) -> None:
    other = root.with_name("elsewhere")
    shutil.copytree(root / "content", other / "content")
    git(root, "config", "core.worktree", str(other))


def lose_blobs(root: Path) -> None:
    shutil.rmtree(root / ".git" / "objects")
    (root / ".git" / "objects").mkdir()


def lose_one_blob(root: Path) -> None:
    name = blob_of(WORDS.encode()).name
    (root / ".git" / "objects" / name[:2] / name[2:]).unlink()


def put_within_another(root: Path) -> None:
    """The content is a repository of its own within this one."""
    git(root, "rm", "-rq", "content")
    git(root, "init", "-q", "content")
    write(root, TEXT, WORDS.encode())
    commit(root / "content")
    commit(root)


DOUBTFUL = [
    edit,
    edit_and_put_times_back,
    edit_at_once,
    stage,
    remove,
    forget,
    link,
    commit_link,
    assume_unchanged,
    skip_worktree,
    intend_to_add,
    disagree,
    break_index,
    break_head,
    break_settings,
    stand_elsewhere,
    lose_blobs,
    lose_one_blob,
    put_within_another,
]


@pytest.mark.parametrize("deed", DOUBTFUL)
def test_what_is_not_clean_and_tracked_is_not_vouched_for(repository: Path, deed: Callable[[Path], None]) -> None:
    assert TEXT in read_tracked_files(repository)
    deed(repository)
    assert TEXT not in read_tracked_files(repository)


def test_a_file_that_was_only_touched_is_clean(repository: Path) -> None:
    os.utime(repository / TEXT, (1, 1))
    index = (repository / ".git" / "index").read_bytes()
    assert TEXT in read_tracked_files(repository)
    assert (repository / ".git" / "index").read_bytes() == index


@pytest.mark.parametrize(
    ("attributes", "is_told"),
    [("* text=auto eol=lf", True), ("* -text", True), ("*.md filter=other", False),
     ("*.md working-tree-encoding=UTF-16", False), ("*.jpg filter=lfs diff=lfs -text", True)],
)  # fmt: skip
def test_what_may_be_converted_without_a_trace_is_not_vouched_for(
    repository: Path, attributes: str, is_told: bool
) -> None:
    write(repository, ".gitattributes", f"{attributes}\n".encode())
    assert (TEXT in read_tracked_files(repository)) is is_told


def test_a_file_whose_line_ends_git_converted_has_another_size_than_its_blob(repository: Path) -> None:
    write(repository, ".gitattributes", b"* text=auto\n")
    commit(repository)
    git(repository, "config", "core.autocrlf", "true")
    (repository / TEXT).unlink()
    git(repository, "checkout", "-q", "--", TEXT)
    data = (repository / TEXT).read_bytes()
    assert b"\r\n" in data
    assert read_tracked_files(repository)[TEXT] == blob_of(WORDS.encode())
    assert len(data) != blob_of(WORDS.encode()).size


def test_nothing_that_a_repository_names_is_run(repository: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    program = write(tmp_path, "program.sh", f"#!/bin/sh\necho \"$0 $*\" >> '{ran}'\ncat\n".encode())
    program.chmod(0o755)
    hooks = repository / ".git" / "hooks"
    for name in ("post-index-change", "fsmonitor-watchman", "query-watchman", "post-checkout"):
        shutil.copy(program, write(hooks, name, b""))
    write(repository, ".gitattributes", b"*.md filter=bad diff=bad ident\n*.jpg filter=worse\n")
    commit(repository)
    for key in ("core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "diff.external", "diff.bad.command",
                "diff.bad.textconv", "filter.bad.clean", "filter.bad.smudge", "filter.bad.process", "filter.worse.clean",
                "core.askPass", "credential.helper", "gpg.program", "pager.status", "alias.status"):  # fmt: skip
        git(repository, "config", key, f"!{program}" if key.startswith("alias") else str(program))
    git(repository, "config", "filter.bad.required", "true")
    ran.unlink(missing_ok=True)
    time.sleep(0.01)
    # The index knows neither: their bytes must be looked at.
    for name in (TEXT, PHOTO):
        os.utime(repository / name)
    assert read_tracked_files(repository).keys() == {".gitattributes"}
    assert not ran.exists()


def test_a_filter_that_cannot_be_named_is_not_run(repository: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    program = write(tmp_path, "program.sh", f"#!/bin/sh\ntouch '{ran}'\n".encode())
    program.chmod(0o755)
    write(repository, ".gitattributes", b"*.md filter=a=b\n")
    git(repository, "config", "filter.a=b.clean", str(program))
    os.utime(repository / TEXT)
    assert read_tracked_files(repository) == {}
    assert not ran.exists()


def test_no_variable_of_the_environment_leads_elsewhere(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read_tracked_files(repository)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_EXTERNAL_DIFF"):
        monkeypatch.setenv(name, "/nowhere")
    assert read_tracked_files(repository) == expected


def test_a_folder_that_is_no_repository_has_none(tmp_path: Path) -> None:
    assert read_tracked_files(tmp_path) == {}
    git(tmp_path, "init", "-q", "--bare", ".")
    assert read_tracked_files(tmp_path) == {}


def test_without_git_nothing_is_vouched_for(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert read_tracked_files(repository) == {}


def test_a_git_that_does_not_answer_is_not_waited_for(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = write(tmp_path, "git", b"#!/bin/sh\nexec sleep 20\n")
    slow.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(slow))
    monkeypatch.setattr(tracked_files, "_PATIENCE_SECONDS", 0.2)
    started = time.monotonic()
    assert read_tracked_files(repository) == {}
    assert time.monotonic() - started < 15


def test_an_index_that_changes_between_two_answers_vouches_for_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = tracked_files._Git.ask

    def meddle(self: tracked_files._Git, *arguments: str, **more: object) -> bytes:
        answer = ask(self, *arguments, **more)  # type: ignore[arg-type]
        if arguments[0] == "status":
            stage(repository)
        return answer

    monkeypatch.setattr(tracked_files._Git, "ask", meddle)
    assert read_tracked_files(repository) == {}
