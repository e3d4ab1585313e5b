"""The shape of the code: imports point one way, modules are small, each says what it is for and has its test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from small_site import PROJECT_ROOT

HOOKS = PROJECT_ROOT / "hooks"
SHOWCASE = HOOKS / "showcase"
TESTS = PROJECT_ROOT / "tests"
# Each line may import from the lines below it.
LAYERS = (
    {"desk"},
    {"generator"},
    {"publish"},
    {"feeds"},
    {"pages"},
    {"media"},
    {"checks"},
    {"reader"},
    {"urls", "project", "sealed", "bounded", "contacts"},
    {"atomic", "locks"},
    {"model"},
)
KNOW_MKDOCS = {HOOKS / "theme_engine.py", HOOKS / "site_hook.py"}
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 300, 40
# Packages of values without behaviour of their own, told together in one file of tests.
TOLD_TOGETHER = {"model": "test_model.py"}

MODULES = sorted(SHOWCASE.rglob("*.py"))
COMMANDS = sorted((HOOKS / "commands").rglob("*.py"))
SOURCES = [*MODULES, *COMMANDS, *sorted(KNOW_MKDOCS), PROJECT_ROOT / "build.py"]


def name_of(path: Path) -> str:
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def short(path: Path) -> str:
    return path.relative_to(PROJECT_ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, also within functions; of `from package import module` both readings."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{short(path)}: relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def graph() -> dict[str, set[str]]:
    """Which modules of showcase each of them imports."""
    names = {name_of(path) for path in MODULES}
    return {name_of(path): (names & set(imports_of(path))) - {name_of(path)} for path in MODULES}


def layer_of(name: str) -> int:
    part = name.split(".")[1]
    return next(number for number, layer in enumerate(LAYERS) if part in layer)


def test_every_module_belongs_to_a_layer() -> None:
    parts = {name.split(".")[1] for name in graph() if "." in name}
    assert parts == set().union(*LAYERS)


def test_imports_point_one_way() -> None:
    wrong = [
        f"{name} imports {imported}"
        for name, found in graph().items()
        if "." in name
        for imported in found
        if "." in imported and layer_of(imported) < layer_of(name)
    ]
    assert wrong == []


def test_no_module_imports_itself_through_others() -> None:
    edges = {
        # A package's __init__ that gathers its modules is imported by name; its modules do not go through it.
        name: {imported for imported in found if not name.startswith(f"{imported}.")}
        for name, found in graph().items()
    }
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_no_module_goes_through_the_package_it_lies_in() -> None:
    around = [
        f"{name} imports {imported}"
        for name, found in graph().items()
        for imported in found
        if name.startswith(f"{imported}.")
    ]
    assert around == []


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_the_generator_knows_no_mkdocs(path: Path) -> None:
    packages = {name.partition(".")[0] for name in imports_of(path)}
    assert not packages & {"mkdocs", "material", "jinja2", "build", "site_hook", "click", "commands"}


def test_only_the_theme_engine_and_the_hook_know_mkdocs() -> None:
    own = [path for folder in ("hooks", "demo", "bench") for path in (PROJECT_ROOT / folder).rglob("*.py")]
    found = {
        path
        for path in (*own, *PROJECT_ROOT.glob("*.py"))
        if "mkdocs" in {i.partition(".")[0] for i in imports_of(path)}
    }
    assert found == KNOW_MKDOCS


@pytest.mark.parametrize("path", SOURCES, ids=short)
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < MOST_LINES


@pytest.mark.parametrize("path", SOURCES, ids=short)
def test_a_function_is_short(path: Path) -> None:
    functions = [node for node in ast.walk(tree_of(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length >= MOST_LINES_OF_A_FUNCTION} == {}


@pytest.mark.parametrize("path", SOURCES, ids=short)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    words = ast.get_docstring(tree_of(path))
    assert words
    assert words.split("\n")[0].endswith((".", ":", "!", "?")), words.split("\n")[0]


@pytest.mark.parametrize("path", SOURCES, ids=short)
def test_a_public_function_says_what_it_does(path: Path) -> None:
    silent = [
        node.name
        for node in tree_of(path).body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
        if not ast.get_docstring(node) and not node.name.endswith(("Schema", "Rule"))
    ]
    assert silent == []


@pytest.mark.parametrize("path", SOURCES, ids=short)
def test_a_module_has_its_test(path: Path) -> None:
    if path.name == "__init__.py":
        return
    base = next((base for base in (SHOWCASE, HOOKS) if path.is_relative_to(base)), path.parent)
    place = path.relative_to(base)
    told_together = TOLD_TOGETHER.get(place.parts[0])
    assert (TESTS / (told_together or place.with_name(f"test_{place.name}"))).is_file()


def test_no_clock_is_read_below_the_command_line() -> None:
    clocks = {"now", "utcnow", "today", "time", "monotonic", "localtime", "gmtime"}
    wrong = [
        f"{short(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks
        if isinstance(node.func.value, ast.Name) and node.func.value.id in {"datetime", "date", "time", "dt"}
    ]
    assert wrong == []


def test_no_fault_is_swallowed() -> None:
    bare = [
        f"{short(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
        if node.type is None or (len(node.body) == 1 and isinstance(node.body[0], ast.Pass) and wide(node.type))
    ]
    assert bare == []


def wide(kind: ast.expr) -> bool:
    return isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException", "OSError"}
