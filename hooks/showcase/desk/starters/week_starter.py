"""What a new week begins as: a whole week.yml that explains itself, with the programme of another week or a common one, and its folders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

import yaml

from showcase.desk.editor.field_words import words_of
from showcase.desk.page_bundle import Unwritable
from showcase.desk.starters.programme import WEEKS
from showcase.reader.findings import Findings
from showcase.reader.validation import validate
from showcase.reader.week_schemas import RulesSchema, StoryRule, WeekSchema
from showcase.reader.yaml_document import parse_yaml

# git keeps no empty folder.
_FOLDERS = ("schools", "stories", "events")
_WIDTH = 10_000

_AUDIENCES = (
    ("students", "想选学校的学生", "看清一个专业每天在学什么"),
    ("parents", "家长", "把专业、升学和就业问明白"),
    ("pupils", "中小学生", "亲手试一门手艺"),
    ("residents", "社区居民", "家门口就有便民服务"),
    ("employers", "用人单位", "到实训现场看人才"),
    ("media", "媒体", "每天都有现场和人物"),
)
_CHANNELS = (
    {"slug": "launch", "name": "启动仪式", "description": "各地各校怎样拉开这一周"},
    {"slug": "online", "name": "线上逛校园", "description": "不出家门看学校"},
    {"slug": "service", "name": "便民服务", "description": "把手艺送到居民身边"},
    {"slug": "craftsmen", "name": "大国工匠进校园", "description": "请老师傅到工位上讲课"},
    {"slug": "alumni", "name": "杰出校友回母校", "description": "毕业的人回来说说后来的事"},
    {"slug": "skills", "name": "职校生的十八般武艺", "description": "两分钟以内，看一手绝技", "max_seconds": 120},
    {"slug": "my-day", "name": "我的一天", "description": "第一人称，三分钟以内", "max_seconds": 180},
)
_KINDS = (
    {"slug": "activity", "name": "活动开展情况"},
    {"slug": "case", "name": "典型活动案例"},
    {"slug": "people-story", "name": "典型职教故事"},
    {"slug": "report", "name": "媒体宣传报道"},
    {"slug": "photo-news", "name": "图片新闻"},
    {"slug": "film", "name": "视频"},
)
# Every rule as a programme may set it; those in force from the start are few, and the rest stand ready behind a `#`.
_RULES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "text_length": {"severity": "warning", "min": 200, "max": 1500},
        "photo_side": {"severity": "warning", "min": 1200},
        "photo_bytes": {"severity": "warning", "min_mb": 2},
        "photo_formats": {"severity": "error", "allowed": ["jpeg", "png", "webp", "heic"]},
        "photo_credit": {"severity": "warning"},
        "photo_required": {"severity": "warning", "min": 1},
        "video_bytes": {"severity": "error", "max_mb": 200},
        "video_formats": {"severity": "error", "allowed": ["mp4", "mov"]},
        "video_side": {"severity": "warning", "min": 640},
        "video_text": {"severity": "warning", "min": 40},
        "report_link": {"severity": "warning"},
        "daily_story": {"severity": "warning", "min": 1},
        "board_size": {"severity": "error", "width": 3150, "height": 7087, "tolerance_percent": 2},
        "board_required": {"severity": "warning", "min": 1},
        "school_plan": {"severity": "warning", "max": 300},
        "school_highlights": {"severity": "warning", "max": 200},
        "site_link": {"severity": "warning"},
        "wrap_up": {"severity": "warning", "photos": 5, "days": 3},
    }
)
_IN_FORCE = ("text_length", "photo_side", "photo_formats", "video_bytes", "video_formats", "daily_story", "wrap_up")


@dataclass(frozen=True)
class WeekStart:
    """What is known of a week that is to come; `like` is the week whose programme it takes over."""

    slug: str
    title: str
    short_title: str
    region: str
    level: str
    organisers: tuple[str, ...]
    theme: str
    start: date
    end: date
    cutoff: str
    like: WeekSchema | None = None

    @property
    def path(self) -> PurePosixPath:
        """The week's folder."""
        return WEEKS / self.slug


