"""Commit approval records that another job wrote, after seeing that they are nothing else, and push them to the main branch.

Runs with a token that may write: it needs git and Python alone, runs nothing of the repository, and believes nothing of the patch.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator

ATTEMPTS = 5
AUTHOR = ("user.name=github-actions[bot]", "user.email=41898282+github-actions[bot]@users.noreply.github.com")
ITEM = re.compile(r"content/weeks/[a-z0-9-]+(?:/[a-z0-9-]+)*\.md")
RECORD = re.compile(r'approved: \{by: "(?:[^"\\]|\\.)+", on: "[0-9T:+-]+", digest: "sha256:[0-9a-f]{64}"\}')
FENCE = "---"
# What a new record takes the place of.
KEYS = {"status", "approved", "withdrawn"}


class Refused(Exception):
    """Something that must not be pushed; its text says what."""


def git(*arguments: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
    """The finished git command; CalledProcessError unless it went well or need not."""
    command = ["git", "-c", AUTHOR[0], "-c", AUTHOR[1], *arguments]
    return subprocess.run(command, check=check, capture_output=True)  # noqa: S603 -- no shell


def names_from(listing: bytes) -> list[str]:
    """What git lists with `-z`."""
    return [name.decode("utf-8", "replace") for name in listing.split(b"\0") if name]


def touched_by(merge: str) -> set[str]:
    """The paths that a merge changed, against its first parent."""
    git("fetch", "--quiet", "--depth=2", "origin", merge)
    return set(names_from(git("diff", "-z", "--name-only", "--no-renames", f"{merge}^1", merge).stdout))


def staged() -> Iterator[tuple[str, str, str, str]]:
    """The staged paths with their modes before and after, and git's letter for the change."""
    fields = names_from(git("diff", "--cached", "--raw", "-z", "--no-renames").stdout)
    for header, path in zip(fields[::2], fields[1::2], strict=True):
        mode_before, mode_after, _, _, letter = header.removeprefix(":").split()
        yield path, mode_before, mode_after, letter


def verify(touched: set[str]) -> int:
    """See that what is staged are approval records of items that the merge touched, and nothing else; their number."""
    count = 0
    for path, mode_before, mode_after, letter in staged():
        if letter != "M" or mode_before != mode_after or mode_after not in {"100644", "100755"}:
            raise Refused(f"{path}：不是对已有文件的修改")
        if not ITEM.fullmatch(path):
            raise Refused(f"{path}：不是一篇内容")
        if not was_touched(path, touched):
            raise Refused(f"{path}：这次合并没有改动它")
        verify_record(path)
        count += 1
    return count


def was_touched(path: str, touched: set[str]) -> bool:
    """Whether a merge that changed these paths changed the item of this Markdown file, or anything in its folder."""
    folder = path.removesuffix("index.md")
    return path in touched or (folder != path and any(name.startswith(folder) for name in touched))


def verify_record(path: str) -> None:
    """See that an item says what it said, and besides it one status and one record."""
    before, after = (git("show", f"{side}:{path}").stdout.decode("utf-8") for side in ("HEAD", ""))
    kept_before, _ = without_record(before)
    kept_after, record = without_record(after)
    if kept_before != kept_after:
        raise Refused(f"{path}：除批准记录外还有改动")
    if len(record) != 2 or "status: approved" not in record or not any(map(RECORD.fullmatch, record)):
        raise Refused(f"{path}：批准记录的写法不对")


def without_record(text: str) -> tuple[list[str], list[str]]:
    """A file's lines without the record's keys and what is indented below them, and those lines."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    closing = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    if lines[0].removeprefix("\ufeff").rstrip() != FENCE or not closing:
        raise Refused("资料不在一对“---”之间")
    kept, record, within = [lines[0]], [], False
    for line in lines[1:closing]:
        if re.match(r"[^\s#]", line):
            within = line.partition(":")[0].strip() in KEYS
        elif not line.startswith((" ", "\t")):
            within = False
        (record if within else kept).append(line)
    return kept + lines[closing:], record


def write_back(patch: str, merge: str, branch: str) -> int:
    """Commit and push; how many records, 0 when they are there already. The branch may move meanwhile."""
    touched = touched_by(merge)
    for _ in range(ATTEMPTS):
        git("fetch", "--quiet", "--depth=1", "origin", branch)
        git("checkout", "--quiet", "--force", "--detach", "FETCH_HEAD")
        if git("apply", "--index", "--reverse", "--check", patch, check=False).returncode == 0:
            return 0
        if git("apply", "--index", patch, check=False).returncode:
            raise Refused("内容在这期间又改了，批准记录对不上；请由批准人再合并一次，或用 build.py approve 批准")
        count = verify(touched)
        git("commit", "--quiet", "--no-verify", "-m", f"批准 {count} 项内容（合并 {merge[:12]}）")
        if git("push", "--quiet", "origin", f"HEAD:refs/heads/{branch}", check=False).returncode == 0:
            return count
    raise Refused(f"主分支不接受推送（见 docs/deployment.md），或者一直在变；试了 {ATTEMPTS} 次")


def main() -> int:
    """The command line, to be run within a clone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("patch")
    parser.add_argument("--merge", required=True, help="the commit of the merge")
    parser.add_argument("--branch", default="main")
    arguments = parser.parse_args()
    if not re.fullmatch(r"[0-9a-f]{40}", arguments.merge):
        parser.error("--merge wants a commit's 40 digits")
    try:
        count = write_back(arguments.patch, arguments.merge, arguments.branch)
    except (Refused, UnicodeDecodeError) as reason:
        print(f"没有写回批准记录：{reason}")
        return 1
    except subprocess.CalledProcessError as fault:
        print(f"没有写回批准记录，git 出错：{fault.stderr.decode('utf-8', 'replace')}")
        return 1
    print(f"写回 {count} 项批准记录。" if count else "批准记录已经在主分支上。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
