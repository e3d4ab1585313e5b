"""The hand-over: the public folder becomes the next site, in one step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from showcase.publish.sources import Sources
from showcase.publish.tree import arrange, exchange, renew


@dataclass(frozen=True)
class HandOver:
    """What a hand-over did, in files, and how many files the site has after it."""

    written: int
    unchanged: int
    deleted: int
    files: int


class NothingRendered(Exception):
    """A site without a file: whatever went wrong, the public folder is not emptied for it."""


def hand_over(sources: Sources, spare_path: Path) -> HandOver:
    """Make the public folder hold exactly these files; raises NothingRendered.

    The next site is put together in `spare_path`, on the same file system, and exchanged with the public folder. What is left there afterwards is the new
    site once more, in the same files: the next hand-over only has to change what differs, and nothing that was withdrawn stays behind.
    """
    public = sources.public
    if not sources:
        raise NothingRendered(str(public.folder_path))
    gone = [path for path in (*public.files, *public.others) if path not in sources]
    if sources.made or gone:
        if spare_path.is_symlink() or spare_path.is_file():
            spare_path.unlink()
        arrange(spare_path, sources.made, sources.kept, public)
        exchange(spare_path, public.folder_path)
        changed = {path: public.folder_path / path for path in sources.made}
        if public.files and not public.others:
            renew(spare_path, gone, changed, public)
        else:
            arrange(spare_path, changed, sources.kept, public)
    return HandOver(len(sources.made), len(sources.kept), len(gone), len(sources))
