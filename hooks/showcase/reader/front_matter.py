"""A Markdown file's two halves: YAML front matter between two lines of `---`, and the text after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from showcase.reader.findings import Findings
from showcase.reader.yaml_document import YamlDocument, parse_yaml

FENCE = "---"


@dataclass(frozen=True)
class FrontMatter:
    """The data of the first half with the line of each key, the text of the second, and the line at which that text begins."""

    data: Mapping[str, Any]
    lines: Mapping[str, int]
    text: str
    text_line: int


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """The YAML, the text, and the text's first line; None unless the file begins with a fence that is closed."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2
    return None


def read_front_matter(source_path: PurePosixPath, text: str, findings: Findings) -> FrontMatter | None:
    """Both halves of a file; None, with issues, when the fence is missing or the YAML cannot be read."""
    halves = split_front_matter(text)
    if halves is None:
        findings.error(
            source_path,
            1,
            "front-matter",
            "开头缺少成对的“---”",
            "第一行写 ---，资料写完后再用一行 --- 结束，下面才是正文",
        )
        return None
    yaml_text, body, text_line = halves
    document = parse_yaml(yaml_text, first_line=2)
    if not note_faults(source_path, document, findings) or document.data is None:
        return None
    return FrontMatter(document.data, document.lines, body, text_line)


def note_faults(source_path: PurePosixPath, document: YamlDocument, findings: Findings) -> bool:
    """Turn a document's faults into issues; whether there were none."""
    for fault in document.faults:
        findings.error(source_path, fault.line, fault.rule, fault.message, fault.remedy)
    return not document.faults
