"""GitHub's answers about a merge, in the shape that .github/merged.graphql asks for."""

from __future__ import annotations

from typing import Any

BEFORE, MERGED = "a" * 40, "b" * 40


def answer(
    *,
    merged_by: str | None = "shen-he",
    author: str | None = "teacher",
    authors: list[str | None] | None = None,
    authors_total: int | None = None,
    commits_total: int = 1,
    pulls_total: int = 1,
    commit: str = MERGED,
    parent: str = BEFORE,
    **pull: Any,
) -> dict[str, Any]:
    """A teacher's pull request of one commit that an approver merged, with these changes."""
    people = [_person(login) for login in (authors if authors is not None else ["teacher"])]
    writers = {
        "total": len(people) if authors_total is None else authors_total,
        "nodes": [{"user": person} for person in people],
    }
    request = {
        "number": 7,
        "base": "main",
        "merge_commit": {"oid": commit},
        "merged_by": _person(merged_by),
        "author": _person(author),
        "auto_merge": None,
        "commits": {"total": commits_total, "nodes": [{"commit": {"authors": writers}}]},
        **pull,
    }
    found = {
        "oid": commit,
        "parents": {"nodes": [{"oid": parent}]},
        "pulls": {"total": pulls_total, "nodes": [request]},
    }
    return {"data": {"repository": {"object": found}}}


def _person(login: str | None) -> dict[str, str] | None:
    return None if login is None else {"login": login}
