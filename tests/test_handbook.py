"""The handbook and the other pages for editors and operators: what they tell to type, to open and to look at is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

import build
from small_site import PROJECT_ROOT

HANDBOOK = PROJECT_ROOT / "docs" / "editors.zh.md"
PAGES = [
    HANDBOOK,
    *(PROJECT_ROOT / name for name in ("README.md", "README.zh.md", "docs/deployment.md", "docs/content.md")),
]
PICTURES = PROJECT_ROOT / "docs" / "images" / "handbook"
MOST_BYTES = 2_000_000
FENCED = re.compile(r"^ *(```+)[^\n]*\n(.*?)^ *\1 *$", re.MULTILINE | re.DOTALL)
# A span may go on in the next line, but not in the next paragraph.
SPANS = re.compile(r"`((?:[^`\n]|\n(?!\n))+)`")
SHOWN = re.compile(r'!\[([^\]\n]*)\]\(([^)\s]+)\)|<img alt="([^"]*)" src="([^"]+)"')
LINKS = re.compile(r"(!?)\[([^\]\n]*)\]\(([^)\s]+)\)")
# A command ends where the shell's next one begins.
COMMAND = re.compile(r"(?:\S*python\s+)?\bbuild\.py\s+([^#;&|<>]*)")
MAKE = re.compile(r"^(?:\S+=\S+ +)*make +([^#;&|>]+)")
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")
SOUND = "intake mail/河湾.zip --week shili-2026 --school hewan --day 2026-05-10"


def short(path: Path) -> str:
    return path.relative_to(PROJECT_ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def typed(text: str) -> Iterator[str]:
    """Each line of a page's code blocks, and each of its spans of code."""
    for _, block in FENCED.findall(text):
        for line in block.splitlines():
            yield from SPANS.findall(line) or [line.strip()]
    yield from (" ".join(span.split()) for span in SPANS.findall(FENCED.sub("", text)))


def commands_of(text: str) -> list[str]:
    """What follows `build.py` in a page; words about several commands at once are none."""
    found = (COMMAND.search(line) for line in typed(text))
    return [match[1].strip() for match in found if match and match[1].strip()]


def subcommand(group: click.Group, name: str) -> click.Command | None:
    return group.get_command(click.Context(group), name)


def fault_of(words: str) -> str:
    """What is wrong with a command's name or the options it is given; nothing if it can be typed so."""
    command: click.Command = build.main
    parts = shlex.split(words.replace("[", "").replace("]", "").replace("…", ""))
    while parts and isinstance(command, click.Group):
        name, *parts = parts
        if any(name.partition("|")[0] == option for option in ("--help", "-h")):
            return ""
        names = name.split("|")
        if unknown := [name for name in names if subcommand(command, name) is None]:
            return f"no command {unknown[0]}"
        command = subcommand(command, names[0]) or command
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    given = {part.partition("=")[0] for part in parts if part.startswith("-")}
    return ", ".join(f"no option {option}" for option in sorted(given - known - {"--help", "-h"}))


def missing_values(words: str) -> str:
    """What a whole command line still lacks or has too much of, as click itself says it."""
    command: click.Command = build.main
    parts = shlex.split(words)
    while isinstance(command, click.Group):
        command, parts = subcommand(command, parts[0]) or click.Command(""), parts[1:]
    try:
        command.make_context("build.py", parts)
    except click.UsageError as fault:
        return fault.format_message()
    return ""


def anchors_of(text: str) -> set[str]:
    """The names by which GitHub links to a page's headings."""
    names: set[str] = set()
    for heading in re.findall(r"^#{1,6} +(.+?) *$", FENCED.sub("", text), re.MULTILINE):
        plain = NOT_IN_ANCHORS.sub("", LINKS.sub(r"\2", heading).lower()).replace(" ", "-")
        number = next(number for number in range(100) if (f"{plain}-{number}" if number else plain) not in names)
        names.add(f"{plain}-{number}" if number else plain)
    return names


def is_said(words: str, program: str, parts: int = 3) -> bool:
    """Whether the program says these words, as they stand or put together of a few parts."""
    if words in program:
        return True
    places = range(1, len(words)) if parts > 1 else ()
    return any(words[:place] in program and is_said(words[place:], program, parts - 1) for place in places)


