"""Workers of the commands."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from commands.options import executor_option
from commands.workers import workers
from dask_cluster import dask_cluster
from showcase.media import cluster as cluster_module
from showcase.project import Project
from small_site import SmallSite


def test_work_is_done_on_threads_and_its_progress_told_beside_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    with workers() as (executor, watch):
        progress = watch("图片")
        assert executor.submit(lambda: 6 * 7).result() == 42
        progress(1, 2)
    assert capsys.readouterr().out == ""


def test_as_many_originals_are_rendered_at_once_as_there_are_processors() -> None:
    with workers() as (executor, watch):
        progress = watch("图片")
        assert executor._max_workers == os.cpu_count()  # type: ignore[attr-defined]
        for done, total in ((0.0, 3), (1.5, 3), (3, 3)):
            progress(done, total)


def command(root: Path) -> click.Command:
    """A command that has its work done wherever it is told to."""

    @click.command()
    @executor_option
    def work(executor: str | None) -> None:
        with workers(executor, Project(root)) as (chosen, _):
            click.echo(type(chosen).__name__)

    return work


def test_work_is_done_here_unless_a_cluster_is_named(small_site: SmallSite) -> None:
    assert CliRunner().invoke(command(small_site.root), []).stdout == "ThreadPoolExecutor\n"


def test_a_cluster_that_is_named_does_the_work_and_is_told_of(small_site: SmallSite, tmp_path: Path) -> None:
    with dask_cluster(tmp_path / "dask", 1) as started:
        found = CliRunner().invoke(command(small_site.root), ["--executor", started.address])
    assert found.exit_code == 0, found.output
    assert found.stdout == "Cluster\n"
    assert found.stderr.endswith("集群做了 0 项，本机做了 0 项。\n")


@pytest.mark.parametrize("address", ["10.0.0.5:8786", "http://10.0.0.5:8786", ""])
def test_an_address_of_another_kind_is_refused(address: str, small_site: SmallSite) -> None:
    found = CliRunner().invoke(command(small_site.root), ["--executor", address])
    assert found.exit_code == 2
    assert "tcp://" in found.output


def test_a_cluster_that_cannot_be_reached_ends_the_command_with_one_sentence(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "CONNECT_SECONDS", 0.3)
    found = CliRunner().invoke(command(small_site.root), ["--executor", "tcp://127.0.0.1:9"])
    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr == "连不上集群的调度器 tcp://127.0.0.1:9。看看它开着没有、地址对不对。\n"


def test_without_the_library_it_is_told_how_to_get_it(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    found = CliRunner().invoke(command(small_site.root), ["--executor", "tcp://127.0.0.1:9"])
    assert (found.exit_code, found.stdout) == (1, "")
    assert "make ready-extras" in found.stderr
