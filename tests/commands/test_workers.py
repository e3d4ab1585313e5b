"""Workers of the commands."""

from __future__ import annotations

import pytest

from commands.workers import workers


def test_work_is_done_on_threads_and_its_progress_told_beside_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    with workers("图片") as (executor, progress):
        assert executor.submit(lambda: 6 * 7).result() == 42
        progress(1, 2)
    assert capsys.readouterr().out == ""
