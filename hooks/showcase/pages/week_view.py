"""A public week as pages see it: its ribbon, and a card for everything in it, each made once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from showcase.media.picture import Renditions
from showcase.model import Channel, Event, Photo, Prose, School, Site, Story, Video, Week, WeekDownloads, WrapUp
from showcase.pages.cards import (
    AudienceCard,
    ChannelCard,
    DayChip,
    DayCount,
    Figure,
    FilmFigure,
    SchoolCard,
    StoryCard,
    WeekCard,
    WeekHead,
)
from showcase.pages.dates import length_label, minutes_label
from showcase.pages.item_index import EventIndex, StoryIndex
from showcase.pages.page import Anchor
from showcase.pages.ribbon import head_of, ribbon_of
from showcase.urls import audience_url, channel_url, school_url, story_url, week_url

# What shows pictures or films of its own.
Owner = School | Story | WeekDownloads | WrapUp
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


class WeekView:
    """One week with the renditions of its media; all lists are ordered as a reader expects them."""

    def __init__(self, site: Site, week: Week, renditions: Renditions) -> None:
        self.site = site
        self.week = week
        self.renditions = renditions
        self.url = week_url(week.slug)
        self._kinds = {kind.slug: kind.name for kind in week.kinds}
        self._schools = {school.slug: school for school in week.schools}
        self._channels = {channel.slug: channel for channel in week.all_channels}
        self._audiences = {audience.slug: audience for audience in week.audiences}
        self._story_cards: dict[str, StoryCard] = {}
        self._school_anchors: dict[str, Anchor] = {}
        self.story_index = StoryIndex(week, site.zone)
        self.event_index = EventIndex(week)

    @property
    def stories(self) -> tuple[Story, ...]:
        """Newest first; those of one moment by their address."""
        return self.story_index.all

    @property
    def events(self) -> tuple[Event, ...]:
        """By day and time; what lasts all day comes first."""
        return self.event_index.all

    @cached_property
    def chips(self) -> dict[date, DayChip]:
        """The ribbon, by day."""
        return ribbon_of(self.week)

    @property
    def day_counts(self) -> tuple[DayCount, ...]:
        """The ribbon with how much there is on each day."""
        return tuple(
            DayCount(chip, len(self.day_stories(day)), len(self.day_events(day))) for day, chip in self.chips.items()
        )

    @cached_property
    def head(self) -> WeekHead:
        """What every page of the week shows of it."""
        return head_of(self.week, self.chips, self.site.zone)

    def figure(self, photo: Photo, owner: Owner) -> Figure:
        """A photo as a picture with its words; `owner` is the item that shows it."""
        x, y = photo.focal
        return Figure(
            id=anchor_id(owner, photo.key),
            picture=self.renditions.picture(photo.file),
            caption=photo.caption,
            credit=photo.credit,
            focus=f"{x:.0%} {y:.0%}",
            panorama=self.renditions.panorama(photo),
        )

    def film(self, video: Video, owner: Owner) -> FilmFigure:
        """A film with its words, and the story it belongs to if it is not of a school's tour."""
        film = self.renditions.film(video.file)
        return FilmFigure(
            id=anchor_id(owner, video.key),
            film=film,
            caption=video.caption,
            credit=video.credit,
            length=length_label(film.seconds),
            story=self.story_anchor(owner) if isinstance(owner, Story) else Anchor(""),
            school=self.school_anchor(owner.school if isinstance(owner, Story) else owner.slug),
            subtitles=self.renditions.subtitles_url(video),
        )

    def films(self, stories: Iterable[Story]) -> tuple[FilmFigure, ...]:
        """Every film of these stories."""
        return tuple(self.film(video, story) for story in stories for video in story.videos)

    def blocks(self, blocks: Iterable[Prose | Photo], owner: Owner) -> tuple[Prose | Figure, ...]:
        """A text's blocks with its photos as figures; one that the text places again gets an id of its own."""
        shown: list[Prose | Figure] = []
        seen: Counter[str] = Counter()
        for block in blocks:
            if isinstance(block, Prose):
                shown.append(block)
                continue
            figure = self.figure(block, owner)
            seen[figure.id] += 1
            again = f"-again-{seen[figure.id]}" if seen[figure.id] > 1 else ""
            shown.append(replace(figure, id=figure.id + again))
        return tuple(shown)

    def story_anchor(self, story: Story) -> Anchor:
        """The way to a story."""
        return Anchor(story.title, story_url(self.week.slug, story.slug))

    def school_anchor(self, slug: str) -> Anchor:
        """The way to a school's page; only its name while the page is not public."""
        if slug not in self._school_anchors:
            title = self.week.school_names.get(slug, "")
            url = school_url(self.week.slug, slug) if slug in self._schools else ""
            self._school_anchors[slug] = Anchor(title, url)
        return self._school_anchors[slug]

    def channel_anchor(self, slug: str) -> Anchor:
        """The way to a channel; empty without one."""
        channel = self._channels.get(slug)
        return Anchor(channel.name, channel_url(self.week.slug, slug)) if channel else Anchor("")

    def audience_anchor(self, slug: str) -> Anchor:
        """The way in for one kind of visitor."""
        return Anchor(self._audiences[slug].name, audience_url(self.week.slug, slug))

    def kind_name(self, story: Story) -> str:
        """What the programme calls this kind of story."""
        return self._kinds[story.kind]

    def story_cover(self, story: Story) -> Figure | None:
        """Its first photo, else its first film's poster."""
        return self.still(story.cover, story) if story.cover else None

    def still(self, shown: Photo | Video, owner: Owner) -> Figure:
        """A photo, or a film's poster, as a picture with its words."""
        if isinstance(shown, Video):
            film = self.film(shown, owner)
            return Figure(film.id, film.film.poster, film.caption, film.credit)
        return self.figure(shown, owner)

    def school_cover(self, school: School) -> Figure | None:
        """What stands for a school; None without a cover."""
        return self.figure(school.cover, school) if school.cover else None

    def first_cover(self, stories: Iterable[Story]) -> Figure | None:
        """The cover of the first of these stories that has one."""
        return next((cover for story in stories if (cover := self.story_cover(story))), None)

    def story_card(self, story: Story) -> StoryCard:
        """A story among others."""
        if story.slug not in self._story_cards:
            self._story_cards[story.slug] = StoryCard(
                url=story_url(self.week.slug, story.slug),
                title=story.title,
                summary=story.text.summary,
                school=self.school_anchor(story.school),
                day=self.chips[story.day],
                kind=self.kind_name(story),
                channel=self.channel_anchor(story.channel),
                cover=self.story_cover(story),
                film_length=length_label(story.videos[0].file.seconds) if story.videos else "",
                photos=len(story.photos),
                featured=story.featured,
                mark=story.bundle.mark,
            )
        return self._story_cards[story.slug]

    def story_cards(self, stories: Iterable[Story]) -> tuple[StoryCard, ...]:
        """Cards in the order given."""
        return tuple(map(self.story_card, stories))

    def featured(self, most: int) -> tuple[Story, ...]:
        """The chosen stories, newest first; where none is chosen, the newest with a picture."""
        chosen = [story for story in self.stories if story.featured]
        return tuple((chosen or [story for story in self.stories if story.photos])[:most])

    def school_card(self, school: School) -> SchoolCard:
        """A school among others."""
        return SchoolCard(
            url=school_url(self.week.slug, school.slug),
            title=school.title,
            kind=school.kind,
            district=school.district,
            summary=school.summary,
            cover=self.school_cover(school),
            stories=len(self.school_stories(school)),
            scenes=len(school.scenes),
            mark=school.bundle.mark,
        )

    def day_stories(self, day: date) -> tuple[Story, ...]:
        """The stories of one day."""
        return self.story_index.by_day.get(day, ())

    def school_stories(self, school: School) -> tuple[Story, ...]:
        """The stories of one school."""
        return self.story_index.by_school.get(school.slug, ())

    def channel_stories(self, channel: Channel) -> tuple[Story, ...]:
        """The stories of a channel and of those below it."""
        return self.story_index.of_channel(channel)

    def audience_stories(self, audience: str) -> Sequence[Story]:
        """The stories told for one kind of visitor."""
        return self.story_index.by_audience.get(audience, ())

    def day_events(self, day: date) -> Sequence[Event]:
        """The events of one day."""
        return self.event_index.by_day.get(day, ())

    def school_events(self, school: School) -> Sequence[Event]:
        """The events of one school."""
        return self.event_index.by_school.get(school.slug, ())

    def channel_card(self, channel: Channel) -> ChannelCard:
        """A channel among others."""
        return ChannelCard(
            url=channel_url(self.week.slug, channel.slug),
            name=channel.name,
            description=channel.description,
            stories=len(self.channel_stories(channel)),
            max_minutes=minutes_label(channel.max_seconds),
            channels=tuple(map(self.channel_card, channel.channels)),
        )

    def audience_cards(self) -> tuple[AudienceCard, ...]:
        """The ways in, in the week's order."""
        return tuple(
            AudienceCard(
                url=audience_url(self.week.slug, audience.slug),
                slug=audience.slug,
                name=audience.name,
                promise=audience.promise,
                stories=len(self.audience_stories(audience.slug)),
                events=sum(audience.slug in event.audiences for event in self.week.events),
            )
            for audience in self.week.audiences
        )

    def cover(self) -> Figure | None:
        """The widest picture to stand for the week: a school's cover, else that of the first featured story."""
        for school in self.week.schools:
            if school.cover:
                return self.figure(school.cover, school)
        return self.first_cover(self.featured(5))

    def card(self) -> WeekCard:
        """The week among others."""
        return WeekCard(self.head, self.cover(), len(self.week.stories), len(self.week.schools))

    def crumbs(self, *more: Anchor) -> tuple[Anchor, ...]:
        """当前位置: from the site's home through the week."""
        return (Anchor("首页", ""), Anchor(self.week.short_title, self.url), *more)


def chosen_first(stories: Iterable[Story]) -> list[Story]:
    """Chosen stories first; among equals the order stays."""
    return sorted(stories, key=lambda story: not story.featured)


def anchor_id(owner: Owner, key: str) -> str:
    """The id of a picture or film on any page: the item that shows it, and the key by which the item names it."""
    return _NOT_IN_IDS.sub("-", f"{type(owner).__name__}-{owner.slug}-{key}".lower()).strip("-")
