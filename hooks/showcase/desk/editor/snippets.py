"""Front matter as a code editor offers it in Markdown files: whole, and each field by its name, with its choices and what it is for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from showcase.desk.editor.json_schema import KINDS, json_schema

SNIPPETS = PurePosixPath(".vscode/skillweek.code-snippets")
_HEAD = "// 由 build.py schema --write 生成，不要手改。\n"
# Written by commands, never by hand.
_RECORDS = frozenset({"approved", "withdrawn"})


def snippet_files() -> dict[PurePosixPath, str]:
    """The snippets' file, by its path from the project's root; in Markdown, typing a field's name offers it."""
    found: dict[str, dict[str, Any]] = {}
    for kind in KINDS.values():
        if kind.place.endswith(".md"):
            schema = json_schema(kind)
            found[f"{kind.title}：开头的资料"] = _whole(kind.title, schema)
            found.update((f"{kind.title}：{field}", _one(kind.title, field, schema)) for field in _fields(schema))
    return {SNIPPETS: _HEAD + json.dumps(found, ensure_ascii=False, indent=2) + "\n"}


def _fields(schema: Mapping[str, Any]) -> Iterator[str]:
    return (field for field in schema["properties"] if field not in _RECORDS)


def _whole(title: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    stops = _Stops(schema)
    lines = [line for field in schema.get("required", ("title",)) for line in stops.lines(field)]
    body = ["---", *lines, "---", "$0"]
    return {"scope": "markdown", "prefix": title, "body": body, "description": f"{title}：必须写的各项"}


def _one(title: str, field: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    words = f"{title}：{schema['properties'][field]['description']}"
    return {"scope": "markdown", "prefix": field, "body": _Stops(schema).lines(field), "description": words}


class _Stops:
    """The lines of one snippet, whose places to fill in are numbered in their order."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema
        self.number = 0

    def lines(self, field: str) -> list[str]:
        value = self.schema["properties"][field]
        entry = self._entry(value.get("items", {}))
        if entry is not None:
            return [f"{field}:", f"  - {{{self._pairs(entry)}}}"]
        if value.get("type") == "array":
            return [f"{field}: [{self._stop({})}]"]
        inner = self._entry(value)
        return [f"{field}: {{{self._pairs(inner)}}}" if inner is not None else f"{field}: {self._stop(value)}"]

    def _entry(self, value: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """The mapping that a value refers to, if it is one."""
        for part in (value, *value.get("allOf", ()), *value.get("anyOf", ())):
            if "$ref" in part:
                definition: Mapping[str, Any] = self.schema["definitions"][part["$ref"].rpartition("/")[2]]
                return definition
        return None

    def _pairs(self, entry: Mapping[str, Any]) -> str:
        return ", ".join(f"{field}: {self._stop(entry['properties'][field])}" for field in entry["required"])

    def _stop(self, value: Mapping[str, Any]) -> str:
        self.number += 1
        choices = [choice for choice in value.get("enum", ()) if choice is not None]
        if "boolean" in value.get("type", ""):
            choices = ["true", "false"]
        # Within the choices of a snippet these two divide and end.
        escaped = [str(choice).replace(",", "\\,").replace("|", "\\|") for choice in choices]
        return f"${{{self.number}|{','.join(escaped)}|}}" if escaped else f"${{{self.number}}}"
