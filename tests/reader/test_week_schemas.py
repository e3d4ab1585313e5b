"""What may stand in week.yml, statistics.yml and site.yml."""

from __future__ import annotations

import re
from pathlib import Path

from showcase.reader.week_schemas import RulesSchema, StatisticsRecordSchema, WeekSchema

FORMAT = (Path(__file__).resolve().parents[2] / "docs" / "content.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return FORMAT.split(title, 1)[1].split("\n## ", 1)[0]


def test_every_rule_stands_in_the_documentation_and_no_other() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", section("### Rules"), re.MULTILINE)
    assert documented == list(RulesSchema.model_fields)


def test_every_field_of_week_yml_stands_in_the_documentation() -> None:
    documented = re.findall(r"^(\w+):", section("## `week.yml`"), re.MULTILINE)
    assert documented == list(WeekSchema.model_fields)


def test_every_column_of_the_statistics_stands_in_the_documentation() -> None:
    documented = re.findall(r"^(?:  - |    )(\w+):", section("## `statistics.yml`"), re.MULTILINE)
    assert documented == list(StatisticsRecordSchema.model_fields)