def start_week(week: WeekStart) -> dict[str, bytes]:
    """The files of the week's folder by their names in it; Unwritable when week.yml would not read as it is meant."""
    own = {
        "title": week.title,
        "short_title": week.short_title,
        "region": week.region,
        "level": week.level,
        "organisers": [*week.organisers],
        "theme": week.theme,
        "start": week.start.isoformat(),
        "end": week.end.isoformat(),
        "cutoff": week.cutoff,
    }
    programme = _programme(week.like)
    rules: Mapping[str, Any] = programme.pop("rules")
    text = "\n".join(
        (
            *_explained(own),
            *_days(week),
            *_explained(programme),
            "",
            "# " + words_of(WeekSchema, "rules"),
            *_rules(rules),
            "",
        )
    )
    _must_read_as(week.path / "week.yml", text, {**own, **programme, "rules": rules})
    return {"week.yml": text.encode("utf-8"), **{f"{folder}/.gitkeep": b"" for folder in _FOLDERS}}


def _programme(like: WeekSchema | None) -> dict[str, Any]:
    """Visitors, channels, kinds, headings, form and rules: those of another week, else such as most programmes have."""
    if like is None:
        audiences = [{"slug": slug, "name": name, "promise": promise} for slug, name, promise in _AUDIENCES]
        rules = {name: dict(_RULES[name]) for name in _IN_FORCE}
        return {"audiences": audiences, "channels": [*_CHANNELS], "kinds": [*_KINDS], "rules": rules}
    shared = {"audiences", "channels", "kinds", "summary_headings", "statistics_form"}
    found = _plain(like.model_dump(include=shared, exclude_defaults=True, exclude_none=True))
    written = {name: getattr(like.rules, name) for name in RulesSchema.model_fields}
    rules = {
        name: {"severity": str(rule.severity), **_plain(rule.model_dump(exclude={"severity"}, exclude_defaults=True))}
        for name, rule in written.items()
        if rule is not None
    }
    return {**found, "rules": rules}


def _plain(value: Any) -> Any:
    """Values as an editor would write them: whole numbers without a fraction."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _explained(fields: Mapping[str, Any]) -> list[str]:
    """Each field with what it is for on the line above it."""
    lines: list[str] = []
    for name, value in fields.items():
        is_list = isinstance(value, list)
        written = _dumped({name: value}, flow=None if is_list else False)
        lines.extend((*([""] if is_list else []), f"# {words_of(WeekSchema, name)}", written))
    return lines


def _days(week: WeekStart) -> list[str]:
    """What a week may have besides, ready to be written."""
    days = [week.start + timedelta(days=number) for number in range((week.end - week.start).days + 1)]
    return [
        "",
        "# 下面几项想好以后，删去行首的“# ”再填：",
        f"# opening: {{at: {week.start.isoformat()}T09:00, place: 启动仪式的地点}}",
        "# co_organisers: [承办单位]",
        "# introduction: 首页上的一两句话",
        "# days:",
        *(f"#   {day.isoformat()}: 第 {number} 天的主题" for number, day in enumerate(days, start=1)),
    ]


def _rules(rules: Mapping[str, Any]) -> list[str]:
    """Every rule with its explanation; those that are not in force behind a `#`."""
    lines = [
        f"# severity：{words_of(StoryRule, 'severity')}。kinds：{words_of(StoryRule, 'kinds')}。",
        "# 行首有“#”的还没有启用：要用，把“# ”删掉（保留两个空格的缩进）。",
        "rules:",
    ]
    for name in RulesSchema.model_fields:
        written = _dumped(dict(rules.get(name, _RULES.get(name, {}))), flow=True)
        mark = "" if name in rules else "# "
        lines += [f"  # {words_of(RulesSchema, name)}", f"  {mark}{name}: {written}"]
    return lines


def _dumped(value: Any, *, flow: bool | None) -> str:
    """YAML with lines as long as they are; `flow` as PyYAML has it: all in brackets, nothing, or (None) what holds no more brackets."""
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=flow)
    return text.rstrip("\n")


def _must_read_as(source_path: PurePosixPath, text: str, data: Mapping[str, Any]) -> None:
    document, findings = parse_yaml(text), Findings()
    if document.data != data or validate(WeekSchema, document.data, source_path, document.lines, findings) is None:
        raise Unwritable(str(source_path))
