"""People to look up to (榜样人物): whom the week's public stories are about, by honour."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from showcase.model import Person, Story
from showcase.pages.cards import Figure, StoryCard, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import section_url

SLUG = "people"
# The programmes' words, the highest first. An award's own name may hold one of them: 全国技术能手 is a 技术能手.
HONOURS = ("时代楷模", "最美人物", "大国工匠", "能工巧匠", "劳动模范", "世赛选手", "国赛选手", "技术能手")
_SENTENCE = re.compile(r"[^。！？…]*[。！？…]+[”’」』）]*")


@dataclass(frozen=True)
class PersonCard:
    """A person of one school, with all the stories about them, newest first; `words` is the first sentence of the newest."""

    id: str
    name: str
    honours: tuple[str, ...]
    role: str
    quote: str
    words: str
    school: Anchor
    portrait: Figure | None
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True)
class PersonLine:
    """A person as a story names them; `url` leads to them among the others."""

    name: str
    honour: str
    role: str
    url: str


@dataclass(frozen=True)
class HonourGroup:
    """Those who share an honour."""

    id: str
    honour: str
    people: tuple[PersonCard, ...]


@dataclass(frozen=True)
class PeopleValues:
    """What people.html shows."""

    week: WeekHead
    groups: tuple[HonourGroup, ...]
    people: int


def person_lines(view: WeekView, story: Story) -> tuple[PersonLine, ...]:
    """The people whom a story names, in its order."""
    url = section_url(view.week.slug, SLUG)
    return tuple(
        PersonLine(person.name, person.honour, person.role, f"{url}#{person_id(story.school, person.name)}")
        for person in story.people
    )


def person_id(school: str, name: str) -> str:
    """Where a person stands on the page: the same however many others join them."""
    return f"p-{school}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def lay_out_people(view: WeekView) -> Page:
    """The page of a week whose stories name people."""
    groups = _groups(people_of(view))
    count = sum(len(group.people) for group in groups)
    return Page(
        url=section_url(view.week.slug, SLUG),
        template="people.html",
        title=f"榜样人物 · {view.week.short_title}",
        values=PeopleValues(view.head, groups, count),
        description=f"{view.week.title}故事里的 {count} 位榜样人物：{'、'.join(group.honour for group in groups)}。",
        crumbs=view.crumbs(),
        feeds=(Anchor(view.week.title, view.head.feed_url),),
        updated=latest_change((story for story in view.stories if story.people), view.site.zone),
    )


def people_of(view: WeekView) -> tuple[PersonCard, ...]:
    """Everybody named, once: those of one name at one school are one person. Whom the newest story names comes first."""
    mentions: dict[str, list[tuple[Person, Story]]] = {}
    for story in view.stories:
        for person in story.people:
            mentions.setdefault(person_id(story.school, person.name), []).append((person, story))
    return tuple(_card(view, key, found) for key, found in mentions.items())


def first_sentence(text: str) -> str:
    """The first sentence of a text, with the marks that close it; the whole text where none ends."""
    found = _SENTENCE.match(text)
    return (found[0] if found else text).strip()


def honour_group(honours: Iterable[str]) -> str:
    """Under which honour a person stands: the highest of the programmes' words that theirs hold, else their own first."""
    own = tuple(honours)
    return next((word for word in HONOURS if any(word in honour for honour in own)), own[0])


def _card(view: WeekView, key: str, mentions: list[tuple[Person, Story]]) -> PersonCard:
    named = [person for person, _ in mentions]
    # A story that names someone twice is still one story.
    stories = list({story.slug: story for _, story in mentions}.values())
    return PersonCard(
        id=key,
        name=named[0].name,
        honours=tuple(dict.fromkeys(person.honour for person in named)),
        role=next((person.role for person in named if person.role), ""),
        quote=next((person.quote for person in named if person.quote), ""),
        words=first_sentence(stories[0].text.summary),
        school=view.school_anchor(stories[0].school),
        portrait=view.first_cover(stories),
        stories=view.story_cards(stories),
    )


def _groups(cards: Iterable[PersonCard]) -> tuple[HonourGroup, ...]:
    by_honour: dict[str, list[PersonCard]] = {honour: [] for honour in HONOURS}
    for card in cards:
        by_honour.setdefault(honour_group(card.honours), []).append(card)
    filled = [(honour, found) for honour, found in by_honour.items() if found]
    return tuple(
        HonourGroup(f"honour-{number}", honour, tuple(found)) for number, (honour, found) in enumerate(filled, start=1)
    )
