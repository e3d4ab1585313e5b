"""The bulletin as Markdown."""

from __future__ import annotations

import re
from html import unescape

import markdown
import pytest
from markdown_it import MarkdownIt

from filed_week import FIRST_DAY, ONE, TWO, at, bulletin, filing
from showcase.desk.bulletin.filing_register import Left, Unit
from showcase.desk.bulletin.text import escaped, format_markdown
from showcase.model import Rule, Severity, Status

HOSTILE = [
    "甲|乙",
    "**粗** _斜_ `码` ~~删~~",
    "[这里](https://bad.example) ![图](x.png)",
    "<script>alert(1)</script>",
    "a &lt;b&gt; & c",
    "# 一",
    "- 二",
    "> 三",
    "1. 四",
    "反\\斜",
]


def section(text: str, title: str) -> str:
    return text.partition(f"## {title}\n\n")[2].partition("\n\n## ")[0]


def test_the_heading_and_the_summary_come_first_then_who_is_behind() -> None:
    lines = format_markdown(bulletin(filing())).split("\n\n")
    assert lines[0] == "# 2024年试验活动周第 2 天报送情况通报（5 月 13 日 16:00）"
    assert lines[1].startswith("应报送学校 2 所")
    assert lines[2:4] == ["## 未按时完成的学校", "- **未报送**（1 所）：第二学校（西城区）"]


def test_when_all_are_on_time_it_says_so() -> None:
    assert section(format_markdown(bulletin(filing(), filing("two"))), "未按时完成的学校") == "没有，各校都已按时完成。"


def test_the_late_are_named_with_their_time_and_the_missing_with_their_drafts() -> None:
    text = format_markdown(bulletin(filing(filed="13 16:20"), filing("two", status=Status.DRAFT)))
    assert section(text, "未按时完成的学校").split("\n") == [
        "- **未报送**（1 所）：第二学校（西城区，另有草稿或已撤下的 1 篇）",
        "- **迟报**（1 所）：第一学校（东城区，16:20）",
    ]


def test_who_filed_too_little_is_named_with_the_number() -> None:
    rules = {"daily_story": Rule(Severity.WARNING, parameters={"min": 2})}
    text = format_markdown(bulletin(filing(), filing("two"), filing("two", title="第二课"), rules=rules))
    assert "- **篇数不足**（1 所）：第一学校（东城区，1 篇，应有 2 篇）" in text


def test_before_the_cutoff_it_lists_who_has_still_to_file() -> None:
    text = format_markdown(bulletin(filing(), as_of=at("13 15:00")))
    assert section(text, "还没有完成的学校") == "- **尚未报送**（1 所）：第二学校（西城区）"


def test_where_no_number_is_prescribed_it_only_names_who_filed_nothing() -> None:
    text = format_markdown(bulletin(filing(), rules={}))
    assert "**当日没有报送的学校**：第二学校（西城区）" in text
    assert "未按时完成" not in text


def test_the_tables_hold_the_day_and_the_totals() -> None:
    text = format_markdown(
        bulletin(filing(photos=3, featured=True, is_approved=True), filing(day=FIRST_DAY, filed=None))
    )
    assert "| 东城区 | 第一学校 | 按时完成 | 1 | 0 | 0 | 3 | 0 | 1 |" in section(text, "当日报送情况")
    assert "| 1 | 第一学校 | 2 | 2/2 | 1/2 | 100% | 1 | 1 |" in section(text, "累计情况（第 1 天至第 2 天）")
    assert "累计收到：活动开展情况 2 篇。" in text


def test_the_first_days_totals_are_of_one_day() -> None:
    assert "## 累计情况（第 1 天）\n" in format_markdown(bulletin(day=FIRST_DAY))


def test_stories_stand_under_their_school() -> None:
    text = format_markdown(bulletin(filing(), filing(title="第二课")))
    assert section(text, "当日篇目") == (
        "- 第一学校：《第一课》（活动开展情况，15:00，等待审核）；《第二课》（活动开展情况，15:00，等待审核）"
    )


def test_districts_have_subtotals_when_they_hold_more_than_one_school() -> None:
    text = format_markdown(bulletin(filing(photos=2), units=(ONE, TWO, Unit("three", "第三学校", "东城区"))))
    assert "| 东城区 | 2 | 1 | 1 | 1 | 2 | 0 |\n| 西城区 | 1 | 0 | 1 | 0 | 0 | 0 |" in section(text, "按区县")
    assert "## 按区县" not in format_markdown(bulletin(filing()))


def test_what_was_not_counted_is_listed_with_its_reason() -> None:
    text = format_markdown(bulletin(left=(Left(filing().source_path, "放错了地方"),)))
    assert "放错了地方" in section(text, "没有计入的内容")


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_shown_as_it_was_written(title: str) -> None:
    text = format_markdown(bulletin(filing(title=title), units=(Unit("one", title, title),)))
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    assert f"{title}：《{title}》（" in unescape(html)
    assert f"<td>{title}</td>" in unescape(html)
    for rendered in (html, markdown.markdown(text, extensions=["tables"])):
        assert not re.search(r"<(script|a|img|code|em|del|s|blockquote|h3)\b", rendered)


def test_ordinary_words_are_left_alone() -> None:
    words = "2024 年“技能周”第 3.5 期（上）：A-B + C > D & E！"
    assert escaped(words) == words
