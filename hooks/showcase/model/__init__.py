"""The nouns of an activity week: frozen values, whole when born, without any input or output.

Paths are relative to the project's root. Dates are days in the site's time zone; times are aware of their zone.
"""

from __future__ import annotations

from showcase.model.bundle import Approval, Bundle, Status
from showcase.model.event import Event, Service
from showcase.model.issue import Issue, Severity
from showcase.model.media import MediaFile, Photo, Video
from showcase.model.programme import Audience, Channel, Kind, Opening, Rule, StatisticsRecord
from showcase.model.school import Account, Board, Fact, Major, Question, Scene, School
from showcase.model.site import Footer, Site
from showcase.model.story import Link, Story
from showcase.model.text import Prose, Text
from showcase.model.week import Week

__all__ = [
    "Account",
    "Approval",
    "Audience",
    "Board",
    "Bundle",
    "Channel",
    "Event",
    "Fact",
    "Footer",
    "Issue",
    "Kind",
    "Link",
    "Major",
    "MediaFile",
    "Opening",
    "Photo",
    "Prose",
    "Question",
    "Rule",
    "Scene",
    "School",
    "Service",
    "Severity",
    "Site",
    "StatisticsRecord",
    "Status",
    "Story",
    "Text",
    "Video",
    "Week",
]
