"""What the bulletin says in any format."""

from __future__ import annotations

from filed_week import EVENING, ONE, TWO, at, bulletin, filing
from showcase.desk.bulletin.bulletin import UnitDay, Verdict
from showcase.desk.bulletin.filing_register import Unit
from showcase.desk.bulletin.filings import FAULTY, Filing
from showcase.desk.bulletin.words import filing_words, heading, label_of, percent, remarks, summary
from showcase.model import Status


def words_of(found: Filing) -> str:
    return filing_words(found, day())


def day() -> UnitDay:
    return bulletin().units[0]


def test_the_heading_names_week_day_and_cutoff() -> None:
    assert heading(bulletin()) == "2024年试验活动周第 2 天报送情况通报（5 月 13 日 16:00）"


def test_the_summary_says_who_filed_and_what_came_in() -> None:
    made = bulletin(filing(photos=2, films=1, is_approved=True), filing(status=Status.DRAFT, photos=9, title="草稿"))
    assert summary(made) == (
        "应报送学校 2 所（每校每天不少于 1 篇）：截至 5 月 13 日 16:00，按时完成 1 所，未报送 1 所。"
        "当日共收到 1 篇，图片 2 幅、影片 1 部，其中已批准 1 篇。"
    )


def test_the_summary_names_lateness_only_where_there_is_some() -> None:
    assert "按时完成 1 所，未报送 0 所，迟报 1 所。" in summary(bulletin(filing(), filing("two", "13 17:00")))


def test_before_the_cutoff_nobody_has_failed_to_file() -> None:
    made = bulletin(filing(), as_of=at("13 15:30"))
    assert "截至 5 月 13 日 15:30（当日 16:00 截止，尚未到时间），按时完成 1 所，尚未报送 1 所。" in summary(made)
    assert label_of(Verdict.MISSING, made) == "尚未报送"
    assert label_of(Verdict.MISSING, bulletin()) == "未报送"


def test_where_no_number_is_prescribed_the_summary_says_so() -> None:
    made = bulletin(filing(), rules={})
    assert summary(made).startswith("本周没有规定每天的篇数。2 所学校中，1 所有报送；")


def test_a_story_is_told_with_its_kind_time_and_state() -> None:
    assert words_of(filing()) == "《第一课》（活动开展情况，15:00，等待审核）"
    assert words_of(filing(featured=True)) == "《第一课》（活动开展情况，15:00，择优，等待审核）"
    assert words_of(filing(filed="13 16:20")) == "《第一课》（活动开展情况，16:20 迟报，等待审核）"
    assert words_of(filing(filed="12 09:05")) == "《第一课》（活动开展情况，5 月 12 日 09:05，等待审核）"
    assert words_of(filing(filed=None)) == "《第一课》（活动开展情况，时间不详，等待审核）"


def test_a_time_in_another_year_names_it() -> None:
    late = filing(at=at("13 15:00").replace(year=2026))
    assert words_of(late) == "《第一课》（活动开展情况，2026 年 5 月 13 日 15:00 迟报，等待审核）"


def test_a_draft_has_no_time() -> None:
    assert words_of(filing(status=Status.DRAFT, state="草稿")) == "《第一课》（活动开展情况，草稿）"


def test_what_is_to_be_borne_in_mind_is_said_only_where_it_matters() -> None:
    plain = remarks(bulletin(filing()))
    assert "2024 年 5 月 13 日 20:00" in plain[0]
    assert len(plain) == 2
    faulty = Unit("bad", "第三学校", "", is_faulty=True)
    told = remarks(bulletin(filing(state=FAULTY), units=(ONE, TWO, faulty), remark="没有 git", as_of=EVENING))
    assert len(told) == 5
    assert all(any(words in line for line in told) for words in ("没有 git", "build.py check", "第三学校"))


def test_a_share_of_nothing_is_a_dash() -> None:
    assert [percent(value) for value in (0, 66, None)] == ["0%", "66%", "—"]
