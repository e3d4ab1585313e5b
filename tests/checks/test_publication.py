"""What may be published: closed unless every condition holds."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import PurePosixPath

import pytest

from approved_bundle import bundle
from showcase.checks.publication import bundle_path, hold_reason
from showcase.model import Status, Withdrawal
from small_site import AS_OF, SmallSite, draw_photo

WEEK = "content/weeks/demo-2024"
SECOND = timedelta(seconds=1)


def held(site: SmallSite, as_of: datetime = AS_OF) -> dict[str, tuple[str, bool]]:
    """Reason and fault by the item's path in the week."""
    return {str(item.source_path.relative_to(WEEK)): (item.reason, item.fault) for item in site.publication(as_of).held}


def edit(site: SmallSite, before: str, after: str, path: str = "stories/2024-05-12/first-lesson/index.md") -> None:
    target = site.week_path / path
    text = target.read_text("utf-8")
    assert before in text
    target.write_text(text.replace(before, after), encoding="utf-8")


def test_an_approved_bundle_is_public() -> None:
    assert hold_reason(bundle(), AS_OF) is None


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.WITHDRAWN])
def test_any_other_status_is_not_and_is_no_fault(status: Status) -> None:
    reason = hold_reason(bundle(status=status), AS_OF)
    assert reason is not None
    assert not reason[1]


def test_an_approved_bundle_without_record_is_a_fault() -> None:
    assert hold_reason(bundle(approval=None), AS_OF) == ("写着已批准，但没有批准记录", True)


def test_an_approved_bundle_with_a_record_of_withdrawal_is_a_fault() -> None:
    assert hold_reason(bundle(withdrawal=Withdrawal(AS_OF, None, True)), AS_OF) == ("同时写着已批准和已撤下", True)


def test_a_bundle_that_was_changed_since_is_a_fault() -> None:
    reason = hold_reason(bundle(digest="sha256:" + "1" * 64), AS_OF)
    assert reason is not None
    assert reason[1]


@pytest.mark.parametrize(("publish_at", "public"), [(AS_OF - SECOND, True), (AS_OF, True), (AS_OF + SECOND, False)])
def test_it_is_public_from_the_very_moment(publish_at: datetime, public: bool) -> None:
    assert (hold_reason(bundle(publish_at=publish_at), AS_OF) is None) is public


@pytest.mark.parametrize(("expires_at", "public"), [(AS_OF - SECOND, False), (AS_OF, False), (AS_OF + SECOND, True)])
def test_it_is_public_until_just_before_it_expires(expires_at: datetime, public: bool) -> None:
    assert (hold_reason(bundle(expires_at=expires_at), AS_OF) is None) is public


def test_waiting_and_having_expired_are_no_faults() -> None:
    for times in ({"publish_at": AS_OF + SECOND}, {"expires_at": AS_OF}):
        reason = hold_reason(bundle(**times), AS_OF)
        assert reason is not None
        assert not reason[1]
        assert "2024-05-20 12:00" in reason[0]


def test_issues_of_a_bundle_lie_in_its_folder_those_of_an_event_in_its_file() -> None:
    assert bundle_path(PurePosixPath("s/a/index.md")) == PurePosixPath("s/a")
    assert bundle_path(PurePosixPath("events/2024-05-12-a.md")) == PurePosixPath("events/2024-05-12-a.md")


def test_what_is_approved_is_public_and_the_rest_is_listed_with_its_reason(small_site: SmallSite) -> None:
    small_site.story()
    small_site.event()
    small_site.approve()
    small_site.story("b-draft", status="draft")
    small_site.story("c-submitted")
    small_site.story("d-withdrawn", status="withdrawn")
    small_site.story("e-by-hand", status="approved")
    small_site.story("f-broken", status=5)
    assert small_site.public_stories() == ["first-lesson"]
    folder = "stories/2024-05-12"
    assert held(small_site) == {
        f"{folder}/b-draft/index.md": ("草稿", False),
        f"{folder}/c-submitted/index.md": ("等待审核", False),
        f"{folder}/d-withdrawn/index.md": ("已撤下", False),
        f"{folder}/e-by-hand/index.md": ("写着已批准，但没有批准记录", True),
        f"{folder}/f-broken/index.md": ("“status”应是一段文字", True),
    }
    assert len(small_site.publication().faults) == 2


