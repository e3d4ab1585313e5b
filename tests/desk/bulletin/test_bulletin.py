"""Who filed what by the cutoff, who did not, and the running totals."""

from __future__ import annotations

from datetime import date, time

import pytest

from filed_week import FIRST_DAY, LAST_DAY, ONE, SECOND_DAY, at, bulletin, filing, week
from showcase.desk.bulletin.bulletin import Bulletin, Verdict, last_day_due, units_in_order
from showcase.desk.bulletin.filing_register import Left, Unit
from showcase.desk.bulletin.filings import Filing
from showcase.model import Rule, Severity, Status

OWES_TWO = {"daily_story": Rule(Severity.ERROR, parameters={"min": 2})}


def verdicts(made: Bulletin) -> dict[str, Verdict]:
    return {day.unit.slug: day.verdict for day in made.units}


def first_verdict(*filings: Filing, **changes: object) -> Verdict:
    return verdicts(bulletin(*filings, **changes))["one"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filed", "verdict"),
    [
        ("12 09:00", Verdict.ON_TIME),
        ("13 15:59", Verdict.ON_TIME),
        ("13 16:00", Verdict.ON_TIME),
        ("13 16:00:59", Verdict.ON_TIME),
        ("13 16:01", Verdict.LATE),
        ("13 19:00", Verdict.LATE),
        (None, Verdict.UNTIMED),
    ],
)
def test_the_cutoff_parts_what_is_in_time_from_what_is_late(filed: str | None, verdict: Verdict) -> None:
    assert first_verdict(filing(filed=filed)) is verdict


def test_the_cutoff_is_the_weeks_own() -> None:
    assert first_verdict(filing(filed="13 15:00"), cutoff=time(14, 30)) is Verdict.LATE


def test_who_files_nothing_is_missing() -> None:
    made = bulletin(filing())
    assert verdicts(made) == {"one": Verdict.ON_TIME, "two": Verdict.MISSING}
    assert [day.unit.slug for day in made.standing(Verdict.MISSING)] == ["two"]


def test_a_story_counts_for_the_day_of_its_folder() -> None:
    assert first_verdict(filing(day=FIRST_DAY, filed="13 15:00")) is Verdict.MISSING


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN])
def test_a_draft_and_a_withdrawn_story_do_not_meet_what_is_owed_but_are_kept(status: Status) -> None:
    made = bulletin(filing(status=status))
    assert (made.units[0].verdict, made.units[0].filed, len(made.units[0].filings)) == (Verdict.MISSING, (), 1)


@pytest.mark.parametrize(
    ("times", "verdict"),
    [
        (["13 09:00"], Verdict.SHORT),
        (["13 09:00", "13 10:00"], Verdict.ON_TIME),
        (["13 09:00", "13 17:00"], Verdict.LATE),
        (["13 09:00", None], Verdict.UNTIMED),
        (["13 17:00", None], Verdict.LATE),
        ([], Verdict.MISSING),
    ],
)
def test_where_two_stories_are_owed_one_is_not_enough(times: list[str | None], verdict: Verdict) -> None:
    filings = [filing(filed=filed, title=f"第{number}课") for number, filed in enumerate(times)]
    assert first_verdict(*filings, rules=OWES_TWO) is verdict


@pytest.mark.parametrize("rules", [{}, {"daily_story": Rule(Severity.OFF, parameters={"min": 1})}])
def test_where_no_number_is_prescribed_nobody_is_late(rules: dict[str, Rule]) -> None:
    made = bulletin(filing(filed="13 19:00"), rules=rules)
    assert verdicts(made) == {"one": Verdict.FILED, "two": Verdict.NOTHING}


