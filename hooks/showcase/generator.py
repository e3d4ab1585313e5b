"""The path from end to end: read → check → render media → lay out pages → feeds → publish."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path, PurePosixPath

from showcase.checks.content import check_site
from showcase.checks.preview import select_preview
from showcase.checks.publication import Held, select_public
from showcase.feeds.calendar import render_calendars
from showcase.feeds.feed import list_feeds
from showcase.feeds.outline import render_outlines
from showcase.feeds.rss import render_rss
from showcase.media.inventory import Inventory, take_inventory
from showcase.media.picture import Rendition, Renditions
from showcase.media.rendering import Progress, render_media, verify_media
from showcase.media.share import Studio, render_shares
from showcase.media.store import Store
from showcase.media.typeface import Typeface
from showcase.media.wanted import Wanted, list_wanted
from showcase.model import Issue, Severity, Site
from showcase.pages.layout import Layout, lay_out_pages
from showcase.pages.shares import list_shares
from showcase.project import Project
from showcase.publish.budget import Budget, OverBudget, measure_budget
from showcase.publish.handover import HandOver, hand_over
from showcase.publish.private_data import refuse_private_data
from showcase.reader.handwritten import HandwrittenPage
from showcase.reader.ledger import Ledger
from showcase.reader.site import SITE_FILE, Content, read_content
from showcase.urls import MEDIA


class SiteUnreadable(Exception):
    """site.yml is not sound, so there is no site to speak of."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("site.yml")
        self.issues = issues


class HeldBack(Exception):
    """A strict build found approved items that it would have to hold back."""

    def __init__(self, showcase: Showcase) -> None:
        super().__init__("held back")
        self.showcase = showcase


