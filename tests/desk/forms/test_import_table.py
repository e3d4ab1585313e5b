"""What an import does, as a table."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from showcase.desk.forms.import_table import import_table
from showcase.desk.forms.importing import CHANGED, NEW, SAME, Plan, Verdict


def test_every_unit_has_a_row_with_what_changes() -> None:
    verdicts = (
        Verdict("甲[red]县", NEW, {"people": (None, 7)}),
        Verdict("乙县", CHANGED, {"coverage": (0.8, 0.85), "media": (None, "两篇")}),
        Verdict("丙县", SAME, {}),
    )
    console = Console(file=StringIO(), width=160)
    console.print(import_table(Plan(verdicts, ())))
    assert isinstance(console.file, StringIO)
    shown = console.file.getvalue()
    for words in ("甲[red]县", "参与总人数：7", "学生参与覆盖率：80.00% → 85.00%；媒体报道情况：（空） → 两篇", "丙县"):
        assert words in shown
