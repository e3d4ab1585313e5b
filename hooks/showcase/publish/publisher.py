"""Where a site is built: one build at a time, its work in a folder beside the public one, its manifest kept for the next."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portalocker import LockFlags, lock

from showcase.project import Project, Target
from showcase.publish.assembly import Assembly
from showcase.publish.budget import Budget, OverBudget, PageWeight, measure_budget
from showcase.publish.handover import HandOver, hand_over
from showcase.publish.indexing import Indexing
from showcase.publish.listing import list_folder
from showcase.publish.making import Making
from showcase.publish.manifest import Manifest, read_manifest, write_manifest
from showcase.publish.preview_mark import keep_apart
from showcase.publish.private_data import PrivateData
from showcase.publish.showcase import Showcase
from showcase.publish.theme import Theme
from showcase.publish.tree import restore
from showcase.urls import HANT


@dataclass(frozen=True)
class Publisher:
    """A project, and the folder that its site, or a preview of it, is handed over to."""

    project: Project
    target: Target

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One build at a time in a project; another one waits."""
        self.target.work_path.mkdir(exist_ok=True)
        with self.target.lock_path.open("a") as file:
            lock(file, LockFlags.EXCLUSIVE)
            # Closing the file, or the process's end, gives the lock back.
            yield

    def publish(self, showcase: Showcase, theme: Theme, *, clean: bool) -> tuple[HandOver, Budget]:
        """Make the next site and hand it over. Raises what `build_site` does, before the public folder is touched."""
        restore(self.target.public_path)
        work_path = self.project.work_path / "work"
        shutil.rmtree(work_path, ignore_errors=True)
        public = list_folder(self.target.public_path)
        assembly = Assembly(public, read_manifest(self.target.manifest_path), work_path / "made", keeps=not clean)
        making = Making(showcase, theme, assembly, work_path)
        making.make()
        self._refuse(assembly, showcase)
        weeks = {week.slug for week in showcase.site.weeks}
        Indexing(assembly, making.finishing, making.basis, self.project.packages_path, work_path).make(weeks)
        self._refuse(assembly, showcase)
        budget = _budget_of(assembly, showcase)
        handed_over = hand_over(assembly.sources, public, self.target.spare_path)
        write_manifest(self.target.manifest_path, Manifest(assembly.records))
        shutil.rmtree(work_path, ignore_errors=True)
        return handed_over, budget

    def files(self) -> dict[str, Path]:
        """Every file of the folder as it was handed over, by its path below it."""
        return {path: self.target.public_path / path for path in list_folder(self.target.public_path).files}

    def _refuse(self, assembly: Assembly, showcase: Showcase) -> None:
        if assembly.leaks:
            raise PrivateData(tuple(assembly.leaks))
        marked = {path: page.marked for path, page in assembly.pages.items()}
        keep_apart(marked, self.target.folder_path, preview=showcase.preview)


def _budget_of(assembly: Assembly, showcase: Showcase) -> Budget:
    site_bytes = sum(marks.bytes for marks in assembly.marks().values())
    # A page weighs the same in both editions.
    weights = (PageWeight(_url(path), page.weight) for path, page in assembly.pages.items() if not path.startswith(HANT))
    budget = measure_budget(site_bytes, showcase.site.limit_bytes, weights)
    if budget.share > 1:
        raise OverBudget(budget)
    return budget


def _url(path: str) -> str:
    return path.removesuffix("index.html") or "/"
