"""Who does the work on media, this machine's threads or a cluster, and bars on the terminal that show how far all of it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from showcase.media.rendering import Progress as Advance
from showcase.media.store import Store
from showcase.project import Project

# Called with a label, gives what to call with the steps done and the sum of steps.
Watch = Callable[[str], Advance]


@contextmanager
def workers(executor: str | None = None, project: Project | None = None) -> Iterator[tuple[Executor, Watch]]:
    """An executor, as many threads as there are cores or the cluster at that address for that project, and what makes a bar for each kind of work."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with (
        _cluster(executor, project) if executor and project else ThreadPoolExecutor(os.cpu_count()) as chosen,
        Progress(*columns, console=Console(stderr=True), transient=True) as bar,
    ):

        def watch(label: str) -> Advance:
            task = bar.add_task(label, total=None)
            return lambda done, total: bar.update(task, completed=done, total=total)

        yield chosen, watch


@contextmanager
def _cluster(address: str, project: Project) -> Iterator[Executor]:
    """The cluster; without it the command ends. Afterwards it is told who did the work."""
    # Needed by few, and slow to load.
    from showcase.media.cluster import ClusterUnfit, join_cluster  # noqa: PLC0415

    try:
        with join_cluster(address, project.root, Store(project.store_path)) as cluster:
            yield cluster
    except ClusterUnfit as fault:
        click.echo(str(fault), err=True)
        raise click.exceptions.Exit(1) from None
    reasons = "，".join(f"{reason} {count:,}" for reason, count in cluster.done_at_home.most_common())
    at_home = f"{cluster.done_at_home.total():,} 项{f'（{reasons}）' if reasons else ''}"
    click.echo(f"集群做了 {cluster.done_abroad:,} 项，本机做了 {at_home}。", err=True)
