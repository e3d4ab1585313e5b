"""Downloads: what the schools, and those who hold the week, hand out, by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from showcase.model import DOWNLOAD_KINDS, Download, Prose, School, WeekDownloads
from showcase.pages.cards import Figure, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import section_url

SLUG = "downloads"
_FORMATS = {"application/pdf": ("PDF", ".pdf"), "image/jpeg": ("图片", ".jpg")}
# What no system takes as a part of a file's name, and the points that would hide it or change its kind.
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f\x7f]+')
_NAME_CHARACTERS = 60


@dataclass(frozen=True)
class DownloadCard:
    """A file to take home: `file_name` is what it is called then, `about` reads PDF · 12 页 · 1.2 MB; a document has no figure."""

    title: str
    kind: str
    url: str
    file_name: str
    about: str
    owner: Anchor
    figure: Figure | None


@dataclass(frozen=True)
class DownloadGroup:
    """The downloads of one kind."""

    id: str
    name: str
    downloads: tuple[DownloadCard, ...]


@dataclass(frozen=True)
class DownloadsValues:
    """What downloads.html shows; `title` and `blocks` are those of the week's own downloads."""

    week: WeekHead
    title: str
    blocks: tuple[Prose | Figure, ...]
    groups: tuple[DownloadGroup, ...]
    total: int


def lay_out_downloads(view: WeekView) -> Page:
    """The page of all that a week's visitors may take home."""
    week = view.week
    own = week.downloads
    cards = (*(download_cards(view, own) if own else ()), *_school_cards(view))
    owners = [school for school in week.schools if school.downloads]
    values = DownloadsValues(
        week=view.head,
        title=own.title if own else "",
        blocks=view.blocks(own.text.blocks, own) if own else (),
        groups=_groups(cards),
        total=len(cards),
    )
    return Page(
        url=section_url(week.slug, SLUG),
        template="downloads.html",
        title=f"资料下载 · {week.short_title}",
        values=values,
        description=f"{week.title}：{'、'.join(group.name for group in values.groups)}下载",
        crumbs=view.crumbs(),
        feeds=(Anchor(week.title, view.head.feed_url),),
        updated=latest_change((*owners, *((own,) if own else ())), view.site.zone),
        mark=own.bundle.mark if own else "",
    )


def download_cards(view: WeekView, owner: School | WeekDownloads) -> tuple[DownloadCard, ...]:
    """What one of them hands out, in its own order."""
    return tuple(_card(view, download, owner) for download in owner.downloads)


def file_name(words: Iterable[str], suffix: str) -> str:
    """What a file is called on a visitor's device: 龙乡学校-招生简章.pdf."""
    plain = (_NOT_IN_NAMES.sub("-", word).strip("-. ") for word in words)
    return "-".join(filter(None, plain))[:_NAME_CHARACTERS].rstrip("-. ") + suffix


def size_label(size: int) -> str:
    """1.2 MB, or 85 KB; 1 MB is 1,000,000 bytes."""
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1e3))} KB"


def _card(view: WeekView, download: Download, owner: School | WeekDownloads) -> DownloadCard:
    rendition = view.renditions.handout(download.file).rendition
    form, suffix = _FORMATS[rendition.media_type]
    pages = f"{download.file.pages} 页" if download.file.pages else ""
    whose = owner.short_title if isinstance(owner, School) else view.week.short_title
    return DownloadCard(
        title=download.title,
        kind=download.kind,
        url=rendition.url,
        file_name=file_name((whose, download.title), suffix),
        about=" · ".join(filter(None, (form, pages, size_label(rendition.bytes)))),
        owner=view.school_anchor(owner.slug) if isinstance(owner, School) else Anchor("、".join(view.week.organisers)),
        figure=view.figure(download.picture, owner) if download.picture else None,
    )


def _school_cards(view: WeekView) -> tuple[DownloadCard, ...]:
    ordered = sorted(view.week.schools, key=lambda school: (school.district, school.title))
    return tuple(card for school in ordered for card in download_cards(view, school))


def _groups(cards: tuple[DownloadCard, ...]) -> tuple[DownloadGroup, ...]:
    groups = (
        DownloadGroup(f"kind-{number}", kind, tuple(card for card in cards if card.kind == kind))
        for number, kind in enumerate(DOWNLOAD_KINDS, start=1)
    )
    return tuple(group for group in groups if group.downloads)
