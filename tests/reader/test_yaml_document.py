"""YAML without its surprises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from showcase.reader.yaml_document import MAX_DEPTH, YamlFault, parse_yaml

HOOKS_PATH = Path(__file__).resolve().parents[2] / "hooks"


def value(text: str) -> Any:
    document = parse_yaml(f"key: {text}\n")
    assert document.data is not None, document.faults
    return document.data["key"]


def fault(text: str) -> YamlFault:
    document = parse_yaml(text)
    assert document.data is None
    (found,) = document.faults
    return found


@pytest.mark.parametrize(
    "word",
    [
        "yes", "no", "on", "off", "Yes", "True", "TRUE", "False", "y", "n", "16:00", "09:00", "1:30:00", "2023-05-15",
        "2023-05-15T16:00", "0123", "00", "0o17", "0x1F", "0b1", "1_000", "1e3", ".5", "5.", "+5", ".inf", ".nan", "=",
        "<<", "3200人", "1234567890123456",
    ],
)  # fmt: skip
def test_what_an_editor_takes_for_text_stays_text(word: str) -> None:
    assert value(word) == word


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("0", 0), ("12", 12), ("-3", -3),
        ("0.5", 0.5), ("-1.25", -1.25), ("[1, a]", [1, "a"]), ("{a: 1}", {"a": 1}), ('"12"', "12"), ("'true'", "true"),
        ('"甲\\u4e59"', "甲乙"),
    ],
)  # fmt: skip
def test_truth_values_numbers_and_nothing_are_those_of_yaml_1_2(word: str, meaning: Any) -> None:
    assert value(word) == meaning
    assert type(value(word)) is type(meaning)


def test_the_key_on_is_a_name_and_no_truth_value() -> None:
    assert parse_yaml("approved: {by: 甲, on: 2023-05-15}").data == {"approved": {"by": "甲", "on": "2023-05-15"}}


def test_text_over_several_lines_is_read() -> None:
    assert value("|\n  一\n  二\n") == "一\n二\n"
    assert value(">\n  one\n  two\n") == "one two\n"


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "~x: \n"])
def test_a_file_with_nothing_in_it_is_an_empty_mapping_or_a_key_without_value(text: str) -> None:
    assert not any((parse_yaml(text).data or {}).values())


def test_every_key_knows_its_line() -> None:
    document = parse_yaml("title: 甲\nphotos:\n  - file: 01.jpg\n    caption: 乙\n  - {file: 02.jpg}\n", first_line=2)
    assert document.lines == {
        "title": 2,
        "photos": 3,
        "photos.0": 4,
        "photos.0.file": 4,
        "photos.0.caption": 5,
        "photos.1": 6,
        "photos.1.file": 6,
    }


def test_a_key_written_twice_is_a_fault_at_its_second_line() -> None:
    found = fault("title: 甲\nkind: a\ntitle: 乙\n")
    assert (found.rule, found.line) == ("duplicate-key", 3)
    assert "title" in found.message


def test_a_nested_key_written_twice_is_a_fault_too() -> None:
    assert fault("a:\n  b: 1\n  b: 2\n").line == 3


def test_every_duplicate_is_told() -> None:
    assert [found.line for found in parse_yaml("a: 1\nb: 1\na: 2\nb: 2\n").faults] == [3, 4]


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 甲\nb: *x\n",
        "a: &x [1]\nb: *x\n",
        "a: &x {c: 1}\nb: {<<: *x}\n",
        "a: &x [*x]\n",
        "a: &x {b: *x}\n",
        "a: &x 甲\n",
        "&x a: 甲\n",
        "&x {a: 甲}\n",
    ],
)
def test_an_anchor_or_an_alias_is_a_fault(text: str) -> None:
    document = parse_yaml(text)
    assert document.data is None
    assert {found.rule for found in document.faults} == {"yaml-alias"}


def test_an_alias_to_nothing_is_a_fault() -> None:
    assert parse_yaml("a: *x\n").data is None


def test_a_billion_laughs_are_not_laughed() -> None:
    lines = ["a0: &a0 哈"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    document = parse_yaml("\n".join(lines))
    assert document.data is None
    assert {found.rule for found in document.faults} == {"yaml-alias"}


@pytest.mark.parametrize(
    "word",
    [
        "!!python/object/apply:os.system [id]", "!ENV HOME", "! 5", "!!binary aGk=", "!!set {a}", "!!str 5",
        "!!int x", "!!int 5", "!!float x", "!!bool x", "!!null x", "!!timestamp 2023-05-15", "!<tag:yaml.org,2002:int> x",
    ],
)  # fmt: skip
def test_a_tag_is_a_fault(word: str) -> None:
    found = fault(f"title: 甲\nkey: {word}\n")
    assert (found.rule, found.line) == ("yaml-tag", 2)


@pytest.mark.parametrize("text", ["甲\n", "- 甲\n- 乙\n", "[a]\n", "12\n", "title：甲\n"])
def test_what_is_no_mapping_is_a_fault(text: str) -> None:
    assert fault(text).rule == "yaml"


@pytest.mark.parametrize(
    "text",
    [
        'title: "甲\n', "title: [甲\n", "title: {甲\n", "title: 甲: 乙\n", "title: 甲\n  kind: 乙\n", "title: @甲\n",
        "title: %甲\n", "title: `甲\n", "a: 1\n---\nb: 2\n", "? [a]\n: b\n", "title: 'it's'\n", "a: 1\n...\nb: 2\n",
        "%YAML 9.9\n---\na: 1\n", 'a: "\\q"\n', 'a: "\\ud800"\n', "{a: 1\n", "a: b: c: d\n", "- a\nb: 1\n",
    ],
)  # fmt: skip
def test_broken_yaml_is_one_fault_with_a_line_of_the_file(text: str) -> None:
    found = fault(text)
    assert found.rule == "yaml"
    assert 1 <= found.line <= text.count("\n") + 1
    assert found.remedy


@pytest.mark.parametrize(
    "text", ['a: 1\ntitle: "甲\nb: 2\nc: 3\n', "a: 1\ntitle: '甲\nb: 2\nc: 3\n", "a: 1\ntags: [甲\nb: 2\nc: 3\n"]
)
def test_a_quote_or_bracket_that_is_not_closed_is_told_where_it_opens(text: str) -> None:
    assert fault(text).line == 2


def test_a_fault_counts_from_the_first_line_of_the_yaml_in_its_file() -> None:
    (found,) = parse_yaml("a: 1\na: 2\n", first_line=2).faults
    assert found.line == 3
    (found,) = parse_yaml("a: 1\nb: [\n", first_line=2).faults
    assert found.line >= 3


@pytest.mark.parametrize(
    "text", ["title：甲\nkind: a\n", "kind: a\ntitle：甲\n", "photos:\n  - file：01.jpg\n    caption: 乙\n"]
)
def test_the_colon_of_a_chinese_keyboard_is_named_in_the_remedy(text: str) -> None:
    assert "中文冒号" in fault(text).remedy


def test_a_tab_is_named_in_the_remedy() -> None:
    assert "Tab" in fault("photos:\n\t- a\n").remedy


def test_any_other_mistake_gets_the_general_remedy() -> None:
    remedy = fault("title: [甲\n").remedy
    assert "Tab" not in remedy
    assert "中文冒号" not in remedy


def test_nesting_as_deep_as_any_schema_needs_is_read() -> None:
    assert parse_yaml("a: {b: {c: [{d: [1]}]}}").data == {"a": {"b": {"c": [{"d": [1]}]}}}


@pytest.mark.parametrize("text", [f"a: {'[' * 40}{']' * 40}", f"a: {'{b: ' * 40}1{'}' * 40}"])
def test_deeper_nesting_is_one_fault(text: str) -> None:
    assert MAX_DEPTH < 40
    assert "太深" in fault(text).message


@pytest.mark.parametrize(
    "text",
    ["'a: ' + '[' * 400_000", "'a: ' + '[' * 90_000 + ']' * 90_000", "'a: ' + '{b: ' * 100_000", "'- ' * 100_000"],
)
def test_bottomless_nesting_does_not_bring_the_program_down(text: str) -> None:
    # In a process of its own: a stack that overflows in C takes the whole program with it.
    program = f"from showcase.reader.yaml_document import parse_yaml; assert parse_yaml({text}).data is None"
    assert subprocess.run([sys.executable, "-c", program], cwd=HOOKS_PATH, check=False, timeout=60).returncode == 0


@pytest.mark.parametrize("escape", [r"\x01", r"\0", r"\b", r"\e", r"\ufdd0", r"\uffff", r"\u202e", r"\N"])
def test_a_control_character_written_as_an_escape_is_a_fault(escape: str) -> None:
    found = fault(f'kind: a\ntitle: "甲{escape}乙"\n')
    assert (found.rule, found.line) == ("control-character", 2)


def test_a_control_character_in_a_key_is_a_fault() -> None:
    assert fault('"a\\x01": 1\n').rule == "control-character"


def test_line_breaks_and_tabs_may_be_written_as_escapes() -> None:
    assert value(r'"甲\n\t乙"') == "甲\n\t乙"
