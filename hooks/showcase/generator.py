"""The path from end to end: read → check → render media → lay out pages → feeds → publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from showcase.checks.content import check_site
from showcase.checks.moments import next_moment
from showcase.checks.preview import select_preview
from showcase.checks.publication import select_public
from showcase.feeds.calendar import render_calendars
from showcase.feeds.feed import list_feeds
from showcase.feeds.outline import render_outlines
from showcase.media.inventory import Inventory, take_inventory
from showcase.media.picture import Rendition, Renditions
from showcase.media.pushed import refuse_unpushed
from showcase.media.rendering import Progress, render_media, unwatched, verify_media
from showcase.media.served import names_elsewhere, rendition_from, served_from
from showcase.media.share import Studio, render_shares
from showcase.media.store import Store
from showcase.media.typeface import Typeface
from showcase.media.wanted import Wanted, list_wanted
from showcase.model import Issue, Severity, Site
from showcase.pages.layout import lay_out_pages
from showcase.pages.shares import list_shares
from showcase.project import Project
from showcase.publish.budget import Budget
from showcase.publish.handover import HandOver
from showcase.publish.publisher import Publisher
from showcase.publish.showcase import Showcase
from showcase.publish.standing import Standing, take_stamp, write_standing
from showcase.publish.theme import Theme
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
class Built:
    """What a build published, what the hand-over did, what the site weighs."""

    showcase: Showcase
    handed_over: HandOver
    budget: Budget


@dataclass(frozen=True)
class Inspection:
    """What was read and everything that is wrong with it."""

    content: Content
    issues: tuple[Issue, ...]


def build_site(
    project: Project,
    as_of: datetime,
    theme: Theme,
    executor: Executor,
    progress: Progress,
    *,
    strict: bool = False,
    preview: bool = False,
    clean: bool = False,
    on_pages: Progress = unwatched,
    on_wait: Callable[[], object] = bool,
) -> Built:
    """Build the site as of a moment; what stands from the last build is not made again, unless it is to be `clean`; `on_wait` is called where another build is at work.

    `progress` tells of originals, `on_pages` of pages.

    Raises SiteUnreadable, NotPushed, PrivateData, OverBudget, MixedUp, IndexNotMade, or HeldBack with `strict`, before anything is handed over. The public folder is
    the old site or the new one at any moment; with `preview` it is not touched at all.
    """
    target = project.preview if preview else project.site
    publisher = Publisher(project, target)
    with publisher.alone(on_wait), Store(project.store_path).shared():
        stamp = take_stamp(project, target.lock_path)
        showcase = generate(project, as_of, executor, progress, preview=preview, clean=clean)
        if strict and showcase.faults:
            raise HeldBack(showcase)
        refuse_unpushed(Store(project.store_path), showcase.site.media_url, showcase.elsewhere)
        handed_over, budget = publisher.publish(showcase, theme, on_pages, clean=clean)
        if stamp is not None and showcase.until is not None and not (showcase.errors or showcase.faults):
            held = tuple((str(item.source_path), item.reason) for item in showcase.held)
            write_standing(target.standing_path, Standing(stamp, as_of, showcase.until, held, handed_over.files))
    return Built(showcase, handed_over, budget)


def generate(
    project: Project,
    as_of: datetime,
    executor: Executor,
    progress: Progress,
    *,
    preview: bool = False,
    clean: bool = False,
) -> Showcase:
    """All but the theme: SiteUnreadable if there is no site. A preview has no feeds, calendars and outlines: nobody subscribes to it."""
    select = select_preview if preview else select_public
    content = read_project(project, fresh=clean)
    site = _site_of(content, preview=preview)
    issues, store = _issues_of(content, site, as_of), Store(project.store_path)
    wanted = list_wanted(select(content, site, issues, as_of).site)
    rendered = render_media(wanted, project.root, store, executor, progress)
    # Only now is it known which originals are broken; their items are held back like any other with a fault.
    issues = tuple(sorted((*issues, *rendered.issues)))
    public = select(content, site, issues, as_of)
    renditions = served_from(site.media_url, rendered.renditions)
    layout = lay_out_pages(public.site, renditions, as_of.astimezone(site.zone).date())
    pictures, new_pictures = _share_pictures(public.site, project, executor)
    named = _named_media(list_wanted(public.site), renditions, pictures.values())
    return Showcase(
        site=public.site,
        layout=layout.with_share_pictures(pictures),
        feeds=() if preview else list_feeds(public.site, layout.views),
        texts={} if preview else {**render_calendars(layout.views), **render_outlines(public.site, layout.views)},
        media={url: store.rendition_path(url.removeprefix(MEDIA)) for url in named if url.startswith(MEDIA)},
        handwritten=public.handwritten,
        held=public.held,
        faults=public.faults,
        issues=issues,
        made=rendered.new_files + new_pictures,
        named=len(named),
        preview=preview,
        elsewhere=names_elsewhere(site.media_url, named),
        until=next_moment(site, as_of),
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
    public = public_site(project, as_of)
    return take_inventory(list_wanted(public), list_shares(public).values(), Store(project.store_path))


def public_site(project: Project, as_of: datetime) -> Site:
    """What is public at a moment, as far as it is known without opening originals: SiteUnreadable if there is no site."""
    content, site, issues = read_sound(project, as_of)
    return select_public(content, site, issues, as_of).site


def read_sound(project: Project, as_of: datetime) -> tuple[Content, Site, tuple[Issue, ...]]:
    """The content, its site and everything that reader and checks find: SiteUnreadable if there is no site."""
    content = read_project(project)
    site = _site_of(content)
    return content, site, _issues_of(content, site, as_of)


def read_project(project: Project, *, fresh: bool = False) -> Content:
    """The content; what was found out about it is kept for the next time. A `fresh` reading believes nothing that was kept."""
    ledger = Ledger(project.ledger_path, fresh=fresh)
    content = read_content(project.root, ledger)
    if content.site is not None:
        ledger.save()
    return content


def _site_of(content: Content, *, preview: bool = False) -> Site:
    if content.site is None:
        raise SiteUnreadable(content.issues)
    # What is not public lies nowhere but here.
    return replace(content.site, media_url="") if preview else content.site


def _issues_of(content: Content, site: Site, as_of: datetime) -> tuple[Issue, ...]:
    """What reader and checks find; SiteUnreadable for an error in site.yml, since what it says stands on every page."""
    issues = (*content.issues, *check_site(site, as_of))
    faulty = tuple(issue for issue in issues if issue.source_path == SITE_FILE and issue.severity is Severity.ERROR)
    if faulty:
        raise SiteUnreadable(faulty)
    return issues


def _share_pictures(site: Site, project: Project, executor: Executor) -> tuple[dict[str, Rendition], int]:
    """The picture that a link to each page shows, by the page's address, and how many of them are new."""
    shared = render_shares(list_shares(site), studio_of(project), executor)
    return {url: rendition_from(site.media_url, one) for url, one in shared.pictures.items()}, shared.new_files


def studio_of(project: Project) -> Studio:
    """What a project's share pictures are made with."""
    return Studio(project.root, Store(project.store_path), Typeface(project.typeface_path))


def _named_media(wanted: Iterable[Wanted], renditions: Renditions, shared: Iterable[Rendition]) -> tuple[str, ...]:
    """The address of every rendition that a public page may name."""
    shown = (renditions.made(item.file, use).files for item in wanted for use in item.uses)
    return tuple(sorted({rendition.url for rendition in (*chain.from_iterable(shown), *shared)}))
