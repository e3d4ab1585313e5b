"""What the desk knows of a week."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.desk.starters.programme import ProgrammeUnreadable, list_weeks, read_programme, read_site_file
from small_site import SmallSite


def test_a_programme_names_channels_schools_and_what_is_taken(tmp_path: Path) -> None:
    site = SmallSite(tmp_path)
    site.school()
    site.school("broken", kind="小学")
    site.story()
    site.event()
    programme = read_programme(tmp_path, "demo-2024")
    assert programme.channels == {"skills": "十八般武艺", "best": "十八般武艺 / 最美职教"}
    assert programme.schools == {"first": "试验职业学校", "broken": "试验职业学校"}
    assert (programme.stories, programme.events) == ({"first-lesson"}, {"2024-05-12-open-gates"})


def test_no_picture_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = SmallSite(tmp_path)
    (site.story() / "01.jpg").write_bytes(b"not a picture")
    monkeypatch.setattr("showcase.reader.originals.Originals.__init__", None)
    assert read_programme(tmp_path, "demo-2024").stories == {"first-lesson"}


def test_a_week_that_is_not_sound_tells_its_issues(tmp_path: Path) -> None:
    site = SmallSite(tmp_path)
    site.week(kinds=None)
    with pytest.raises(ProgrammeUnreadable) as fault:
        read_programme(tmp_path, "demo-2024")
    assert [issue.message for issue in fault.value.issues] == ["缺少“kinds”"]


def test_a_site_that_is_not_sound_tells_its_issues(tmp_path: Path) -> None:
    site = SmallSite(tmp_path)
    assert read_site_file(tmp_path).organiser == "试验教育局"
    site.write("content/site.yml", "title: [")
    with pytest.raises(ProgrammeUnreadable) as fault:
        read_site_file(tmp_path)
    assert fault.value.issues


def test_weeks_are_listed_the_latest_first_and_links_are_none(tmp_path: Path) -> None:
    site = SmallSite(tmp_path)
    assert list_weeks(tmp_path / "nowhere") == ()
    (site.week_path.parent / "old-2021").mkdir()
    (site.week_path.parent / "linked-2025").symlink_to(site.week_path, target_is_directory=True)
    assert list_weeks(tmp_path) == ("demo-2024", "old-2021")
