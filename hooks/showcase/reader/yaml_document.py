"""YAML with the line of every key: PyYAML's events, read as YAML 1.2 core and without its surprises.

No anchors, aliases or tags; only `true`/`false` are truth values (in YAML 1.1 the key `on` would be one); `16:00` and `2023-05-15` stay
text, which the schemas read. See https://yaml.org/spec/1.2.2/#103-core-schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from showcase.reader.characters import holds_forbidden

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


# Plain scalars of the core schema; whatever matches none of these is text. A number with a leading zero is a name or a code.
_NULL = re.compile(r"(?:~|null|Null|NULL|)\Z")
_BOOL = re.compile(r"(?:true|false)\Z")
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z", re.ASCII)
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z", re.ASCII)


def parse_yaml(text: str, first_line: int = 1) -> YamlDocument:
    """Read a mapping from YAML that begins at `first_line` of its file."""
    reading = _Reading(first_line)
    try:
        data = reading.document(text)
    except yaml.YAMLError as error:
        # What the events told before the parser gave up was a consequence of the same mistake.
        return YamlDocument(None, reading.lines, (_syntax_fault(error, text, first_line),))
    except _TooDeep:
        data = None
    if reading.faults:
        return YamlDocument(None, reading.lines, tuple(reading.faults))
    return YamlDocument(data, reading.lines)


class _TooDeep(Exception):
    """Nesting that no schema needs; reading on would overflow the stack."""


class _Reading:
    """One walk over the parser's events, which come without recursion: data out, lines and faults noted."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.lines: dict[str, int] = {}
        self.faults: list[YamlFault] = []
        self._events: Iterator[yaml.Event] = iter(())

    def document(self, text: str) -> dict[str, Any] | None:
        """The one mapping of a text; an empty text is an empty mapping."""
        self._events = iter(yaml.CSafeLoader(text).get_event, None)
        data: dict[str, Any] = {}
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._fault(event, "yaml", "多了一行“---”", "资料里不要再写 ---")
                    return None
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, "", 0)
                if isinstance(event, yaml.MappingStartEvent):
                    data = value
                elif not (isinstance(event, yaml.ScalarEvent) and value is None):
                    self._fault(event, "yaml", "内容不是“名称: 值”的形式", "每行写成 title: 标题 的样子")
        return data

    def _value(self, event: yaml.Event, path: str, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            self._fault(event, "yaml-alias", "用了 YAML 的引用（& 和 *）", "把内容完整写出来，不用引用")
        elif getattr(event, "tag", None) is not None:
            self._fault(event, "yaml-tag", "用了 YAML 标签（!）", "去掉感叹号；文字里有感叹号时整段加引号")
        if depth > MAX_DEPTH:
            self._fault(event, "yaml", "层次太深", "检查缩进，减少层次")
            raise _TooDeep
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _mapping(self, path: str, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(key_event := next(self._events), yaml.MappingEndEvent):
            self._value(key_event, path, depth + 1)
            key = key_event.value if isinstance(key_event, yaml.ScalarEvent) else ""
            key_path = f"{path}.{key}" if path else key
            self.lines.setdefault(key_path, self._line(key_event))
            value = self._value(next(self._events), key_path, depth + 1)
            if not isinstance(key_event, yaml.ScalarEvent):
                self._fault(key_event, "yaml", "键的写法不对", "冒号左边只写一个名称")
            elif key in data:
                self._fault(key_event, "duplicate-key", f"“{key}”写了两次", "只留一个，删掉另一个")
            else:
                data[key] = value
        return data

    def _sequence(self, path: str, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            item_path = f"{path}.{len(items)}"
            self.lines[item_path] = self._line(event)
            items.append(self._value(event, item_path, depth + 1))
        return items

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        value: str = event.value
        if holds_forbidden(value):
            self._fault(event, "control-character", "这一行含有看不见的控制字符", "删掉这一行，重新手打一遍")
        if not event.implicit[0]:
            return value
        if _NULL.match(value):
            return None
        if _BOOL.match(value):
            return value == "true"
        if _INT.match(value):
            return int(value)
        return float(value) if _FLOAT.match(value) else value

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self.first_line

    def _fault(self, event: yaml.Event, rule: str, message: str, remedy: str) -> None:
        self.faults.append(YamlFault(self._line(event), rule, message, remedy))


def _syntax_fault(error: yaml.YAMLError, text: str, first_line: int) -> YamlFault:
    """Tell a syntax error where the editor can see it, with the mistake that Chinese input methods make most."""
    # A quote or bracket that is never closed is noticed far below; its editor looks for where it opens.
    opens = re.search(r"quoted scalar|flow (?:sequence|mapping)", str(getattr(error, "context", "")))
    marks = ("context_mark", "problem_mark") if opens else ("problem_mark", "context_mark")
    mark = getattr(error, marks[0], None) or getattr(error, marks[1], None)
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