def pictures_of(path: Path) -> dict[Path, str]:
    """The pictures that a page shows, with the words in their place."""
    found = SHOWN.findall(FENCED.sub("", read(path)))
    return {(path.parent / (target or source)).resolve(): words or alt for words, target, alt, source in found}


def links_of(path: Path) -> Iterator[tuple[Path, str]]:
    """The files that a page leads to or shows, each with the heading it names."""
    for _, _, target in LINKS.findall(SPANS.sub("", FENCED.sub("", read(path)))):
        if "://" not in target:
            file, _, anchor = unquote(target).partition("#")
            yield (path.parent / file).resolve() if file else path, anchor


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_every_command_can_be_typed_as_it_stands(path: Path) -> None:
    commands = commands_of(read(path))
    assert commands
    assert [(words, fault) for words in commands if (fault := fault_of(words))] == []


def test_the_handbook_gives_every_command_all_that_it_needs() -> None:
    lines = [line for _, block in FENCED.findall(read(HANDBOOK)) for line in block.splitlines() if "build.py" in line]
    whole = [COMMAND.search(line)[1] for line in lines]
    assert len(whole) > 15
    assert [(words, fault) for words in whole if (fault := missing_values(words))] == []


def test_a_command_that_is_not_there_would_be_noticed() -> None:
    assert fault_of(SOUND) == ""
    assert missing_values(SOUND) == ""
    assert fault_of("intak --week w") == "no command intak"
    assert fault_of("new storey --week w") == "no command storey"
    assert fault_of("check --weak w") == "no option --weak"
    assert "--day" in missing_values(SOUND.partition(" --day")[0])


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_every_make_target_is_there(path: Path) -> None:
    targets = set(TARGET.findall(read(PROJECT_ROOT / "Makefile")))
    found = (MAKE.match(line) for line in typed(read(path)))
    named = {word for match in found if match for word in match[1].split() if re.fullmatch("[a-z-]+", word)}
    assert named <= targets


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_every_link_leads_to_a_file_and_a_heading(path: Path) -> None:
    for file, anchor in links_of(path):
        assert file.exists(), file
        if anchor:
            assert anchor in anchors_of(read(file)), f"{short(file)}#{anchor}"


def test_headings_are_named_as_github_names_them() -> None:
    page = "# 照片、影片怎么交\n## Before a commit\n### `A` (b), c!\n## 撤下\n```\n# 不是标题\n```\n## 撤下\n"
    assert anchors_of(page) == {"照片影片怎么交", "before-a-commit", "a-b-c", "撤下", "撤下-1"}


def test_the_table_of_contents_names_every_part_of_the_handbook() -> None:
    text = read(HANDBOOK)
    parts = re.findall(r"^## (.+)$", FENCED.sub("", text), re.MULTILINE)
    listed = re.findall(r"^- \[(.+)\]\(#", text, re.MULTILINE)
    assert listed == parts


def test_every_picture_of_the_handbook_is_used_and_told_in_chinese() -> None:
    shown = pictures_of(HANDBOOK)
    assert set(PICTURES.iterdir()) == set(shown)
    assert [path.name for path, words in shown.items() if not re.search("[\u4e00-\u9fff]{4}", words)] == []
    assert sum(path.stat().st_size for path in shown) < MOST_BYTES


def test_the_messages_that_are_explained_are_the_program_s() -> None:
    _, _, part = read(HANDBOOK).partition("\n## 出了问题\n")
    rows = re.findall(r"^\| (.+?) \|", part.partition("\n## ")[0], re.MULTILINE)[2:]
    said = [words for row in rows for words in re.findall("[\u4e00-\u9fff，；、]{4,}", row)]
    assert len(said) > 20
    program = "".join(read(path) for path in sorted((PROJECT_ROOT / "hooks").rglob("*.py")))
    assert [words for words in said if not is_said(words, program)] == []
    assert not is_said("这里有传真号", program)


def test_the_readme_leads_to_the_handbook() -> None:
    assert HANDBOOK in {file for file, _ in links_of(PROJECT_ROOT / "README.zh.md")}
