"""What a new story, school or event begins as: front matter that is sound already, and what is still to be written, said where it goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from showcase.desk.page_bundle import PageBundle
from showcase.desk.starters.programme import Programme
from showcase.desk.starters.rule_words import school_rules, story_rules
from showcase.model import Status
from showcase.reader.week_schemas import KindSchema
from showcase.urls import SLUG_LENGTH

_PHOTOS = """照片放进这个文件夹，再删去下面各行开头的“# ”，照着填：
photos:
  - {file: 01.jpg, caption: 谁在做什么，一句话, credit: 谁拍的, pupils: false}
画面里认得出学生的：监护人书面同意以后，把 pupils: false 换成 consent: true"""
_FILM = """有影片的：
videos:
  - {file: film.mp4, caption: 影片讲了什么，一句话, pupils: false}"""
_REPORT = """链接（媒体报道写明 outlet 和 level：national 国家级、province 省级、city 市级、district 区县级）：
links:
  - {title: 报道标题, url: "https://news.example/1", outlet: 媒体名称, level: city}"""
_SCHOOL_REMARKS = """图片放进这个文件夹，再删去要用的各行开头的“# ”，照着填（全部写法见 docs/content.md）：
cover: {file: cover.jpg, caption: 校门, pupils: false}
facts:
  - {label: 在校生, value: "3200", unit: 人}
majors:
  - {name: 专业名称, years: 3, seats: 40, summary: 一句话}
scenes:
  - {title: 车工实训室, file: scenes/01.jpg, caption: 画面里有什么, facet: 职业体验, pupils: false}
boards:
  - {title: 展板标题, topic: 产教融合, file: boards/board.jpg, caption: 展板上讲了什么, pupils: false}
questions:
  - {question: 怎样报名？, answer: 回答}
admissions: {text: 写给想来的学生和家长}
画面里认得出学生的：监护人书面同意以后，把 pupils: false 换成 consent: true"""
_TEXT = "空一行就是新的一段；小标题用“## ”开头；照片写成 ![说明](01.jpg)，写在哪里就出现在哪里。"
_CONTACTS = "联系人、电话、QQ、邮箱不要写进来。"
_SUBMIT = "写好以后，把上面的 status: draft 改成 status: submitted，运行 build.py check，看有没有问题。"


@dataclass(frozen=True)
class StoryStart:
    """What is known of a story that is to be written; empty where nothing was said."""

    day: date
    title: str
    school: str
    kind: str
    channel: str = ""
    audiences: tuple[str, ...] = ()
    editor: str = ""
    source: str = ""


@dataclass(frozen=True)
class SchoolStart:
    """What is known of a school whose page is to be written."""

    title: str
    kind: str
    district: str
    summary: str
    short_title: str = ""
    website: str = ""


@dataclass(frozen=True)
class EventStart:
    """An entry of the schedule; `start` and `end` as HH:MM, `category` that of a service."""

    day: date
    title: str
    kind: str
    school: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    audiences: tuple[str, ...] = ()
    category: str = ""
    items: tuple[str, ...] = ()
    note: str = ""


def start_story(week: Programme, slug: str, story: StoryStart, filed: datetime) -> PageBundle:
    """A story's folder, a draft: its text is still to come. `filed` is in the site's time zone."""
    data = _said(
        title=story.title,
        school=story.school,
        kind=story.kind,
        channel=story.channel,
        audiences=[*story.audiences],
        status=Status.DRAFT.value,
        filed=filed.strftime("%Y-%m-%dT%H:%M"),
        editor=story.editor,
        source=story.source or week.schools.get(story.school, ""),
    )
    kind = _name(week.schema.kinds, story.kind)
    rules = story_rules(week.schema, story.kind, story.channel)
    text = _comment(f"{week.schema.short_title}“{kind}”的要求：", rules, (_TEXT, _CONTACTS, _SUBMIT))
    place = week.path / "stories" / story.day.isoformat() / slug / "index.md"
    return PageBundle(place, data, text, remarks="\n".join((_PHOTOS, _FILM, _REPORT)))


def start_school(week: Programme, slug: str, school: SchoolStart) -> PageBundle:
    """A school's folder, a draft: its page is still to be written."""
    data = _said(
        title=school.title,
        short_title=school.short_title,
        kind=school.kind,
        district=school.district,
        summary=school.summary,
        website=school.website,
        status=Status.DRAFT.value,
    )
    rules = school_rules(week.schema)
    text = _comment(f"{week.schema.short_title}对学校的要求：", rules, (_TEXT, _CONTACTS, _SUBMIT))
    return PageBundle(week.path / "schools" / slug / "index.md", data, text, remarks=_SCHOOL_REMARKS)


def start_event(week: Programme, slug: str, event: EventStart) -> PageBundle:
    """An event's file; nothing is missing in it, so it waits for approval."""
    service = _said(category=event.category, items=[*event.items])
    data = _said(
        title=event.title,
        kind=event.kind,
        school=event.school,
        start=event.start,
        end=event.end,
        place=event.place,
        audiences=[*event.audiences],
        service=service,
        note=event.note,
        status=Status.SUBMITTED.value,
    )
    return PageBundle(week.path / "events" / f"{event.day.isoformat()}-{slug}.md", data)


def free_slug(slug: str, taken: Collection[str]) -> str:
    """A name that nobody has taken: this one, or with the next number behind it."""
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug[: SLUG_LENGTH - 5].rstrip('-')}-{number}"
    return free


def _said(**fields: Any) -> dict[str, Any]:
    """The fields about which something was said, in the order of the format."""
    return {name: value for name, value in fields.items() if value}


def _name(kinds: Iterable[KindSchema], slug: str) -> str:
    return next((kind.name for kind in kinds if kind.slug == slug), slug)


def _comment(title: str, rules: list[str], advice: Iterable[str]) -> str:
    """Words for the writer at the place of the text, which no page shows."""
    lines = [title, *(f"- {rule}" for rule in rules)] if rules else []
    words = "\n".join(("写完正文，把这段说明删掉；忘了删，网页上也不会出现。", *lines, *advice))
    # Names from week.yml must not end the comment.
    return f"<!--\n{words.replace('--', '－－')}\n-->"
