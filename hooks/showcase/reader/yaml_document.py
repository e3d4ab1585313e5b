"""YAML with the line of every key: PyYAML's nodes, read as YAML 1.2 core and without its surprises.

No anchors, aliases or tags; only `true`/`false` are truth values (in YAML 1.1 the key `on` would be one); `16:00` and `2023-05-15` stay
text, which the schemas read. See https://yaml.org/spec/1.2.2/#103-core-schema.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

MAX_DEPTH = 12


@dataclass(frozen=True)
class YamlFault:
    """Something wrong in the YAML itself; `line` counts from 1 in the file."""

    line: int
    rule: str
    message: str
    remedy: str


@dataclass(frozen=True)
class YamlDocument:
    """Plain data, the line of each key path (`photos.0.caption`), and the faults; data is None when it could not be read."""

    data: Mapping[str, Any] | None
    lines: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[YamlFault, ...] = ()


class _CoreLoader(yaml.CSafeLoader):
    """libyaml's parser with the resolvers of YAML 1.2's core schema."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 -- PyYAML's own protocol


def _resolve(tag: str, pattern: str, first: str) -> None:
    """Plain text that matches the whole pattern and begins with one of these characters has this tag."""
    _CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), [*first, ""])


_resolve("null", r"~|null|Null|NULL|", "~nN")
_resolve("bool", r"true|false", "tf")
# A number with a leading zero is a name or a code, and stays text.
_resolve("int", r"-?(?:0|[1-9][0-9]{0,14})", "-0123456789")
_resolve("float", r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}", "-0123456789")


def parse_yaml(text: str, first_line: int = 1) -> YamlDocument:
    """Read a mapping from YAML that begins at `first_line` of its file."""
    try:
        node = yaml.compose(text, Loader=_CoreLoader)
    except yaml.YAMLError as error:
        return YamlDocument(None, faults=(_syntax_fault(error, text, first_line),))
    if node is None:
        return YamlDocument({})
    if not isinstance(node, yaml.MappingNode):
        fault = YamlFault(first_line, "yaml", "内容不是“名称: 值”的形式", "每行写成 title: 标题 的样子")
        return YamlDocument(None, faults=(fault,))
    reading = _Reading(first_line)
    data = reading.mapping(node, "", 0)
    if reading.faults:
        return YamlDocument(None, reading.lines, tuple(reading.faults))
    return YamlDocument(data, reading.lines)


class _Reading:
    """One walk over the nodes: data out, lines and faults noted."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.lines: dict[str, int] = {}
        self.faults: list[YamlFault] = []
        self._seen: set[int] = set()

    def mapping(self, node: yaml.MappingNode, path: str, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(key_node, "yaml", "键的写法不对", "冒号左边只写一个名称")
                continue
            key = key_node.value
            key_path = f"{path}.{key}" if path else key
            if key in data:
                self._fault(key_node, "duplicate-key", f"“{key}”写了两次", "只留一个，删掉另一个")
                continue
            self.lines[key_path] = self._line(key_node)
            data[key] = self._value(value_node, key_path, depth + 1)
        return data

    def _value(self, node: yaml.Node, path: str, depth: int) -> Any:
        if id(node) in self._seen:
            self._fault(node, "yaml-alias", "用了 YAML 的引用（& 和 *）", "把内容完整写出来，不用引用")
            return None
        self._seen.add(id(node))
        if depth > MAX_DEPTH:
            self._fault(node, "yaml", "层次太深", "检查缩进，减少层次")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self._item(item, f"{path}.{index}", depth + 1) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _item(self, node: yaml.Node, path: str, depth: int) -> Any:
        self.lines[path] = self._line(node)
        return self._value(node, path, depth)

    def _scalar(self, node: yaml.Node) -> Any:
        value: str = node.value
        match node.tag:
            case "tag:yaml.org,2002:str":
                return value
            case "tag:yaml.org,2002:null":
                return None
            case "tag:yaml.org,2002:bool":
                return value == "true"
            case "tag:yaml.org,2002:int":
                return int(value)
            case "tag:yaml.org,2002:float":
                return float(value)
        self._fault(node, "yaml-tag", "用了 YAML 标签（!）", "去掉感叹号；文字里有感叹号时整段加引号")
        return None

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def _fault(self, node: yaml.Node, rule: str, message: str, remedy: str) -> None:
        self.faults.append(YamlFault(self._line(node), rule, message, remedy))


def _syntax_fault(error: yaml.YAMLError, text: str, first_line: int) -> YamlFault:
    """Tell a syntax error where the editor can see it, with the mistake that Chinese input methods make most."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    index = min(mark.line, len(lines) - 1) if mark else 0
    near = lines[max(index - 1, 0) : index + 1]
    if any(re.match(r"\s*(?:- )?[a-z_]+：", line) for line in near):
        remedy = "这里用了中文冒号“：”，改成英文冒号加空格“: ”"
    elif any("\t" in line for line in near):
        remedy = "缩进用了 Tab，改成空格"
    else:
        remedy = "检查引号是否成对、冒号后是否有空格、缩进是否对齐；文字里有冒号或引号时整段加引号"
    return YamlFault(index + first_line, "yaml", "YAML 写法有误，读不出来", remedy)
