"""How a command ends that writes something: what it wrote, what it would write, or why it writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import NoReturn

import click

from showcase.desk.approval import Outcome
from showcase.desk.issue_list import format_text
from showcase.model import Issue


def refuse(words: str) -> NoReturn:
    """End with a sentence on the error stream, exit code 1."""
    click.echo(words, err=True)
    raise click.exceptions.Exit(1)


def refuse_issues(issues: Iterable[Issue], words: str) -> NoReturn:
    """End with what is wrong in the content, exit code 1."""
    click.echo(words, err=True)
    click.echo(format_text(issues), err=True)
    raise click.exceptions.Exit(1)


def show(files: Mapping[PurePosixPath, str]) -> None:
    """The files that would be written."""
    for path, text in files.items():
        click.echo(f"会新建：{path}")
        if text:
            click.echo("".join(f"    {line}".rstrip() + "\n" for line in text.splitlines()))


def written(path: PurePosixPath, advice: str) -> None:
    """What was written, and what comes next."""
    click.echo(f"已新建：{path}\n{advice}")


def tell(outcomes: Iterable[Outcome]) -> None:
    """What became of each item, and what is wrong with those that were refused."""
    for outcome in outcomes:
        click.echo(f"{outcome.source_path}：{outcome.verdict}")
        if outcome.issues:
            click.echo(format_text(outcome.issues))
