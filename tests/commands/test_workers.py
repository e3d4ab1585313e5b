"""Workers of the commands."""

from __future__ import annotations

import os

import pytest

from commands.workers import workers


def test_work_is_done_on_threads_and_its_progress_told_beside_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    with workers("图片") as (executor, progress):
        assert executor.submit(lambda: 6 * 7).result() == 42
        progress(1, 2)
    assert capsys.readouterr().out == ""


def test_as_many_originals_are_rendered_at_once_as_there_are_processors() -> None:
    with workers("图片") as (executor, progress):
        assert executor._max_workers == os.cpu_count()  # type: ignore[attr-defined]
        for done, total in ((0.0, 3), (1.5, 3), (3, 3)):
            progress(done, total)
