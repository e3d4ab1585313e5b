"""Questions to whoever sits at the terminal, about what the options leave open; without a terminal, all that is missing is told at once."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from showcase.reader.characters import holds_forbidden
from showcase.reader.schema_types import Clock, Day, Line, Slug, Title, WebAddress

Read = Callable[[str], str]
_WORDS = {"string_too_short": "不能是空的", "string_too_long": "最多 {max_length} 个字"}


def on_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


class Questions:
    """Answers from options, else from the terminal; what neither gives is a fault, and `settle` tells all faults."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def answer(self, given: str | None, option: str, question: str, read: Read, default: str | None = None) -> str:
        """One answer, read; `default` is taken where nobody is there to be asked. Empty when it is a fault."""
        if given is None and on_terminal():
            return _ask(question, read, default)
        if given is None and default is None:
            self.faults.append(f"缺少 {option}：{question}")
        if given is None:
            return default or ""
        try:
            return read(given)
        except click.UsageError as fault:
            self.faults.append(f"{option}：{fault.message}")
            return ""

    def choice(
        self, given: str | None, option: str, noun: str, choices: Mapping[str, str], default: str | None = None
    ) -> str:
        """One of these, by its name in Chinese, its slug, or on the terminal its number."""
        if not choices and default is None:
            self.faults.append(f"{option}：还没有可选的{noun}，先新建")
            return ""
        if given is None and on_terminal():
            for number, (slug, name) in enumerate(choices.items(), start=1):
                click.echo(f"  {number:>2}  {name}" + (f"（{slug}）" if name != slug else ""))
            question = f"{noun}：编号、名称或代号"
        else:
            question = f"{noun}，可选：{_told(choices)}"
        return self.answer(given, option, question, lambda words: pick(words, choices), default)

    def settle(self) -> None:
        """Refuse to go on when anything is missing or wrong."""
        if self.faults:
            raise click.UsageError("\n".join(self.faults))


def pick(words: str, choices: Mapping[str, str]) -> str:
    """The slug that is meant: a slug, a name, a number in the list, or a part of one name only."""
    meant = words.strip()
    if meant in choices:
        return meant
    named = [slug for slug, name in choices.items() if meant in {name, name.rpartition(" / ")[2]}]
    partly = [slug for slug, name in choices.items() if meant and meant in name]
    found = named or partly
    if len(found) == 1:
        return found[0]
    if re.fullmatch("[0-9]{1,3}", meant) and 0 < int(meant) <= len(choices):
        return list(choices)[int(meant) - 1]
    fault = f"“{meant[:40]}”不止一个" if found else f"没有“{meant[:40]}”"
    raise click.UsageError(f"{fault}，可选：{_told(choices)}")


def reader_of(kind: Any) -> Read:
    """Words as one of the schemas' types would have them, the white space around them taken away."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def read(words: str) -> str:
        meant = words.strip()
        if holds_forbidden(meant) or "\n" in meant:
            raise click.UsageError("有看不见的控制字符或换行，重新手打一遍")
        try:
            adapter.validate_python(meant, strict=True)
        except ValidationError as error:
            details = error.errors()[0]
            words = _WORDS.get(details["type"], "")
            raise click.UsageError(words.format(**details.get("ctx", {})) or details["msg"]) from None
        return meant

    return read


def read_clock(words: str) -> str:
    """A time of the day, also as people type it: 9:00, 09：00."""
    match = re.fullmatch(r"([0-9]{1,2})[:：]([0-9]{2})", words.strip())
    return _clock(f"{int(match[1]):02}:{match[2]}" if match else words)


_clock = reader_of(Clock)
read_title, read_line, read_slug = reader_of(Title), reader_of(Line), reader_of(Slug)
read_day, read_address = reader_of(Day), reader_of(WebAddress)


def _ask(question: str, read: Read, default: str | None) -> str:
    """Ask until the answer can be read; what may be left open may be answered with nothing."""
    hint = "（可以不填，直接回车）" if default == "" else ""
    while True:
        try:
            words: str = click.prompt(question + hint, default=default, show_default=bool(default))
        except click.Abort:
            click.echo("\n已取消，什么都没有写。", err=True)
            raise click.exceptions.Exit(1) from None
        if default == "" and not words.strip():
            return ""
        try:
            return read(words)
        except click.UsageError as fault:
            click.echo(fault.message, err=True)


def _told(choices: Mapping[str, str]) -> str:
    return "、".join(name if name == slug else f"{name}（{slug}）" for slug, name in choices.items()) or "（还没有）"
