"""A week's own file: dates in order, slugs unique, rules about kinds that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from showcase.model import Issue, Severity, Week

# A programme lasts about a week; a year mistyped in one of the dates would make thousands of day pages.
MAX_DAYS = 31
# WCAG 2.2, success criterion 1.4.3 (AA): white text stands on the week's colour.
MIN_CONTRAST = 4.5


def check_week(week: Week) -> Iterator[Issue]:
    """Issues of week.yml; any of them keeps the whole week back, because everything in it stands on this file."""
    length = (week.end - week.start).days + 1
    if length < 1:
        yield _issue(week, "end", "dates", "结束日期早于开始日期", "改正 start 或 end")
    elif length > MAX_DAYS:
        yield _issue(week, "end", "dates", f"活动周长达 {length} 天", f"改正 start 或 end，最多 {MAX_DAYS} 天")
    for day in week.day_themes:
        if not week.start <= day <= week.end:
            message = f"{day} 不在活动周内（{week.start} 至 {week.end}）"
            yield _issue(week, f"days.{day}", "day", message, "改正日期，或删掉这一行")
    yield from _check_unique(week, "channels", [channel.slug for channel in week.all_channels], "专栏")
    yield from _check_unique(week, "kinds", [kind.slug for kind in week.kinds], "类型")
    yield from _check_unique(week, "audiences", [audience.slug for audience in week.audiences], "访客")
    if week.color and _contrast_with_white(week.color) < MIN_CONTRAST:
        ratio = _contrast_with_white(week.color)
        message = f"主色 {week.color} 太浅，上面的白字看不清（对比度 {ratio:.1f}，至少 {MIN_CONTRAST}）"
        yield _issue(week, "color", "color", message, "换一个深一些的颜色")
    kinds = {kind.slug for kind in week.kinds}
    for name, rule in week.rules.items():
        for kind in sorted(rule.kinds - kinds):
            message = f"规则 {name} 提到的类型“{kind}”不存在"
            yield _issue(
                week, f"rules.{name}.kinds", "unknown-kind", message, f"改成其中之一：{'、'.join(sorted(kinds))}"
            )


def _check_unique(week: Week, key: str, slugs: list[str], noun: str) -> Iterator[Issue]:
    for slug, count in Counter(slugs).items():
        if count > 1:
            yield _issue(week, key, "duplicate-slug", f"{noun}代号“{slug}”用了 {count} 次", "每个代号只用一次")


def _contrast_with_white(color: str) -> float:
    """The contrast ratio of WCAG 2.2 between white and a colour `#rrggbb`."""
    red, green, blue = (_linear(int(color[index : index + 2], 16) / 255) for index in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _issue(week: Week, key: str, rule: str, message: str, remedy: str) -> Issue:
    return Issue(week.source_path, week.lines.get(key, 1), Severity.ERROR, rule, message, remedy)
