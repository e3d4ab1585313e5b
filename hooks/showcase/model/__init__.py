"""The nouns of an activity week: frozen values, whole when born, without any input or output.

Paths are relative to the project's root. Dates are days in the site's time zone; times are aware of their zone.
"""

from __future__ import annotations

from showcase.model.bundle import Approval, Bundle, Status, Withdrawal
from showcase.model.contact import PublicContact, WrittenContact
from showcase.model.download import ADMISSIONS_KINDS, DOWNLOAD_KINDS, Download, WeekDownloads
from showcase.model.event import Event, Service
from showcase.model.issue import Issue, Severity
from showcase.model.media import MediaFile, Photo, Video
from showcase.model.programme import Audience, Channel, Kind, NationalActivity, Opening, Rule
from showcase.model.school import Account, Admissions, Board, Fact, Hotspot, Major, Question, Scene, School
from showcase.model.site import Footer, Site, Traditional
from showcase.model.statistics import Statistics, StatisticsRecord
from showcase.model.story import Link, Person, Story
from showcase.model.takedown import Takedown
from showcase.model.text import Prose, Text
from showcase.model.week import Week
from showcase.model.wrap_up import WrapUp

__all__ = [
    "ADMISSIONS_KINDS",
    "DOWNLOAD_KINDS",
    "Account",
    "Admissions",
    "Approval",
    "Audience",
    "Board",
    "Bundle",
    "Channel",
    "Download",
    "Event",
    "Fact",
    "Footer",
    "Hotspot",
    "Issue",
    "Kind",
    "Link",
    "Major",
    "MediaFile",
    "NationalActivity",
    "Opening",
    "Person",
    "Photo",
    "Prose",
    "PublicContact",
    "Question",
    "Rule",
    "Scene",
    "School",
    "Service",
    "Severity",
    "Site",
    "Statistics",
    "StatisticsRecord",
    "Status",
    "Story",
    "Takedown",
    "Text",
    "Traditional",
    "Video",
    "Week",
    "WeekDownloads",
    "Withdrawal",
    "WrapUp",
    "WrittenContact",
]
