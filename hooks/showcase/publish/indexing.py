"""The pages of the next site → its search indexes, one a week; an index whose pages stand is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from showcase.media.store import Marks
from showcase.publish.assembly import Assembly
from showcase.publish.fingerprint import value_digest
from showcase.publish.finishing import Finished, Finishing
from showcase.publish.search_index import index_edition, index_groups, write_group_index, write_search_reader
from showcase.urls import SEARCH_INDEX

# While Pagefind reads the pages of one week, those of the next are made ready.
_AT_ONCE = 2


@dataclass(frozen=True)
class Indexing:
    """What indexes are made with; `basis` is the digest of what every output depends on."""

    assembly: Assembly
    finishing: Finishing
    basis: str
    packages_path: Path
    work_path: Path

    def make(self, weeks: Collection[str]) -> None:
        """Put the search indexes into the assembly, which has all pages by now; `weeks` are those of the site. Raises IndexNotMade."""
        marks = {path: one for path, one in self.assembly.marks().items() if path.endswith(".html")}
        groups = index_groups(map(PurePosixPath, marks), weeks)
        makers = {f"index {name}": self._maker(name, groups[name]) for name in groups}
        digests = {f"index {name}": self._digest(paths, marks) for name, paths in groups.items()}
        makers["search reader"], digests["search reader"] = self._reader, self._digest((), marks)
        wanting = [name for name, digest in digests.items() if self.assembly.keep(name, digest) is None]
        with ThreadPoolExecutor(_AT_ONCE) as executor:
            made = executor.map(lambda name: makers[name](), wanting)
            for name, finished in zip(wanting, made, strict=True):
                self.assembly.take(name, digests[name], finished)

    def _digest(self, paths: Iterable[PurePosixPath], marks: Mapping[str, Marks]) -> str:
        pages = [(str(path), marks[str(path)].sha256) for path in paths]
        return value_digest(self.basis, index_edition(self.packages_path), pages)

    def _maker(self, name: str, paths: tuple[PurePosixPath, ...]) -> Callable[[], Finished]:
        def make() -> Finished:
            index_path = self.work_path / "indexes" / name
            write_group_index(
                {path: self.assembly.sources[str(path)] for path in paths}, index_path, self.packages_path
            )
            return self.finishing.finish_folder(index_path, f"{SEARCH_INDEX}{name}/")

        return make

    def _reader(self) -> Finished:
        reader_path = self.work_path / "search-reader"
        write_search_reader(reader_path, self.packages_path)
        return self.finishing.finish_folder(reader_path, SEARCH_INDEX)