@dataclass(frozen=True)
class Showcase:
    """Everything that is published, finished but for the theme; a `preview` shows more, and is never published.

    `files` are feeds and calendars as bytes and media as paths, by address; `held` and `faults` are those of the publication.
    """

    site: Site
    layout: Layout
    files: Mapping[str, bytes | Path]
    handwritten: Mapping[PurePosixPath, HandwrittenPage]
    held: tuple[Held, ...]
    faults: tuple[Held, ...]
    issues: tuple[Issue, ...]
    feeds: int
    made: int
    reused: int
    preview: bool = False

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that keep something back."""
        return tuple(issue for issue in self.issues if issue.severity is Severity.ERROR)


@dataclass(frozen=True)
class Inspection:
    """What was read and everything that is wrong with it."""

    content: Content
    issues: tuple[Issue, ...]


RenderPages = Callable[[Showcase, Path], None]


def build_site(
    project: Project,
    as_of: datetime,
    render_pages: RenderPages,
    executor: Executor,
    progress: Progress,
    *,
    strict: bool,
    preview: bool = False,
) -> tuple[Showcase, HandOver, Budget]:
    """Build the site as of a moment; `render_pages(showcase, folder)` is the theme engine's part.

    Raises SiteUnreadable, PrivateData, OverBudget, or HeldBack with `strict`, before anything is handed over. The public folder is not touched until all is rendered;
    with `preview` it is not touched at all.
    """
    with Store(project.store_path).shared():
        showcase = generate(project, as_of, executor, progress, preview=preview)
        if strict and showcase.faults:
            raise HeldBack(showcase)
        shutil.rmtree(project.staging_path, ignore_errors=True)
        render_pages(showcase, project.staging_path)
    # A preview, too: it is sent around.
    refuse_private_data(project.staging_path, showcase.site)
    budget = measure_budget(project.staging_path, showcase.site.limit_bytes)
    if budget.share > 1:
        raise OverBudget(budget)
    target_path = project.preview_path if preview else project.site_path
    handed_over = hand_over(project.staging_path, target_path, preview=preview)
    shutil.rmtree(project.staging_path, ignore_errors=True)
    return showcase, handed_over, budget


def generate(
    project: Project, as_of: datetime, executor: Executor, progress: Progress, *, preview: bool = False
) -> Showcase:
    """All but the theme: SiteUnreadable if there is no site. A preview has no feeds, calendars and outlines: nobody subscribes to it."""
    select = select_preview if preview else select_public
    content = read_project(project)
    site = _site_of(content)
    issues = _issues_of(content, site, as_of)
    store = Store(project.store_path)
    wanted = list_wanted(select(content, site, issues, as_of).site)
    rendered = render_media(wanted, project.root, store, executor, progress)
    # Only now is it known which originals are broken; their items are held back like any other with a fault.
    issues = tuple(sorted((*issues, *rendered.issues)))
    public = select(content, site, issues, as_of)
    layout = lay_out_pages(public.site, rendered.renditions, as_of.astimezone(site.zone).date())
    studio = Studio(project.root, store, Typeface(project.typeface_path))
    shared = render_shares(list_shares(public.site), studio, executor)
    layout = layout.with_share_pictures(shared.pictures)
    feeds = {} if preview else {feed.url: render_rss(feed, site) for feed in list_feeds(public.site, layout.views)}
    media = _media_files(list_wanted(public.site), rendered.renditions, shared.pictures.values(), store)
    made = rendered.new_files + shared.new_files
    return Showcase(
        site=public.site,
        layout=layout,
        files={**feeds, **({} if preview else _calendars_and_outlines(public.site, layout)), **media},
        handwritten=public.handwritten,
        held=public.held,
        faults=public.faults,
        issues=issues,
        feeds=len(feeds),
        made=made,
        reused=max(len(media) - made, 0),
        preview=preview,
    )


def inspect(project: Project, as_of: datetime, executor: Executor, progress: Progress) -> Inspection:
    """Everything that is wrong with the content, public or not; nothing is rendered."""
    store = Store(project.store_path)
    with store.shared():
        content = read_project(project)
        if content.site is None:
            return Inspection(content, content.issues)
        found = check_site(content.site, as_of)
        broken = verify_media(list_wanted(content.site), project.root, store, executor, progress)
    return Inspection(content, tuple(sorted((*content.issues, *found, *broken))))


def take_stock(project: Project, as_of: datetime) -> Inventory:
    """What the store holds for the site as of a moment: SiteUnreadable if there is no site. Nothing is decoded or rendered."""
    content = read_project(project)
    site = _site_of(content)
    issues = _issues_of(content, site, as_of)
    public = select_public(content, site, issues, as_of).site
    return take_inventory(list_wanted(public), list_shares(public).values(), Store(project.store_path))


def read_project(project: Project) -> Content:
    """The content; what was found out about its originals is kept for the next time."""
    ledger = Ledger(project.ledger_path)
    content = read_content(project.root, ledger)
    if content.site is not None:
        ledger.save()
    return content


def _site_of(content: Content) -> Site:
    if content.site is None:
        raise SiteUnreadable(content.issues)
    return content.site


def _issues_of(content: Content, site: Site, as_of: datetime) -> tuple[Issue, ...]:
    """What reader and checks find; SiteUnreadable for an error in site.yml, since what it says stands on every page."""
    issues = (*content.issues, *check_site(site, as_of))
    faulty = tuple(issue for issue in issues if issue.source_path == SITE_FILE and issue.severity is Severity.ERROR)
    if faulty:
        raise SiteUnreadable(faulty)
    return issues


def _calendars_and_outlines(site: Site, layout: Layout) -> dict[str, bytes]:
    return {**render_calendars(layout.views), **render_outlines(site, layout.views)}


def _media_files(
    wanted: Iterable[Wanted], renditions: Renditions, shared: Iterable[Rendition], store: Store
) -> dict[str, Path]:
    """Every rendition that a public page may name, by address."""
    shown = (renditions.made(item.file, use).files for item in wanted for use in item.uses)
    urls = {rendition.url for rendition in (*chain.from_iterable(shown), *shared)}
    return {url: store.rendition_path(url.removeprefix(MEDIA)) for url in sorted(urls)}
