"""What a package is to hold."""

from __future__ import annotations

from datetime import date, timedelta

from packages import WEEK, desk_of, featured
from showcase.desk.submission.package_plan import Entry, Missing, Order, list_entries, list_missing
from showcase.desk.submission.public_week import read_public_week
from small_site import AS_OF, SmallSite


def planned(site: SmallSite, order: Order) -> tuple[tuple[Entry, ...], tuple[Missing, ...]]:
    with desk_of(site) as desk:
        public = read_public_week(desk, order.week, order.stories, render=False)
    return list_entries(public, order), list_missing(public, order, AS_OF)


def test_featured_stories_are_packed_by_day_and_named_in_chinese(small_site: SmallSite) -> None:
    featured(small_site, "later", day="2024-05-13", title="第二天")
    featured(small_site, "earlier", title="第一天")
    small_site.story("ordinary")
    small_site.approve()
    entries, missing = planned(small_site, Order(WEEK))
    assert [entry.stem for entry in entries] == ["01-试验职业学校-第一天", "02-试验职业学校-第二天"]
    assert entries[0].files == ("01-试验职业学校-第一天.docx", "01-试验职业学校-第一天-图片.zip")
    assert missing == ()
    (entry,) = planned(small_site, Order(WEEK, date(2024, 5, 13)))[0]
    assert entry.story.slug == "later"
    assert len(planned(small_site, Order(WEEK, everything=True))[0]) == 3


def test_a_chosen_story_that_is_not_public_is_named_with_its_reason(small_site: SmallSite) -> None:
    featured(small_site, "changed")
    featured(small_site, "later", publish_at=(AS_OF + timedelta(days=1)).isoformat())
    small_site.approve()
    (featured(small_site, "changed", text="改过的。"))
    featured(small_site, "waiting")
    small_site.story("ordinary")
    entries, missing = planned(small_site, Order(WEEK))
    assert entries == ()
    reasons = {found.story.slug: found.reason for found in missing}
    assert reasons.keys() == {"changed", "later", "waiting"}
    assert reasons["waiting"] == "等待审核"
    assert "发布" in reasons["later"]


def test_what_the_weeks_rules_find_wanting_is_named(small_site: SmallSite) -> None:
    small_site.week(
        rules={
            "photo_side": {"severity": "warning", "min": 2000},
            "text_length": {"severity": "warning", "min": 800, "max": 1500},
        }
    )
    featured(small_site)
    featured(small_site, "other", text="字" * 900, photos=None)
    (small_site.week_path / "stories/2024-05-12/other/01.jpg").unlink()
    small_site.approve()
    entries, _ = planned(small_site, Order(WEEK))
    faults = {entry.story.slug: entry.faults for entry in entries}
    assert faults["other"] == ()
    assert any("2000 像素" in fault for fault in faults["first-lesson"])
    assert any("800 字" in fault for fault in faults["first-lesson"])


def test_names_from_outside_are_no_paths(small_site: SmallSite) -> None:
    small_site.school("first", title="../../etc")
    for number, title in enumerate(["../../x", "CON", "=cmd", "长" * 60]):
        featured(small_site, f"story-{number}", title=title)
    small_site.approve()
    entries, _ = planned(small_site, Order(WEEK))
    names = [name for entry in entries for name in entry.files]
    assert len(set(names)) == len(names) == 8
    assert not any("/" in name or "\\" in name or len(name.encode()) > 200 for name in names)
    assert all(name[:2].isdigit() for name in names)
