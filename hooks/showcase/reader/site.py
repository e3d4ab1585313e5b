"""The content folder → Site: site.yml, every week, and the hand-written pages' names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from showcase.model import Footer, Issue, Site, Traditional
from showcase.reader.findings import Findings
from showcase.reader.handwritten import HandwrittenPage, read_handwritten
from showcase.reader.ledger import Ledger
from showcase.reader.public_contacts import read_public_contacts
from showcase.reader.tree import Tree
from showcase.reader.week_folder import named_folders
from showcase.reader.week_schemas import SiteSchema
from showcase.reader.weeks import WeekReading, read_week
from showcase.reader.yaml_file import read_yaml_file
from showcase.urls import RESERVED

CONTENT = PurePosixPath("content")
SITE_FILE = CONTENT / "site.yml"
_REMEDIES = {
    "timezone": ("没有这个时区", "写成 Asia/Shanghai"),
    "site-url": ("网站地址须以 https:// 开头、以 / 结尾", "写成 https://域名/ 的样子"),
    "media-url": (
        "图片和影片的地址须以 https:// 开头、以 / 结尾，只用小写字母、数字和 . - _ /",
        "写成 https://media.域名/ 的样子",
    ),
}
# It stands in lists of addresses, which spaces and commas would part.
_MEDIA_URL = re.compile(r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?/(?:[a-z0-9_][a-z0-9._-]*/)*")


@dataclass(frozen=True)
class Content:
    """Everything that was read.

    `site` is None when site.yml is not sound; `candidates` are the Markdown files of all bundles found; `handwritten` the pages that may
    be shown, by path.
    """

    site: Site | None
    candidates: tuple[PurePosixPath, ...] = ()
    handwritten: Mapping[PurePosixPath, HandwrittenPage] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    @property
    def page_paths(self) -> tuple[PurePosixPath, ...]:
        """The files of the hand-written pages."""
        return tuple(self.handwritten)


def read_content(root: Path, ledger: Ledger) -> Content:
    """Read `root/content`. What cannot be read is an issue and left out; nothing is raised."""
    findings = Findings()
    tree = Tree(root, findings, ledger)
    site = _read_site_file(tree)
    if site is None:
        return Content(None, issues=tuple(findings.issues))
    tree = replace(tree, readings=site.pinyin)
    week_paths = _week_folders(tree)
    handwritten = read_handwritten(tree, RESERVED | {path.name for path in week_paths})
    readings = [read_week(tree, path, site.zone) for path in week_paths]
    weeks = tuple(reading.week for reading in readings if reading.week is not None)
    return Content(
        replace(
            site,
            weeks=tuple(sorted(weeks, key=lambda week: (week.start, week.slug), reverse=True)),
            written=tuple(tree.written),
        ),
        _candidates(readings),
        handwritten,
        tuple(findings.issues),
    )


def _week_folders(tree: Tree) -> list[PurePosixPath]:
    """The folders of weeks whose addresses the site does not need for itself."""
    found = []
    for path in named_folders(tree, CONTENT / "weeks"):
        if path.name in RESERVED:
            tree.findings.error(path, 0, "slug", f"网址“{path.name}”已有别的用途", "给活动周的文件夹换个名字")
        else:
            found.append(path)
    return found


def _candidates(readings: list[WeekReading]) -> tuple[PurePosixPath, ...]:
    return tuple(path for reading in readings for path in reading.candidates)


def _read_site_file(tree: Tree) -> Site | None:
    source_path = SITE_FILE
    reading = read_yaml_file(tree, source_path, SiteSchema)
    if reading is None:
        return None
    schema = reading.schema
    zone = _zone(schema.timezone)
    key, rule = _fault(schema, zone)
    if zone is None or rule:
        message, remedy = _REMEDIES[rule]
        tree.findings.error(source_path, reading.lines.get(key, 1), rule, message, remedy)
        return None
    declared = read_public_contacts(
        source_path, schema.public_contacts, "public_contacts", reading.lines, tree.findings
    )
    return replace(_site(schema, zone), public_contacts=declared)


def _fault(schema: SiteSchema, zone: ZoneInfo | None) -> tuple[str, str]:
    """The key of what no site can be made with, and the rule that it breaks; both empty if all is well."""
    if zone is None:
        return "timezone", "timezone"
    if not _is_root(schema.url):
        return "url", "site-url"
    if schema.media.base_url and not _MEDIA_URL.fullmatch(schema.media.base_url):
        return "media.base_url", "media-url"
    return "", ""


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _is_root(url: str) -> bool:
    """Whether addresses on the site can be appended to this one."""
    return url.startswith("https://") and url.endswith("/") and not set("?#") & set(url)


def _site(schema: SiteSchema, zone: ZoneInfo) -> Site:
    words = {name: value or "" for name, value in schema.footer.model_dump().items()}
    return Site(
        title=schema.title,
        url=schema.url,
        zone=zone,
        organiser=schema.organiser,
        subtitle=schema.subtitle or "",
        notice=schema.notice or "",
        footer=Footer(**words),
        limit_bytes=schema.hosting.limit_mb * 1_000_000,
        media_url=schema.media.base_url or "",
        traditional=Traditional(schema.traditional.terms) if schema.traditional.published else None,
        pinyin=schema.pinyin,
    )
