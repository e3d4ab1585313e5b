"""Who may approve by merging, and what a merge is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from merges import BEFORE, MERGED, answer
from showcase.desk.approvers import (
    AnswerUnreadable,
    Approvers,
    NotAnApproval,
    approver_of,
    parse_changes,
    read_approvers,
    read_merge,
)

APPROVERS = Approvers({"shen-he": "沈禾", "lin": "林一"}, four_eyes=True)
ALONE = Approvers({"shen-he": "沈禾"}, four_eyes=False)


def merge_from(tmp_path: Path, said: Any, branch: str = "main") -> Any:
    path = tmp_path / "merge.json"
    path.write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")
    return read_merge(path, branch)


def reason(tmp_path: Path, approvers: Approvers = APPROVERS, previous: str = BEFORE, **changes: Any) -> str:
    with pytest.raises(NotAnApproval) as caught:
        approver_of(merge_from(tmp_path, answer(**changes)), approvers, previous)
    return str(caught.value)


def listed(tmp_path: Path, text: str) -> tuple[Any, list[str]]:
    path = tmp_path / "approvers.yml"
    path.write_text(text, encoding="utf-8")
    approvers, issues = read_approvers(path)
    return approvers, [issue.message for issue in issues]


def test_who_is_on_the_list_approves_under_their_name(tmp_path: Path) -> None:
    assert approver_of(merge_from(tmp_path, answer(merged_by="Shen-He")), APPROVERS, BEFORE) == "沈禾"


@pytest.mark.parametrize("login", ["somebody", "github-merge-queue", None])
def test_who_is_not_on_the_list_approves_nothing(tmp_path: Path, login: str | None) -> None:
    assert "不在批准人名单里" in reason(tmp_path, merged_by=login)


def test_nobody_approves_what_they_opened(tmp_path: Path) -> None:
    assert "不能批准自己写的内容" in reason(tmp_path, author="SHEN-HE")


def test_nobody_approves_what_they_wrote_in_another_persons_request(tmp_path: Path) -> None:
    assert "不能批准自己写的内容" in reason(tmp_path, authors=["teacher", "shen-he"])


def test_a_bureau_of_one_may_do_without_four_eyes(tmp_path: Path) -> None:
    merge = merge_from(tmp_path, answer(author="shen-he", commits_total=300))
    assert approver_of(merge, ALONE, BEFORE) == "沈禾"


def test_authors_that_are_not_all_known_are_told(tmp_path: Path) -> None:
    assert "看不全" in reason(tmp_path, commits_total=101)
    assert "看不全" in reason(tmp_path, authors_total=11)


def test_a_merge_that_github_made_later_is_none_of_theirs(tmp_path: Path) -> None:
    assert "自动完成" in reason(tmp_path, auto_merge={"at": "2024-05-12T08:00:00Z"})


def test_a_push_of_several_merges_approves_nothing(tmp_path: Path) -> None:
    assert "不止一个合并" in reason(tmp_path, previous="c" * 40)


def test_authors_without_an_account_are_nobody_on_the_list(tmp_path: Path) -> None:
    merge = merge_from(tmp_path, answer(author=None, authors=[None]))
    assert merge.written_by == frozenset()
    assert approver_of(merge, APPROVERS, BEFORE) == "沈禾"


@pytest.mark.parametrize(
    "changes", [{"base": "other"}, {"merge_commit": None}, {"merge_commit": {"oid": "d" * 40}}, {"pulls_total": 21}]
)
def test_a_commit_that_merged_nothing_into_the_branch_is_no_merge(tmp_path: Path, changes: dict[str, Any]) -> None:
    assert merge_from(tmp_path, answer()) is not None
    assert merge_from(tmp_path, answer(**changes)) is None


def test_a_commit_without_pull_requests_is_no_merge(tmp_path: Path) -> None:
    said = answer()
    said["data"]["repository"]["object"]["pulls"] = {"total": 0, "nodes": []}
    assert merge_from(tmp_path, said) is None


@pytest.mark.parametrize(
    "said", ["", "[]", '{"errors": []}', '{"data": {"repository": {"object": null}}}', "[" * 100_000, "\x00"]
)
def test_an_answer_to_something_else_is_not_believed(tmp_path: Path, said: str) -> None:
    with pytest.raises(AnswerUnreadable):
        merge_from(tmp_path, said)


def test_the_list_names_people_by_their_accounts(tmp_path: Path) -> None:
    approvers, issues = listed(tmp_path, "approvers:\n  Shen-He: 沈禾\n")
    assert approvers == Approvers({"shen-he": "沈禾"}, four_eyes=True)
    assert issues == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("four_eyes: true\n", "缺少“approvers”"),
        ("approvers: {}\n", "“approvers”至少"),
        ("approvers: [shen-he]\n", "“approvers”里应有下一级"),
        ("approvers:\n  shen-he:\n", "应是一段文字"),
        ("approvers:\n  shen he: 沈禾\n", "写法不对"),
        ("four_eyes: no\napprovers:\n  shen-he: 沈禾\n", "只能是 true 或 false"),
        ("approvers:\n  lin: 林一\n  lin: 林二\n", "lin"),
    ],
)
def test_a_list_that_is_not_sound_names_nobody(tmp_path: Path, text: str, words: str) -> None:
    approvers, issues = listed(tmp_path, text)
    assert approvers is None
    assert words in " ".join(issues)


def test_paths_are_told_apart_as_git_lists_them() -> None:
    listing = b"content/weeks/a b.md" + b"\0" + "图/一.jpg".encode() + b"\0\xff\0"
    assert [str(path) for path in parse_changes(listing)] == ["content/weeks/a b.md", "图/一.jpg", "\ufffd"]


def test_the_merged_commit_is_the_one_that_was_asked_for(tmp_path: Path) -> None:
    assert merge_from(tmp_path, answer()).number == 7
    assert answer()["data"]["repository"]["object"]["oid"] == MERGED
