"""What a week's summary must hold, and what it must not."""

from __future__ import annotations

from datetime import datetime

import pytest

from showcase.model import Severity
from small_site import AS_OF, ZONE, SmallSite, draw_photo

PATH = "content/weeks/demo-2024/wrap-up"
PARTS = "## 基本情况\n七天。\n\n## 主要做法\n三条。\n\n## 活动成效\n两项。\n\n## 媒体宣传\n一篇。"


def sum_up(site: SmallSite, text: str = PARTS, **changes: object) -> None:
    data = {"title": "这一周", "status": "submitted", "consent": True, **changes}
    site.write_front_matter(f"{PATH}/index.md", data, text)


def rule(site: SmallSite, **parameters: object) -> None:
    site.week(rules={"wrap_up": {"severity": "warning", **parameters}})


def test_a_whole_summary_has_no_issue(small_site: SmallSite) -> None:
    sum_up(small_site)
    assert small_site.rules() == []


def test_parts_that_are_missing_are_told_without_holding_it_back(small_site: SmallSite) -> None:
    sum_up(small_site, "## 基本情况\n七天。\n\n**主要做法**\n\n三条。")
    issue = small_site.only_issue()
    assert (issue.rule, issue.severity) == ("wrap_up_parts", Severity.WARNING)
    assert "成效" in issue.message
    assert "媒体宣传" in issue.message
    assert "做法" not in issue.message


@pytest.mark.parametrize(
    "line",
    [
        "## 问题及建议",
        "## 五、存在的问题和困难",
        "### （二）不足之处",
        "**问题与建议**",
        "问题及建议：人手不够。",
        "5. 工作中存在的主要问题",
        "- 下一步工作建议",
        "> 意见建议",
        "三条。\n存在的不足：零件不够。",
    ],
)
def test_what_is_wrong_and_what_is_proposed_keeps_a_summary_back(small_site: SmallSite, line: str) -> None:
    sum_up(small_site, f"{PARTS}\n\n{line}\n\n以上。")
    issue = small_site.only_issue()
    assert (issue.rule, issue.severity) == ("internal", Severity.ERROR)
    assert "internal" in issue.remedy


@pytest.mark.parametrize(
    "line", ["## 带着问题来，带着手艺走", "问题不大，当场修好。", "建议大家早到。", "学生提出意见三十条。"]
)
def test_what_only_mentions_a_problem_is_published(small_site: SmallSite, line: str) -> None:
    sum_up(small_site, f"{PARTS}\n\n{line}")
    assert small_site.rules() == []


def test_the_pictures_that_a_programme_asks_for_are_counted(small_site: SmallSite) -> None:
    rule(small_site, photos=2)
    sum_up(small_site, photos=[{"file": "01.jpg", "caption": "开幕"}])
    draw_photo(small_site.root / PATH / "01.jpg")
    issue = small_site.only_issue()
    assert (issue.rule, issue.severity) == ("wrap_up", Severity.WARNING)
    assert "2 张" in issue.message
    sum_up(small_site, f"{PARTS}\n\n![闭幕](02.jpg)", photos=[{"file": "01.jpg", "caption": "开幕"}])
    draw_photo(small_site.root / PATH / "02.jpg")
    assert small_site.rules() == []


def at(day: int, hour: int = 0) -> datetime:
    return datetime(2024, 5, day, hour, tzinfo=ZONE)


def test_a_summary_is_missed_once_its_days_are_over(small_site: SmallSite) -> None:
    rule(small_site, days=3)
    assert small_site.rules(at(17, 23)) == []
    issue = small_site.only_issue(at(18))
    assert (issue.rule, issue.severity, issue.source_path.name) == ("wrap_up", Severity.WARNING, "wrap-up")
    sum_up(small_site)
    assert small_site.rules(at(18)) == []
    sum_up(small_site, status="draft")
    assert small_site.rules(at(18)) == ["wrap_up"]


def test_a_summary_that_is_missed_keeps_nothing_back(small_site: SmallSite) -> None:
    small_site.week(rules={"wrap_up": {"severity": "error", "days": 3}})
    small_site.story()
    small_site.approve("content/weeks/demo-2024/stories")
    assert small_site.public_stories(AS_OF) == ["first-lesson"]


def test_a_week_that_asks_for_none_misses_none(small_site: SmallSite) -> None:
    rule(small_site, photos=5)
    assert small_site.rules() == []
    small_site.week(rules={"wrap_up": {"severity": "off", "days": 3, "photos": 5}})
    sum_up(small_site)
    assert small_site.rules() == []
