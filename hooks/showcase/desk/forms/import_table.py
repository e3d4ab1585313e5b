"""What an import does, as a table for the terminal."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from showcase.checks.statistics import SUMMED
from showcase.desk.forms.form import Figure
from showcase.desk.forms.importing import NEW, SAME, Plan, Verdict

_LABELS = {**SUMMED, "coverage": "学生参与覆盖率", "activities": "主要活动形式", "media": "媒体报道情况"}


def import_table(plan: Plan) -> Table:
    """Unit, what becomes of it, and each figure that changes."""
    table = Table(title="statistics.yml", title_justify="left")
    for head in ("单位", "结果", "数字"):
        table.add_column(head, overflow="fold")
    for verdict in plan.verdicts:
        # As text, not as markup: names may hold brackets.
        style = "" if verdict.word in {NEW, SAME} else "bold"
        table.add_row(Text(verdict.unit), Text(verdict.word, style=style), Text("；".join(_told(verdict))))
    return table


def _told(verdict: Verdict) -> list[str]:
    return [
        f"{_LABELS[name]}：{_shown(name, new)}"
        if verdict.word == NEW
        else f"{_LABELS[name]}：{_shown(name, old)} → {_shown(name, new)}"
        for name, (old, new) in verdict.differences.items()
    ]


def _shown(name: str, value: Figure | None) -> str:
    if value is None:
        return "（空）"
    return f"{value:.2%}" if name == "coverage" else str(value)