def test_a_record_copied_from_another_story_does_not_count(small_site: SmallSite) -> None:
    folder = small_site.story()
    small_site.approve()
    record = next(line for line in (folder / "index.md").read_text("utf-8").split("\n") if line.startswith("approved:"))
    small_site.raw_story(f"title: 另一篇\nschool: first\nkind: activity\nstatus: approved\n{record}", slug="another")
    assert small_site.public_stories() == ["first-lesson"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("机床", "机床！"), ("车间里的第一课", "车间里的第二课"), ("status", "featured: true\nstatus")],
)
def test_a_changed_word_sends_a_story_back(small_site: SmallSite, before: str, after: str) -> None:
    small_site.story()
    small_site.story("untouched")
    small_site.approve()
    edit(small_site, before, after)
    assert small_site.public_stories() == ["untouched"]
    ((reason, fault),) = held(small_site).values()
    assert ("有改动" in reason, fault) == (True, True)


def test_a_changed_picture_sends_a_story_back(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    small_site.approve()
    draw_photo(folder / "01.jpg", seed="another")
    assert small_site.public_stories() == []


def test_a_story_undone_to_what_was_approved_is_public_again(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    edit(small_site, "机床", "车床")
    assert small_site.public_stories() == []
    edit(small_site, "车床", "机床")
    assert small_site.public_stories() == ["first-lesson"]


def test_a_moved_window_sends_a_story_back(small_site: SmallSite) -> None:
    small_site.story(publish_at="2024-05-21T08:00")
    small_site.approve()
    assert held(small_site)["stories/2024-05-12/first-lesson/index.md"] == ("定于 2024-05-21 08:00 发布", False)
    edit(small_site, "05-21T", "05-19T")
    assert small_site.public_stories() == []


def test_a_window_opens_and_closes_in_the_sites_zone(small_site: SmallSite) -> None:
    small_site.story(publish_at="2024-05-21T08:00", expires_at="2024-05-22T08:00+09:00")
    small_site.approve()
    moments = ("2024-05-20T23:59:59", "2024-05-21T00:00:00", "2024-05-21T22:59:59", "2024-05-21T23:00:00")
    public = [bool(small_site.public_stories(datetime.fromisoformat(f"{moment}+00:00"))) for moment in moments]
    assert public == [False, True, True, False]


def test_an_error_of_an_item_holds_only_this_item_back(small_site: SmallSite) -> None:
    small_site.school("second")
    for slug in ("one", "two"):
        small_site.story(slug)
        small_site.event(slug)
    small_site.approve()
    small_site.write(f"{WEEK}/stories/2024-05-12/one/stray.txt", "甲")
    edit(small_site, "activity", "party", "events/2024-05-12-one.md")
    edit(small_site, "东城区", "", "schools/second/index.md")
    week = small_site.publication().site.weeks[0]
    assert [story.slug for story in week.stories] == ["two"]
    assert [event.slug for event in week.events] == ["two"]
    assert [school.slug for school in week.schools] == ["first"]
    assert all(fault for _, fault in held(small_site).values())


def test_a_draft_with_an_error_is_no_fault(small_site: SmallSite) -> None:
    small_site.story(status="draft", school="unknown")
    reason, fault = held(small_site)["stories/2024-05-12/first-lesson/index.md"]
    assert (reason, fault) == ("没有“unknown”这个学校", False)


def test_more_errors_are_counted_in_the_reason(small_site: SmallSite) -> None:
    small_site.story(school="unknown", kind="unknown", channel="unknown")
    assert "另有 2 处错误" in held(small_site)["stories/2024-05-12/first-lesson/index.md"][0]


def test_a_warning_holds_nothing_back(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    small_site.week(rules={"text_length": {"severity": "warning", "min": 800}})
    assert small_site.rules() == ["text_length"]
    assert small_site.public_stories() == ["first-lesson"]


def test_an_error_in_week_yml_holds_the_whole_week_back_with_every_item_listed(small_site: SmallSite) -> None:
    small_site.story()
    small_site.event()
    small_site.approve()
    small_site.week(color="#FFFF00")
    assert small_site.publication().site.weeks == ()
    assert set(held(small_site).values()) == {("活动周的 week.yml 有错误，整周暂不发布", True)}
    assert len(held(small_site)) == 3


def test_a_school_that_is_not_public_does_not_hold_its_stories_back(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve(f"{WEEK}/stories")
    week = small_site.publication().site.weeks[0]
    assert (week.schools, [story.slug for story in week.stories]) == ((), ["first-lesson"])
    assert week.school_names == {"first": "试验职业学校"}


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("stories/2024-05-12/first-lesson", "stories/2024-05-12/第一课"),
        ("stories/2024-05-12/first-lesson", "stories/2024-05-12/First"),
        ("stories/2024-05-12", "stories/5月12日"),
        ("stories/2024-05-12", "stories/2024-02-30"),
        ("events/2024-05-12-open-gates.md", "events/open-gates.md"),
        ("", "../活动周"),
        ("", "../media"),
    ],
)
def test_what_was_approved_and_lies_in_a_wrong_place_is_listed_as_a_fault(
    small_site: SmallSite, folder: str, name: str
) -> None:
    # Nothing may leave the site unseen: neither the list at a build's end nor --strict.
    small_site.story()
    small_site.event()
    small_site.approve()
    (small_site.week_path / folder).rename(small_site.week_path / name)
    place = (small_site.week_path / name).resolve().relative_to(small_site.root)
    assert [held.source_path for held in small_site.publication().faults] == [PurePosixPath(place.as_posix())]


@pytest.mark.parametrize("path", ["stories/2024-05-13/index.md", "schools/index.md", "stories"])
def test_an_item_without_a_folder_of_its_own_is_listed_as_a_fault(small_site: SmallSite, path: str) -> None:
    small_site.write(f"{WEEK}/{path}", "---\nstatus: approved\n---\n甲\n")
    assert [str(held.source_path) for held in small_site.publication().faults] == [f"{WEEK}/{path}"]


def test_a_story_with_a_linked_picture_is_listed_once(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    small_site.approve()
    (folder / "01.jpg").rename(small_site.root / "01.jpg")
    (folder / "01.jpg").symlink_to(small_site.root / "01.jpg")
    assert [held.source_path.name for held in small_site.publication().faults] == ["index.md"]


def test_a_folder_whose_name_cannot_be_read_is_listed_as_a_fault(small_site: SmallSite) -> None:
    folder = small_site.story()
    small_site.approve()
    folder.rename(os.fsdecode(os.fsencode(folder.parent) + b"/" + "第一课".encode("gbk")))
    (held,) = small_site.publication().faults
    assert str(held.source_path).isprintable()


def test_what_was_replaced_by_a_link_is_listed_as_a_fault(small_site: SmallSite) -> None:
    folder = small_site.story()
    small_site.approve()
    folder.rename(small_site.root / "outside")
    folder.symlink_to(small_site.root / "outside")
    (held,) = small_site.publication().faults
    assert (held.source_path.name, "链接" in held.reason) == ("first-lesson", True)


@pytest.mark.parametrize("place", ["stories/2024-05-12/index.md", "schools/index.md"])
def test_a_text_without_a_folder_of_its_own_is_listed_as_a_fault(small_site: SmallSite, place: str) -> None:
    small_site.write(f"{WEEK}/{place}", "---\ntitle: 甲\nstatus: approved\n---\n正文\n")
    assert [str(held.source_path) for held in small_site.publication().faults] == [f"{WEEK}/{place}"]


@pytest.mark.parametrize("name", ["downloads", "wrap-up"])
def test_a_weeks_own_pages_are_public_once_they_are_approved(small_site: SmallSite, name: str) -> None:
    entry = {"file": "a.jpg", "pupils": False}
    data = {"title": "本周", "status": "submitted", "photos": [{**entry, "caption": "图"}]}
    if name == "downloads":
        data = {"status": "submitted", "downloads": [{**entry, "title": "海报", "kind": "招生海报"}]}
    path = small_site.write_front_matter(f"content/weeks/demo-2024/{name}/index.md", data, "一段话。")
    draw_photo(path.parent / "a.jpg")

    def public() -> bool:
        (week,) = small_site.publication().site.weeks
        return [paper.bundle.source_path.parent.name for paper in week.papers] == [name]

    assert not public()
    assert ("等待审核", False) in [(held.reason, held.fault) for held in small_site.publication().held]
    small_site.approve(path.relative_to(small_site.root).as_posix())
    assert public()
    draw_photo(path.parent / "a.jpg", seed="another")
    assert not public()
    assert [held.reason for held in small_site.publication().faults] == ["批准后内容有改动，须重新审核"]
