"""The rendition store made ready for a site, without building its pages."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from showcase.checks.publication import select_public
from showcase.generator import read_sound, studio_of
from showcase.media.rendering import Progress, render_media
from showcase.media.shard import Shard
from showcase.media.share import render_shares, share_key
from showcase.media.store import Store
from showcase.media.wanted import list_wanted
from showcase.model import Issue, Site
from showcase.pages.shares import list_shares
from showcase.project import Project


@dataclass(frozen=True)
class Stocked:
    """What is public but for broken originals, how many files are new, and an issue at each place that shows a broken one."""

    public: Site
    new_files: int
    issues: tuple[Issue, ...]


def stock_up(project: Project, as_of: datetime, executor: Executor, progress: Progress, shard: Shard) -> Stocked:
    """Render what the public pages of a moment need and the store lacks, as far as it belongs to a part; SiteUnreadable if there is no site.

    Which items are held back for broken originals of other parts is not known here: what is made for them in vain, a pruning removes.
    """
    store = Store(project.store_path)
    with store.shared():
        content, site, issues = read_sound(project, as_of)
        public = select_public(content, site, issues, as_of).site
        wanted = tuple(item for item in list_wanted(public) if shard.holds(item.file.sha256))
        rendered = render_media(wanted, project.root, store, executor, progress)
        public = select_public(content, site, tuple(sorted((*issues, *rendered.issues))), as_of).site
        shares = {url: share for url, share in list_shares(public).items() if shard.holds(share_key(share))}
        shared = render_shares(shares, studio_of(project), executor)
    return Stocked(public, rendered.new_files + shared.new_files, rendered.issues)
