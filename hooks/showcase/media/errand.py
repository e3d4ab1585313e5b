"""Work on originals that is done on another machine: what is sent there, what is done with it, what comes back.

A machine that sees the project's folder and store works in them. One that does not is sent the original, works in a folder of its own, and sends back what it made: a *parcel*.
"""

from __future__ import annotations

import hashlib
import pickle
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from showcase.media.recipe import RECIPES
from showcase.media.rendition import record_name
from showcase.media.share import Share, Studio, share_key
from showcase.media.store import Store
from showcase.media.wanted import Wanted
from showcase.media.workshop import Workshop, this_workshop
from showcase.model import MediaFile
from showcase.reader.media_file import same_bytes

# What git hosts take as one file; a larger original is not sent around.
PARCEL_BYTES = 100 << 20
_RENDITION = re.compile(r"[0-9a-f]{32}\.[a-z0-9]{2,4}")
_TILE = re.compile(r"([0-9a-f]{32})_files/[0-9]{1,2}/[0-9]{1,4}_[0-9]{1,4}\.webp")


class Refused(Exception):
    """A machine that cannot do the work as we would, or a parcel that is not what it should be."""


@dataclass(frozen=True)
class Sight:
    """How a machine finds out whether it sees our project and store: by a file that nobody else's store holds."""

    root: Path
    store: Store
    word: str

    @property
    def path(self) -> Path:
        """The file."""
        return self.store.path / f".sight-{self.word}"

    def is_seen(self) -> bool:
        """Whether this machine sees them, at the same places."""
        return self.path.is_file() and (self.root / "content").is_dir()


@dataclass(frozen=True)
class MadeSet:
    """A set of renditions on its way: its record's name and facts, and each file's bytes and digest by its name, in the record's order."""

    key: str
    facts: Mapping[str, Any]
    files: Mapping[str, tuple[bytes, str]]


@dataclass(frozen=True)
class Answer:
    """What was done: how many files are new and, where the store is not shared, what was made."""

    new_files: int
    parcel: tuple[MadeSet, ...] = ()


@dataclass(frozen=True)
class Errand:
    """A call for a machine like ours. `originals` are the bytes by path, or None where it is to see them itself."""

    work: Callable[..., Any]
    arguments: tuple[Any, ...]
    workshop: Workshop
    sight: Sight
    originals: Mapping[PurePosixPath, bytes] | None = field(default=None, repr=False)


def seal(errand: Errand) -> bytes:
    """The errand as bytes that do it where they are unpickled: a cluster's scheduler, which has not our program, passes them on unread."""
    return pickle.dumps(_Sealed(errand))


@dataclass(frozen=True)
class _Sealed:
    errand: Errand

    def __reduce__(self) -> tuple[Callable[[Errand], Answer], tuple[Errand]]:
        return run_errand, (self.errand,)


def run_errand(errand: Errand) -> Answer:
    """Do the work on this machine; Refused where it would not be what its sender would make."""
    different = errand.workshop.differences(this_workshop())
    if different:
        raise Refused("、".join(different))
    if errand.originals is None:
        if not errand.sight.is_seen():
            raise Refused("看不到项目")
        return Answer(_new_files(errand.work(*errand.arguments)))
    with tempfile.TemporaryDirectory() as folder:
        root, store = Path(folder, "project"), Store(Path(folder, "store"))
        for source_path, data in errand.originals.items():
            (root / source_path).parent.mkdir(parents=True, exist_ok=True)
            (root / source_path).write_bytes(data)
        made = errand.work(*(_moved(argument, root, store) for argument in errand.arguments))
        return Answer(_new_files(made), _packed(store))


def list_records(arguments: Iterable[Any]) -> frozenset[str]:
    """The names of the records that a call with these arguments makes; none of one whose work does not end in the store."""
    keys: set[str] = set()
    for argument in arguments:
        match argument:
            case Wanted():
                keys.update(key for use in argument.uses for key in RECIPES[use].keys(argument.file))
            case Share():
                keys.add(share_key(argument))
    return frozenset(keys)


def pack_originals(arguments: Iterable[Any], root: Path) -> dict[PurePosixPath, bytes] | None:
    """The originals that a call with these arguments reads, as they were approved; None if they are too large, or if it needs more than them."""
    files = [file for argument in arguments for file in _originals(argument)]
    if not files or sum(file.bytes for file in files) > PARCEL_BYTES:
        return None
    return {file.source_path: same_bytes(root / file.source_path, file.sha256).read_bytes() for file in files}


def unpack(parcel: Iterable[MadeSet], expected: frozenset[str], store: Store) -> None:
    """Put what another machine made into the store; Refused unless records, names and digests are those of the work that it was given."""
    for made in parcel:
        if (
            made.key not in expected
            or not _belong(made)
            or not all(_arrived_whole(*file) for file in made.files.values())
        ):
            raise Refused("送回的文件不对")
        for name, (data, _) in made.files.items():
            store.keep(name, lambda path, data=data: path.write_bytes(data))  # type: ignore[misc]
        store.remember(made.key, made.files, made.facts)


def _belong(made: MadeSet) -> bool:
    """Whether the files are those that the record's name was made from, and the tiles of one of them."""
    names = [name for name in made.files if _RENDITION.fullmatch(name)]
    stems = {name.partition(".")[0] for name in names if name.endswith(".dzi")}
    tiles = [_TILE.fullmatch(name) for name in made.files if name not in names]
    return made.key == record_name(names) and all(tile is not None and tile[1] in stems for tile in tiles)


def _arrived_whole(data: bytes, sha256: str) -> bool:
    return hashlib.sha256(data).hexdigest() == sha256


def _packed(store: Store) -> tuple[MadeSet, ...]:
    packed = []
    for key in (PurePosixPath(path).name for path in store.files() if path.endswith(".json")):
        record, files = store.recall(key), store.contents(key)
        if record is not None and files is not None:
            read = {name: (store.rendition_path(name).read_bytes(), marks.sha256) for name, marks in files.items()}
            packed.append(MadeSet(key, record.facts, read))
    return tuple(packed)


def _originals(argument: Any) -> tuple[MediaFile, ...]:
    match argument:
        case Wanted():
            return (argument.file,)
        case Share() if argument.cover is not None:
            return (argument.cover.file,)
    return ()


def _moved(argument: Any, root: Path, store: Store) -> Any:
    """An argument that says where things lie, for another place."""
    match argument:
        case Path():
            return root
        case Store():
            return store
        case Studio():
            return replace(argument, root=root, store=store)
    return argument


def _new_files(made: Any) -> int:
    return int(getattr(made, "new_files", 0))
