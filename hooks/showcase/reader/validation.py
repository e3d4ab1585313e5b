"""Data against its schema: every disagreement becomes an issue with the line of its key, in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from showcase.reader.findings import Findings
from showcase.reader.schema_types import Schema

# pydantic's error types (https://docs.pydantic.dev/latest/errors/validation_errors/) → what is wrong, what to do.
_WORDS: Mapping[str, tuple[str, str]] = {
    "missing": ("缺少“{field}”", "补上一行 {field}: …"),
    "string_type": ("“{field}”应是一段文字", "写成文字；数字、日期两边加上引号，不能留空"),
    "string_too_short": ("“{field}”是空的", "填上内容，或删掉这一行"),
    "string_too_long": ("“{field}”超过 {max_length} 个字", "缩短到 {max_length} 个字以内"),
    "string_pattern_mismatch": ("“{field}”的写法不对", "按 docs/content.md 的例子写"),
    "bool_type": ("“{field}”只能是 true 或 false", "写 true 或 false，不加引号"),
    "int_type": ("“{field}”应是整数", "只写阿拉伯数字，不加引号和单位"),
    "float_type": ("“{field}”应是数字", "只写阿拉伯数字，不加引号和单位"),
    "greater_than_equal": ("“{field}”太小，不能小于 {ge}", "改成 {ge} 或更大的数"),
    "less_than_equal": ("“{field}”太大，不能大于 {le}", "改成 {le} 或更小的数"),
    "list_type": ("“{field}”应是一个列表", "写成 [甲, 乙]，或每项一行、以“- ”开头"),
    "model_type": ("“{field}”里应有下一级的名称", "换行缩进后逐项写“名称: 值”"),
    "dict_type": ("“{field}”里应有下一级的名称", "换行缩进后逐项写“名称: 值”"),
    "literal_error": ("“{field}”不是可选的值", "改成其中之一：{expected}"),
    "too_short": ("“{field}”至少要有 {min_length} 项", "补足 {min_length} 项"),
    "too_long": ("“{field}”最多 {max_length} 项", "减到 {max_length} 项以内"),
}
# What editors may look for a field for, and must not put into the repository.
_PRIVATE_FIELDS = frozenset(
    {"contact", "phone", "mobile", "tel", "qq", "wechat", "email", "mail", "联系人", "电话", "手机"}
)


S = TypeVar("S", bound=Schema)


def validate(
    schema: type[S], data: Mapping[str, Any], source_path: PurePosixPath, lines: Mapping[str, int], findings: Findings
) -> S | None:
    """The data as the schema's object; None, with one issue for each disagreement."""
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            message, remedy = _explain(details, schema)
            findings.error(source_path, _line(details["loc"], lines), f"field-{details['type']}", message, remedy)
        return None


def validate_known(schema: type[S], data: Mapping[str, Any]) -> S | None:
    """The data as the schema's object without the fields that are none and no mistyped ones either, and with a dash where words are missing;
    None if that does not help.

    For reading on in an item that has its issue already, so that everything else wrong with it is told in the same run.
    """
    known = deepcopy({key: value for key, value in data.items() if key in schema.model_fields or _near(key, schema)})
    try:
        return schema.model_validate(known)
    except ValidationError as error:
        unwritten = [details for details in error.errors(include_url=False) if _is_unwritten(details)]
    for details in unwritten:
        _fill(known, details["loc"])
    try:
        return schema.model_validate(known) if unwritten else None
    except ValidationError:
        return None


def _is_unwritten(details: ErrorDetails) -> bool:
    return details["type"] in {"missing", "string_too_short"} or (
        details["type"] == "string_type" and details["input"] is None
    )


def _fill(data: Any, location: tuple[int | str, ...]) -> None:
    """Put a dash at a place whose value is missing or empty."""
    *above, last = location
    for part in above:
        data = data[part]
    data[last] = "—"


def _near(field: str, schema: type[Schema]) -> list[str]:
    return get_close_matches(field, schema.model_fields, n=1)


def _line(location: tuple[int | str, ...], lines: Mapping[str, int]) -> int:
    """The line of the key, or of the nearest key above it that is written."""
    for length in range(len(location), 0, -1):
        line = lines.get(".".join(map(str, location[:length])))
        if line is not None:
            return line
    return 1


def _explain(details: ErrorDetails, schema: type[Schema]) -> tuple[str, str]:
    field = _name(details["loc"])
    if details["type"] == "extra_forbidden":
        return _explain_unknown(field, schema if len(details["loc"]) == 1 else None)
    if details["type"] in _WORDS:
        message, remedy = _WORDS[details["type"]]
        words = {"field": field, **details.get("ctx", {})}
        words["expected"] = "、".join(re.findall("'([^']*)'", str(words.get("expected"))))
        return message.format(**words), remedy.format(**words)
    # Our own error types speak Chinese already; anything else still names its field.
    own = details["type"] in {"day", "moment", "clock", "slug", "web_address", "status", "severity", "pinyin"}
    return (f"“{field}”的写法不对", details["msg"] if own else "按 docs/content.md 的例子写")


def _name(location: tuple[int | str, ...]) -> str:
    """What an editor would call the place: the key, or the list and the number of the entry."""
    # pydantic writes `[key]` after a key that is itself not as it should be.
    names = [part for part in location if part != "[key]"]
    if not names:
        return "内容"
    last = names[-1]
    return f"{_name(tuple(names[:-1]))} 第 {last + 1} 项" if isinstance(last, int) else last


def _explain_unknown(field: str, schema: type[Schema] | None) -> tuple[str, str]:
    if field.lower() in _PRIVATE_FIELDS:
        return f"“{field}”属于联系方式，不能写进仓库", "删掉这一项；联系方式由教育局另行保存，从不公开"
    near = _near(field, schema) if schema else []
    remedy = f"是否想写“{near[0]}”？否则删掉这一项" if near else "删掉这一项，或按 docs/content.md 改成正确的名称"
    return f"没有“{field}”这一项", remedy
