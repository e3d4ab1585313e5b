"""One week as the public may see it: what the desk may hand on, selected by the same rules as the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from showcase.checks.content import check_site
from showcase.checks.publication import Held, select_public
from showcase.generator import SiteUnreadable, read_project
from showcase.media.picture import Renditions, Use
from showcase.media.rendering import Progress, render_media, verify_media
from showcase.media.store import Store
from showcase.media.wanted import list_wanted
from showcase.model import Issue, Site, Story, Week
from showcase.pages.week_view import WeekView
from showcase.project import Project

Chooser = Callable[[Week], Iterable[Story]]


class WeekHeld(Exception):
    """A week that is not public, since its week.yml has errors."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("week.yml")
        self.issues = issues


@dataclass(frozen=True)
class PublicWeek:
    """The public part of a week and its site; `unread` is the week with what is not public; renditions are those of the chosen stories' films."""

    site: Site
    week: Week
    unread: Week
    issues: tuple[Issue, ...]
    held: tuple[Held, ...]
    renditions: Renditions

    @cached_property
    def view(self) -> WeekView:
        """The week as its pages order and name it."""
        return WeekView(self.site, self.week, self.renditions)


@dataclass(frozen=True)
class Desk:
    """What the desk works with: the project, the moment, an executor and who watches the progress."""

    project: Project
    as_of: datetime
    executor: Executor
    progress: Progress

    @property
    def store(self) -> Store:
        """The rendition store; to be locked (`shared`) while anything of it is used."""
        return Store(self.project.store_path)


def read_public_week(desk: Desk, slug: str, choose: Chooser, *, render: bool) -> PublicWeek:
    """The public part of a week, without stories whose originals are broken among those that are chosen.

    With `render` the films of the chosen are rendered where the store lacks them. Raises SiteUnreadable and WeekHeld.
    """
    content = read_project(desk.project)
    if content.site is None:
        raise SiteUnreadable(content.issues)
    issues = (*content.issues, *check_site(content.site, desk.as_of))
    site = select_public(content, content.site, issues, desk.as_of).site
    broken, renditions = _look_at_originals(desk, _only(site, slug, choose), render=render)
    issues = tuple(sorted((*issues, *broken)))
    public = select_public(content, content.site, issues, desk.as_of)
    week = _week_of(public.site, slug)
    unread = _week_of(content.site, slug)
    if week is None or unread is None:
        folder = f"content/weeks/{slug}/week.yml"
        raise WeekHeld(tuple(issue for issue in issues if issue.source_path.as_posix() == folder))
    return PublicWeek(public.site, week, unread, issues, public.held, renditions)


def _look_at_originals(desk: Desk, site: Site, *, render: bool) -> tuple[tuple[Issue, ...], Renditions]:
    wanted = list_wanted(site)
    films = tuple(replace(item, uses=(Use.FILM,)) for item in wanted if Use.FILM in item.uses)
    photos = tuple(replace(item, uses=(Use.PHOTO,)) for item in wanted if Use.PHOTO in item.uses)
    root, store, executor, progress = desk.project.root, desk.store, desk.executor, desk.progress
    broken = verify_media(photos, root, store, executor, progress)
    if not render:
        return (*broken, *verify_media(films, root, store, executor, progress)), Renditions()
    rendered = render_media(films, root, store, executor, progress)
    return (*broken, *rendered.issues), rendered.renditions


def _only(site: Site, slug: str, choose: Chooser) -> Site:
    """The site with nothing but the chosen stories of a week, and its summary."""
    week = _week_of(site, slug)
    if week is None:
        return replace(site, weeks=())
    stories = tuple(choose(week))
    return replace(site, weeks=(replace(week, stories=stories, schools=(), events=(), downloads=None),))


def _week_of(site: Site, slug: str) -> Week | None:
    return next((week for week in site.weeks if week.slug == slug), None)
