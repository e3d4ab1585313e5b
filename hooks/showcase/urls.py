"""Every address on the site, relative to its root: pages end with a slash, files do not."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath

# A name that editors choose for a folder is an address: it must read the same everywhere, also in a chat message.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LENGTH = 80

HOME = ""
MEDIA = "media/"
SEARCH = "search/"
SEARCH_INDEX = "pagefind/"
# The index of what belongs to no week: a name that no week can have.
SITE_INDEX = "site_pages"
# The edition in traditional characters: every page again.
HANT = "hant/"
ARCHIVE = "archive/"
# Names all others (`sitemap_url`).
SITEMAP = "sitemap.xml"
# Only in a preview: what the folder is, for whoever unpacks it.
PREVIEW_NOTE = "PREVIEW.txt"
# First parts of addresses that no week may have.
RESERVED = frozenset({"media", "assets", "hant", "pagefind", "search", "archive", "feed"})


def is_slug(name: str) -> bool:
    """Whether a folder's name may become part of an address: lower-case ASCII letters, digits, single hyphens, at most 80."""
    return len(name) <= SLUG_LENGTH and SLUG.fullmatch(name) is not None


def week_url(week: str) -> str:
    """The home of a week."""
    return f"{week}/"


def own_week_url(page_url: str) -> str:
    """The home of the week that a page belongs to, its first part; of a page outside the weeks an address that no week has."""
    return page_url.partition("/")[0] + "/"


def day_url(week: str, day: date) -> str:
    """The page of one day."""
    return f"{week}/days/{day.isoformat()}/"


def school_url(week: str, school: str) -> str:
    """The open-day page of a school."""
    return f"{week}/schools/{school}/"


def story_url(week: str, story: str) -> str:
    """The permalink of a story."""
    return f"{week}/stories/{story}/"


def channel_url(week: str, channel: str) -> str:
    """The page of a channel."""
    return f"{week}/channels/{channel}/"


def audience_url(week: str, audience: str) -> str:
    """The page made for one kind of visitor."""
    return f"{week}/audiences/{audience}/"


def listing_page_url(listing_url: str, number: int) -> str:
    """A full page of a long listing; 1 is the oldest. The newest entries stand at the listing's own address."""
    return f"{listing_url}page/{number}/"


def section_url(week: str, section: str) -> str:
    """A week's page of one kind, such as its schedule or its board hall (`pages.sections`)."""
    return f"{week}/{section}/"


def event_anchor(day: date, event: str) -> str:
    """The name of an event within a page."""
    return f"e-{day.isoformat()}-{event}"


def event_url(week: str, day: date, event: str) -> str:
    """An event's place in the schedule."""
    return f"{section_url(week, 'schedule')}#{event_anchor(day, event)}"


def event_calendar_url(week: str, day: date, event: str) -> str:
    """The iCalendar file of one event."""
    return f"{section_url(week, 'schedule')}{day.isoformat()}-{event}.ics"


def poster_url(page_url: str) -> str:
    """The page to print and hang up for another page."""
    return f"{page_url}poster/"


def calendar_url(page_url: str) -> str:
    """The iCalendar file that belongs to a page."""
    return f"{page_url}calendar.ics"


def feed_url(page_url: str) -> str:
    """The RSS feed that belongs to a page."""
    return f"{page_url}feed.xml"


def feed_archive_url(page_url: str, number: int) -> str:
    """A part of a page's feed that is full; 1 holds the oldest entries."""
    return f"{page_url}feed/{number}.xml"


def sitemap_url(week: str, number: int = 1) -> str:
    """A sitemap of a week's pages, or of all pages outside the weeks; a dot stands in no slug, so that no week takes another's place."""
    return f"sitemap{f'-{week}' if week else '.pages'}{f'.{number}' if number > 1 else ''}.xml"


def outline_url(page_url: str) -> str:
    """The OPML file beside a page: the addresses of many feeds in one."""
    return f"{page_url}feeds.opml"


def handwritten_url(path: PurePosixPath) -> str:
    """The address of a hand-written page, by its Markdown file's path."""
    plain = path.parent if path.stem == "index" else path.with_suffix("")
    return f"{plain}/"


def media_url(name: str) -> str:
    """A rendition."""
    return f"{MEDIA}{name}"


def editions(page_url: str) -> dict[str, str]:
    """A page's address in each edition, by its language (BCP 47); `x-default` is for readers of neither."""
    return {"zh-Hans": page_url, "zh-Hant": HANT + page_url, "x-default": page_url}


def absolute_url(site_url: str, url: str) -> str:
    """An address for readers outside the site, such as feed readers; `site_url` ends with a slash. What lies elsewhere has one already."""
    return url if url.startswith("https://") else site_url + url
