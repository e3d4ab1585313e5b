"""A week's rules as sentences for whoever writes: what is asked of a story of this kind, and of a school."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from showcase.model import Severity
from showcase.reader.week_schemas import ChannelSchema, NestedChannelSchema, RuleSchema, WeekSchema

_STORY: Mapping[str, Callable[[Any], str]] = {
    "text_length": lambda rule: f"正文{_range(rule.min, rule.max)} 字（不算空格）",
    "photo_required": lambda rule: f"至少 {rule.min or 1} 张照片",
    "photo_side": lambda rule: f"照片长边{_range(rule.min, None)} 像素",
    "photo_bytes": lambda rule: f"每张照片{_range(rule.min_mb, rule.max_mb)} MB，用原图，不用聊天软件压缩过的",
    "photo_formats": lambda rule: f"照片格式：{_formats(rule.allowed)}",
    "photo_credit": lambda _: "每张照片写明图片来源（credit）",
    "video_bytes": lambda rule: f"每个影片{_range(None, rule.max_mb)} MB",
    "video_formats": lambda rule: f"影片格式：{_formats(rule.allowed)}",
    "video_side": lambda rule: f"影片长边{_range(rule.min, None)} 像素",
    "video_text": lambda rule: f"有影片的，文字{_range(rule.min, None)} 字",
    "report_link": lambda _: "在 links 里写明报道的标题、网址、媒体名称（outlet）和级别（level）",
}
_SCHOOL: Mapping[str, Callable[[Any], str]] = {
    "board_required": lambda rule: f"至少 {rule.min or 1} 块展板",
    "board_size": lambda rule: f"展板 {rule.width} × {rule.height} 像素，允许相差 {rule.tolerance_percent:g}%",
    "school_plan": lambda rule: f"初步考虑（plan）{_range(None, rule.max)} 字",
    "school_highlights": lambda rule: f"特色活动（highlights）{_range(None, rule.max)} 字",
    "site_link": lambda _: "写明学校网站的网址（website）",
}
_WEIGHTS = {Severity.ERROR: "", Severity.WARNING: "（建议）"}


def story_rules(week: WeekSchema, kind: str, channel: str = "") -> list[str]:
    """What the week asks of a story of this kind in this channel, a sentence each."""
    seconds = next((found.max_seconds for found in _channels(week) if found.slug == channel), None)
    own = [f"这个专栏的影片不超过 {seconds} 秒"] if seconds else []
    return [*_sentences(week, _STORY, kind), *own]


def school_rules(week: WeekSchema) -> list[str]:
    """What the week asks of a school's page, a sentence each."""
    return list(_sentences(week, _SCHOOL, ""))


def _sentences(week: WeekSchema, words: Mapping[str, Callable[[Any], str]], kind: str) -> Iterator[str]:
    for name, tell in words.items():
        rule: RuleSchema | None = getattr(week.rules, name)
        if rule is None or rule.severity == Severity.OFF:
            continue
        kinds = getattr(rule, "kinds", [])
        if not kinds or kind in kinds:
            yield tell(rule) + _WEIGHTS[Severity(rule.severity)]


def _channels(week: WeekSchema) -> Iterator[NestedChannelSchema | ChannelSchema]:
    for channel in week.channels:
        yield channel
        yield from channel.channels


def _range(least: float | None, most: float | None) -> str:
    if least and most:
        return f" {least:g} 至 {most:g}"
    return f"不超过 {most:g}" if most else f"不少于 {least or 0:g}"


def _formats(allowed: list[str]) -> str:
    return "、".join("WebP" if name == "webp" else name.upper() for name in allowed)
