"""Digests of what outputs are made from."""

from __future__ import annotations

import dataclasses
import importlib
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from types import MappingProxyType, ModuleType, SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from showcase.pages.page import Page
from showcase.publish import fingerprint
from showcase.publish.fingerprint import files_digest, installed_packages, programs_digest, value_digest
from small_site import PROJECT_ROOT

HOOKS = PROJECT_ROOT / "hooks"


@dataclass(frozen=True)
class Card:
    title: str
    parts: tuple[object, ...] = ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "b"),
        ("1", 1),
        (True, 1),
        (1.0, 1),
        (None, "None"),
        (None, ""),
        ("", ()),
        ((), {}),
        (("a", "b"), ("b", "a")),
        (("ab",), ("a", "b")),
        ((("a",), "b"), ("a", ("b",))),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (Card("a"), Card("b")),
        (Card("a", (Card("b"),)), Card("a", (Card("c"),))),
        (date(2024, 5, 12), datetime(2024, 5, 12, tzinfo=UTC)),
        (datetime(2024, 5, 12, tzinfo=UTC), datetime(2024, 5, 12, tzinfo=ZoneInfo("Asia/Shanghai"))),
        (ZoneInfo("Asia/Shanghai"), ZoneInfo("Asia/Urumqi")),
        (PurePosixPath("a/b"), PurePosixPath("a/c")),
    ],
)
def test_what_differs_has_another_digest(one: object, other: object) -> None:
    assert value_digest(one) != value_digest(other)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Card("a", (Card("b"), 1, None, {"c": date(2024, 5, 12)})),
        lambda: MappingProxyType({"a": (1, 2), 3: "b"}),
        lambda: Page(
            "week/", "week.html", "周", Card("a"), updated=datetime(2024, 5, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
        ),
    ],
)
def test_equal_values_have_one_digest(make: Callable[[], object]) -> None:
    assert value_digest(make()) == value_digest(make())


def test_values_one_after_another_are_not_values_within_one() -> None:
    assert len({value_digest("a", "b"), value_digest(("a", "b")), value_digest("b", "a"), value_digest("ab")}) == 4


@pytest.mark.parametrize("value", [{"a"}, frozenset({1}), object(), SimpleNamespace(a=1), b"a", len, 2**70, "\ud800"])
def test_what_cannot_be_seen_into_has_no_digest(value: object) -> None:
    # Two that differ would seem alike, and a page would not be made again.
    for place in (value, (value,), {"a": value}, Card("a", (value,))):
        with pytest.raises(TypeError):
            value_digest(place)


def modules_of(layer: str) -> list[ModuleType]:
    paths = sorted((HOOKS / "showcase" / layer).rglob("*.py"))
    names = [".".join(path.relative_to(HOOKS).with_suffix("").parts) for path in paths]
    return [importlib.import_module(name.removesuffix(".__init__")) for name in names]


@pytest.mark.parametrize("layer", ["model", "media", "pages", "feeds"])
def test_no_value_of_a_page_has_a_part_that_a_digest_leaves_out(layer: str) -> None:
    classes = [found for module in modules_of(layer) for found in vars(module).values() if isinstance(found, type)]
    values = {found for found in classes if dataclasses.is_dataclass(found)}
    assert values
    # orjson passes over attributes that begin so.
    hidden = [(found.__name__, one.name) for found in values for one in dataclasses.fields(found) if one.name[0] == "_"]
    assert hidden == []


def write(folder: Path, **files: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in files.items():
        (folder / name).write_text(words, encoding="utf-8")
    return [folder / name for name in files]


def test_files_have_the_same_digest_wherever_they_lie_and_however_they_are_listed(tmp_path: Path) -> None:
    first = write(tmp_path / "first", a="1", b="2")
    second = write(tmp_path / "second", b="2", a="1")
    assert files_digest(first, tmp_path / "first") == files_digest(second, tmp_path / "second")


@pytest.mark.parametrize(
    "files",
    [{"a": "1", "b": "3"}, {"a": "1", "c": "2"}, {"a": "2", "b": "1"}, {"a": "1"}, {"a": "1", "b": "2", "c": ""}],
)
def test_names_and_bytes_of_files_count(tmp_path: Path, files: dict[str, str]) -> None:
    first = write(tmp_path / "first", a="1", b="2")
    second = write(tmp_path / "second", **files)
    assert files_digest(first, tmp_path / "first") != files_digest(second, tmp_path / "second")


def test_a_file_that_cannot_be_read_has_no_digest(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        files_digest([tmp_path / "missing"], tmp_path)


def programs_anew() -> str:
    programs_digest.cache_clear()
    try:
        return programs_digest()
    finally:
        programs_digest.cache_clear()


def test_a_change_of_our_own_code_is_one_of_the_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(HOOKS, tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(fingerprint, "_HOOKS_PATH", tmp_path / "hooks")
    before = programs_anew()
    for path in ("theme_engine.py", "showcase/feeds/rss.py", "showcase/new.py"):
        with (tmp_path / "hooks" / path).open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        assert before != (before := programs_anew())


@pytest.mark.parametrize("what", ["version", "package", "gone", "python"])
def test_another_package_or_python_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    packages = [tmp_path / name for name in ("pillow-12.0.dist-info", "nh3-0.3.dist-info", "nh3")]
    for path in packages:
        path.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path), str(tmp_path / "missing")])
    before = programs_anew()
    assert programs_anew() == before
    if what == "python":
        monkeypatch.setattr(fingerprint, "python_version", lambda: "3.99.0")
    elif what == "package":
        (tmp_path / "jinja2-3.dist-info").mkdir()
    elif what == "gone":
        packages[0].rmdir()
    else:
        packages[1].rename(tmp_path / "nh3-0.4.dist-info")
    assert programs_anew() != before


def test_every_installed_package_is_told_once_by_name_and_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("first", "second"):
        (tmp_path / folder / "nh3-0.3.dist-info").mkdir(parents=True)
    (tmp_path / "second" / "old.egg-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path / "second"), str(tmp_path / "first"), ""])
    monkeypatch.chdir(tmp_path)
    assert installed_packages() == ["nh3-0.3.dist-info", "old.egg-info"]
    monkeypatch.undo()
    assert {"mkdocs", "pillow", "orjson"} <= {name.partition("-")[0] for name in installed_packages()}
