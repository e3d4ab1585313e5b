"""Where a site is built: one build at a time, its work in a folder beside the public one, its manifest kept for the next."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from showcase.atomic import clear_way
from showcase.locks import EXCLUSIVE, locked
from showcase.media.rendering import Progress, unwatched
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
    def alone(self, on_wait: Callable[[], object] = bool) -> Iterator[None]:
        """One build at a time in a project; another one waits, and calls `on_wait` before it does. A site that a killed build put aside comes back."""
        with locked(self.target.lock_path, EXCLUSIVE, on_wait):
            restore(self.target.public_path)
            yield

    def publish(
        self, showcase: Showcase, theme: Theme, on_pages: Progress = unwatched, *, clean: bool
    ) -> tuple[HandOver, Budget]:
        """Make the next site and hand it over. Raises what `build_site` does, before the public folder is touched."""
        public, manifest = list_folder(self.target.public_path), read_manifest(self.target.manifest_path)
        with self._workplace() as work_path:
            assembly = Assembly(public, manifest, work_path / "made", keeps=not clean)
            return self._publish(Making(showcase, theme, assembly, work_path, on_pages))

    @contextmanager
    def _workplace(self) -> Iterator[Path]:
        """A folder to make things in, a new one: not even a program that a killed build left running writes there."""
        for left_path in self.target.work_path.glob("work-*"):
            shutil.rmtree(left_path, ignore_errors=True)
        with TemporaryDirectory(prefix="work-", dir=self.target.work_path, ignore_cleanup_errors=True) as folder:
            yield Path(folder)

    def _publish(self, making: Making) -> tuple[HandOver, Budget]:
        showcase, assembly = making.showcase, making.assembly
        making.make()
        self._refuse(assembly, showcase)
        weeks = {week.slug for week in showcase.site.weeks}
        Indexing(assembly, making.finishing, making.basis, self.project.packages_path, making.work_path).make(weeks)
        self._refuse(assembly, showcase)
        budget = _budget_of(assembly, showcase)
        # What the last build came to is true of its own site only.
        clear_way(self.target.standing_path)
        self.target.standing_path.unlink(missing_ok=True)
        handed_over = hand_over(assembly.sources, self.target.spare_path)
        write_manifest(self.target.manifest_path, Manifest(assembly.records))
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
    weights = (
        PageWeight(_url(path), page.weight) for path, page in assembly.pages.items() if not path.startswith(HANT)
    )
    budget = measure_budget(site_bytes, showcase.site.limit_bytes, weights)
    if budget.share > 1:
        raise OverBudget(budget)
    return budget


def _url(path: str) -> str:
    return path.removesuffix("index.html") or "/"
