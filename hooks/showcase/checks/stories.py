"""Stories: they belong to a day, a school, a kind and a channel of their week, and are as long as the programme asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from showcase.checks.issue import issue_at
from showcase.model import Bundle, Issue, Status, Story, Week


@dataclass(frozen=True)
class Register:
    """The names that items of a week may refer to."""

    schools: Collection[str]
    kinds: Collection[str]
    channels: Collection[str]
    audiences: Collection[str]


def register_of(week: Week) -> Register:
    """The register of a week."""
    return Register(
        week.school_names,
        {kind.slug for kind in week.kinds},
        {channel.slug for channel in week.all_channels},
        {audience.slug for audience in week.audiences},
    )


def check_stories(week: Week) -> Iterator[Issue]:
    """Issues of a week's stories, one by one and against each other."""
    register = register_of(week)
    slugs = Counter(story.slug for story in week.stories)
    approved = Counter(story.slug for story in week.stories if story.bundle.status is Status.APPROVED)
    for story in week.stories:
        yield from check_belonging(story, week, register)
        yield from check_length(story, week)
        yield from check_report_link(story, week)
        # A new story never takes the address of the one that was approved under it.
        is_owner = story.bundle.status is Status.APPROVED and approved[story.slug] == 1
        if slugs[story.slug] > 1 and not is_owner:
            yield issue_at(
                story.bundle,
                "",
                "duplicate-slug",
                f"本周有 {slugs[story.slug]} 篇故事的文件夹都叫“{story.slug}”，网址会重复",
                "给其中一篇的文件夹换个名字",
            )


def check_belonging(story: Story, week: Week, register: Register) -> Iterator[Issue]:
    """A story's day lies in the week; its school, kind, channel and audiences exist."""
    if not week.start <= story.day <= week.end:
        yield issue_at(
            story.bundle,
            "",
            "day",
            f"{story.day} 不在活动周内（{week.start} 至 {week.end}）",
            "把故事移到活动周内的日期文件夹",
        )
    bundle = story.bundle
    yield from check_reference(bundle, "school", story.school, register.schools, "这个学校")
    yield from check_reference(bundle, "kind", story.kind, register.kinds, "这个类型")
    if story.channel:
        yield from check_reference(bundle, "channel", story.channel, register.channels, "这个专栏")
    for index, audience in enumerate(story.audiences):
        yield from check_reference(bundle, f"audiences.{index}", audience, register.audiences, "这个面向的访客")


def check_reference(bundle: Bundle, key: str, slug: str, known: Collection[str], noun: str) -> Iterator[Issue]:
    """A slug in an item's front matter names something of the week."""
    if slug not in known:
        choices = "、".join(sorted(known)) or "（还没有）"
        yield issue_at(
            bundle, key, f"unknown-{key.partition('.')[0]}", f"没有“{slug}”{noun}", f"改成其中之一：{choices}"
        )


def check_length(story: Story, week: Week) -> Iterator[Issue]:
    """B4: text between so many characters, white space not counted."""
    rule = week.rule("text_length")
    if not rule.about(story.kind):
        return
    length, least, most = story.text.characters, int(rule["min"]), int(rule["max"])
    if length < least:
        yield issue_at(
            story.bundle,
            "",
            "text_length",
            f"正文 {length} 字，少于 {least} 字",
            f"再写 {least - length} 字以上",
            rule.severity,
        )
    elif most and length > most:
        yield issue_at(
            story.bundle,
            "",
            "text_length",
            f"正文 {length} 字，多于 {most} 字",
            f"删去 {length - most} 字以上",
            rule.severity,
        )


def check_report_link(story: Story, week: Week) -> Iterator[Issue]:
    """B4: a media report gives its link, with the outlet and the outlet's level."""
    rule = week.rule("report_link")
    if not rule.about(story.kind):
        return
    if not any(link.outlet and link.level for link in story.links):
        yield issue_at(
            story.bundle,
            "links",
            "report_link",
            "媒体报道没有写明媒体和链接",
            "在 links 里写上 title、url、outlet（媒体名称）和 level（级别）",
            rule.severity,
        )
