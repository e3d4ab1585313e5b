"""Events: within the week, ending after they begin, at schools and for visitors that the week knows."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.checks.issue import issue_at
from showcase.checks.stories import Register, check_reference, register_of
from showcase.model import Event, Issue, Week


def check_events(week: Week) -> Iterator[Issue]:
    """Issues of a week's events."""
    register = register_of(week)
    for event in week.events:
        yield from check_event(event, week, register)


def check_event(event: Event, week: Week, register: Register) -> Iterator[Issue]:
    """One event against the calendar and the register."""
    if not week.start <= event.day <= week.end:
        message = f"{event.day} 不在活动周内（{week.start} 至 {week.end}）"
        yield issue_at(event.bundle, "", "day", message, "改文件名开头的日期")
    if event.start and event.end and event.end <= event.start:
        yield issue_at(event.bundle, "end", "times", "结束时间不晚于开始时间", "改正 start 或 end")
    if event.end and not event.start:
        yield issue_at(event.bundle, "end", "times", "写了结束时间，没有开始时间", "补上 start")
    if event.school:
        yield from check_reference(event.bundle, "school", event.school, register.schools, "这个学校")
    for index, audience in enumerate(event.audiences):
        yield from check_reference(event.bundle, f"audiences.{index}", audience, register.audiences, "这类访客")
    if event.kind == "service" and event.service is None:
        yield issue_at(
            event.bundle, "kind", "service", "便民服务没有写服务类别", "加上 service: {category: 家电维修保养}"
        )