@pytest.mark.parametrize(
    ("stray", "words"),
    [
        (filing("nobody"), "看不出是哪所学校"),
        (filing(""), "看不出是哪所学校"),
        (filing(day=date(2024, 5, 20)), "不在活动周的日期里"),
        (filing(filed="13 20:01"), "报送时间 2024-05-13 20:01 晚于统计时间"),
    ],
)
def test_what_counts_for_nobody_is_left_over_with_a_reason(stray: Filing, words: str) -> None:
    made = bulletin(stray, left=(Left(stray.source_path, "放错了地方"),))
    assert [day.filings for day in made.units] == [(), ()]
    assert [found.source_path for found in made.left] == [stray.source_path] * 2
    assert words in made.left[1].reason


def test_stories_of_days_to_come_are_not_spoken_of() -> None:
    made = bulletin(filing(day=LAST_DAY, filed="14 09:00"))
    assert (made.left, made.totals[0].filed) == ((), ())


def test_totals_run_from_the_first_day_to_this_one() -> None:
    made = bulletin(
        filing(day=FIRST_DAY, filed="12 15:00", featured=True),
        filing(filed="13 17:00", kind="视频"),
        filing(day=LAST_DAY, filed="13 18:00"),
    )
    total = next(total for total in made.totals if total.unit == ONE)
    assert [day.day for day in total.days] == [FIRST_DAY, SECOND_DAY]
    assert (len(total.filed), total.days_complete, total.days_on_time, total.due) == (2, 2, 1, 2)
    assert total.punctuality == 50
    assert made.kinds == (("活动开展情况", 1), ("视频", 1))
    assert (made.number, made.cutoff) == (2, at("13 16:00"))


def test_punctuality_is_of_known_times_and_never_rounded_up() -> None:
    filings = [filing(filed="13 09:00", title=f"{number}") for number in range(199)]
    total = bulletin(*filings, filing(filed="13 17:00", title="迟"), filing(filed=None, title="?")).totals[0]
    assert (len(total.filed), total.punctuality) == (201, 99)
    assert bulletin(filing(filed=None)).totals[0].punctuality is None


def test_a_day_whose_cutoff_has_not_passed_is_not_held_against_anybody() -> None:
    made = bulletin(filing(day=FIRST_DAY, filed="12 09:00"), filing(filed="13 09:00"), as_of=at("13 15:00"))
    assert not made.is_closed
    assert [(total.days_on_time, total.due) for total in made.totals] == [(1, 1), (0, 1)]


def test_at_the_cutoff_the_day_is_closed() -> None:
    assert bulletin(as_of=at("13 16:00")).is_closed


def test_schools_are_ranked_by_days_on_time_then_by_what_they_filed() -> None:
    units = [Unit(slug, slug, "东城区") for slug in ("late", "equal", "same", "best", "chosen")]
    made = bulletin(
        filing("late", "13 17:00"),
        filing("equal"),
        filing("same"),
        filing("best"),
        filing("best", title="第二课"),
        filing("chosen", featured=True),
        units=units,
    )
    assert [(total.rank, total.unit.slug) for total in made.totals] == [
        (1, "best"),
        (2, "chosen"),
        (3, "equal"),
        (3, "same"),
        (5, "late"),
    ]


def test_schools_stand_by_district_and_those_without_one_last() -> None:
    units = [Unit("a", "甲", "东"), Unit("b", "乙", ""), Unit("c", "丙", "西"), Unit("d", "丁", "东")]
    assert [unit.slug for unit in units_in_order(units)] == ["a", "d", "c", "b"]
    assert bulletin(units=units).districts == ("东", "西", "")


def test_the_last_day_due_is_that_whose_cutoff_has_passed() -> None:
    found = [last_day_due(week(), at(moment)) for moment in ("12 15:59", "12 16:00", "13 15:59", "31 09:00")]
    assert found == [None, FIRST_DAY, FIRST_DAY, LAST_DAY]


def test_kinds_that_the_programme_does_not_name_come_last() -> None:
    made = bulletin(filing(kind="种类不详"), filing(kind="视频", title="第二课"))
    assert made.kinds == (("视频", 1), ("种类不详", 1))
