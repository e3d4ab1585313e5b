"""Who may approve by merging: the approvers file, and what GitHub says of a merge."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import Field, ValidationError

from showcase.model import Issue
from showcase.reader.findings import Findings
from showcase.reader.schema_types import Line, Schema
from showcase.reader.tree import Tree
from showcase.reader.yaml_file import read_yaml_file

# https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
_Login = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$")]
_ANSWER_LIMIT_BYTES = 5_000_000


class NotAnApproval(Exception):
    """A merge that approves nothing; its text tells an editor why."""


class AnswerUnreadable(Exception):
    """GitHub's answer is not what was asked for."""


class ApproversSchema(Schema):
    four_eyes: bool = True
    approvers: Annotated[dict[_Login, Line], Field(min_length=1)]


class OidSchema(Schema):
    oid: str


class LoginSchema(Schema):
    login: str


class AuthorSchema(Schema):
    user: LoginSchema | None


class AuthorsSchema(Schema):
    total: int
    nodes: list[AuthorSchema]


class CommitSchema(Schema):
    authors: AuthorsSchema


class PullCommitSchema(Schema):
    commit: CommitSchema


class PullCommitsSchema(Schema):
    total: int
    nodes: list[PullCommitSchema]


class PullSchema(Schema):
    number: int
    base: str
    merge_commit: OidSchema | None
    merged_by: LoginSchema | None
    author: LoginSchema | None
    auto_merge: dict[str, str] | None
    commits: PullCommitsSchema


class PullsSchema(Schema):
    total: int
    nodes: list[PullSchema]


class ParentsSchema(Schema):
    nodes: list[OidSchema]


class MergeCommitSchema(Schema):
    oid: str
    parents: ParentsSchema
    pulls: PullsSchema


class RepositorySchema(Schema):
    object: MergeCommitSchema


class DataSchema(Schema):
    repository: RepositorySchema


class AnswerSchema(Schema):
    data: DataSchema


@dataclass(frozen=True)
class Approvers:
    """Names by GitHub login in small letters; with `four_eyes` nobody approves what they wrote."""

    names: dict[str, str]
    four_eyes: bool


@dataclass(frozen=True)
class Merge:
    """A merged pull request: who merged it, who wrote it (logins in small letters), and the first parent of its commit.

    `whole` is False when some authors are not known; `automatic` when GitHub merged it later than the person decided.
    """

    number: int
    first_parent: str
    merged_by: str
    written_by: frozenset[str]
    whole: bool
    automatic: bool


def read_approvers(path: Path) -> tuple[Approvers | None, tuple[Issue, ...]]:
    """The approvers file; None, with issues, when it is not sound."""
    findings = Findings()
    reading = read_yaml_file(Tree(path.parent, findings), PurePosixPath(path.name), ApproversSchema)
    if reading is None:
        return None, tuple(findings.issues)
    schema = reading.schema
    return Approvers({login.lower(): name for login, name in schema.approvers.items()}, schema.four_eyes), ()


def read_merge(path: Path, branch: str) -> Merge | None:
    """The pull request that a commit merged into the branch, from GitHub's answer (`.github/merged.graphql`); None if it is none.

    Raises AnswerUnreadable.
    """
    try:
        with path.open("rb") as file:
            raw = json.loads(file.read(_ANSWER_LIMIT_BYTES))
        commit = AnswerSchema.model_validate(raw).data.repository.object
    except (ValueError, RecursionError, ValidationError) as fault:
        raise AnswerUnreadable(str(path)) from fault
    found = [
        pull
        for pull in commit.pulls.nodes
        if pull.base == branch and pull.merge_commit is not None and pull.merge_commit.oid == commit.oid
    ]
    if len(found) != 1 or not commit.parents.nodes or len(commit.pulls.nodes) != commit.pulls.total:
        return None
    return _merge(found[0], commit.parents.nodes[0].oid)


def approver_of(merge: Merge, approvers: Approvers, previous: str) -> str:
    """The name of the person whose merge is an approval of everything since the commit `previous`; raises NotAnApproval."""
    name = approvers.names.get(merge.merged_by)
    if name is None:
        raise NotAnApproval(f"合并人 {merge.merged_by or '（不明）'} 不在批准人名单里")
    if merge.automatic:
        raise NotAnApproval("这次合并是自动完成的（auto-merge），开启以后的改动没有人看过；请由批准人亲手点合并")
    if merge.first_parent != previous:
        raise NotAnApproval("这次推送不止一个合并；请用 Merge 或 Squash，一次合并一个")
    if approvers.four_eyes and not merge.whole:
        raise NotAnApproval("改动的作者太多，看不全；请把合并请求拆小")
    if approvers.four_eyes and merge.merged_by in merge.written_by:
        raise NotAnApproval(f"{name}不能批准自己写的内容；请由另一位批准人合并")
    return name


def _merge(pull: PullSchema, first_parent: str) -> Merge:
    commits = pull.commits
    authors = [node.commit.authors for node in commits.nodes]
    people = [pull.author, *(author.user for found in authors for author in found.nodes)]
    return Merge(
        number=pull.number,
        first_parent=first_parent,
        merged_by=_login(pull.merged_by),
        written_by=frozenset(_login(person) for person in people if person is not None),
        whole=commits.total == len(commits.nodes) and all(found.total == len(found.nodes) for found in authors),
        automatic=pull.auto_merge is not None,
    )


def _login(person: LoginSchema | None) -> str:
    return person.login.lower() if person is not None else ""


def parse_changes(listing: bytes) -> list[PurePosixPath]:
    """Paths from `git diff --name-only -z`; those that are no text lie nowhere that counts, and so outside the content."""
    names: list[Any] = [name.decode("utf-8", "replace") for name in listing.split(b"\0") if name]
    return [PurePosixPath(name) for name in names]
