"""An intake from end to end."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from mailed import OLE, Word, archive, photo, photo_bytes
from showcase.desk.intake import taking
from showcase.desk.intake.account import Account, Fate
from showcase.desk.intake.delivery import receive
from showcase.desk.intake.taking import Order, SeveralStories, take_in
from showcase.desk.starters.programme import read_programme
from small_site import AS_OF, SmallSite, draw_film

STORIES = "content/weeks/demo-2024/stories/2024-05-12"


def taken(site: SmallSite, *paths: Path, **changes: Any) -> Account:
    order = Order(read_programme(site.root, "demo-2024"), "first", date(2024, 5, 12), AS_OF, **changes)
    with ThreadPoolExecutor(1) as executor:
        return take_in(site.project, paths, order, executor)


def fates(account: Account) -> dict[str, Fate]:
    entries = [entry for entry in account.all_entries if entry.is_file]
    found = {entry.label: entry.fate for entry in entries}
    # Each file is told once.
    assert len(found) == len(entries)
    return found


def report(title: str = "车间里的课", text: str = "师傅开了机床。") -> Word:
    return Word().title(title).line(text)


@pytest.fixture
def parcel(tmp_path: Path) -> Path:
    """What a school mails: names in GBK, a report with its photo, a second one, and things that cannot be taken."""
    return archive(
        tmp_path / "mail" / "龙乡报送.zip",
        {
            "甲/5月12日简报.docx": report().picture(photo_bytes(1)).line("图1：学生在看", centred=True).bytes(),
            "甲/现场.jpg": photo_bytes(2),
            "乙/乙.docx": report("另一课").bytes(),
            "说明.doc": OLE + bytes(600),
            "不知道.jpg": photo_bytes(3),
            "Thumbs.db": b"x",
            "../坏.jpg": b"x",
        },
    )


def test_a_parcel_becomes_stories_and_every_file_is_accounted_for(small_site: SmallSite, parcel: Path) -> None:
    account = taken(small_site, parcel)
    assert fates(account) == {
        "龙乡报送.zip/甲/5月12日简报.docx": Fate.TAKEN,
        "龙乡报送.zip/甲/现场.jpg": Fate.TAKEN,
        "龙乡报送.zip/乙/乙.docx": Fate.TAKEN,
        "龙乡报送.zip/说明.doc": Fate.REFUSED,
        "龙乡报送.zip/不知道.jpg": Fate.UNPLACED,
        "龙乡报送.zip/Thumbs.db": Fate.RUBBISH,
        "龙乡报送.zip/../坏.jpg": Fate.REFUSED,
    }
    assert not account.is_complete
    folder = small_site.root / STORIES / "che-jian-li-de-ke"
    _, head, text = (folder / "index.md").read_text("utf-8").split("---\n")
    assert yaml.safe_load(head) == {
        "title": "车间里的课",
        "school": "first",
        "kind": "activity",
        "status": "submitted",
        "filed": "2024-05-20T12:00",
        "photos": [{"file": "01.jpg", "caption": "学生在看"}, {"file": "02.jpg", "caption": ""}],
    }
    assert text == "师傅开了机床。\n\n![学生在看](01.jpg)\n"
    assert sorted(path.name for path in folder.iterdir()) == ["01.jpg", "02.jpg", "index.md"]
    kept = small_site.root / "intake" / "2024-05-12-first"
    assert sorted(path.name for path in kept.iterdir()) == ["龙乡报送.zip／不知道.jpg", "龙乡报送.zip／说明.doc"]
    assert parcel.is_file()


def test_what_check_says_is_what_the_account_said(small_site: SmallSite, parcel: Path) -> None:
    small_site.week(rules={"text_length": {"min": 800}})
    account = taken(small_site, parcel)
    assert {issue.rule for issue in account.issues} == {"text_length", "consent", "field-string_too_short"}
    told = {(issue.source_path, issue.line, issue.rule) for issue in account.issues}
    for issue in small_site.inspect().issues:
        if issue.source_path.name == "index.md" and "stories" in issue.source_path.parts:
            assert (issue.source_path, issue.line, issue.rule) in told


def test_contact_data_is_told_with_its_line_and_never_in_full(small_site: SmallSite, tmp_path: Path) -> None:
    account = taken(small_site, report(text="联系电话：13812345678。").save(tmp_path / "a.docx"))
    (issue,) = account.issues
    path = small_site.root / issue.source_path
    assert "13812345678" in path.read_text("utf-8").split("\n")[issue.line - 1]
    assert "手机号" in issue.message
    assert "13812345678" not in issue.message


def test_a_trial_writes_nothing_and_says_the_same(small_site: SmallSite, parcel: Path) -> None:
    before = sorted(small_site.root.rglob("*"))
    trial = taken(small_site, parcel, dry_run=True)
    assert sorted(small_site.root.rglob("*")) == before
    account = taken(small_site, parcel)
    assert fates(trial) == fates(account)
    assert (trial.stories, trial.issues) == (account.stories, account.issues)


def test_the_same_parcel_again_does_nothing(small_site: SmallSite, parcel: Path) -> None:
    taken(small_site, parcel)
    index = small_site.root / STORIES / "che-jian-li-de-ke" / "index.md"
    index.write_text(index.read_text("utf-8").replace("车间里的课", "编辑改过的题"), "utf-8")
    before = {path: path.read_bytes() for path in small_site.root.rglob("*") if path.is_file()}
    account = taken(small_site, parcel)
    assert account.stories == []
    assert {path: path.read_bytes() for path in small_site.root.rglob("*") if path.is_file()} == before
    assert fates(account)["龙乡报送.zip/甲/5月12日简报.docx"] is Fate.KNOWN
    assert fates(account)["龙乡报送.zip/甲/现场.jpg"] is Fate.KNOWN


def test_elsewhere_it_is_known_by_the_story_itself(small_site: SmallSite, tmp_path: Path) -> None:
    report().picture(photo_bytes(1)).save(tmp_path / "甲" / "稿.docx")
    photo(tmp_path / "甲" / "现场.jpg", 2, comment=b"noted")
    assert taken(small_site, tmp_path / "甲").is_complete
    shutil.rmtree(small_site.root / "intake")
    photo(tmp_path / "甲" / "新的.jpg", 3)
    assert fates(taken(small_site, tmp_path / "甲")) == {
        "甲/稿.docx": Fate.KNOWN,
        "甲/现场.jpg": Fate.KNOWN,
        "甲/新的.jpg": Fate.UNPLACED,
    }


def test_a_photo_that_comes_later_is_not_put_into_a_story_unasked(small_site: SmallSite, tmp_path: Path) -> None:
    report().save(tmp_path / "甲" / "稿.docx")
    taken(small_site, tmp_path / "甲")
    photo(tmp_path / "甲" / "后补.jpg", 3)
    assert fates(taken(small_site, tmp_path / "甲"))["甲/后补.jpg"] is Fate.UNPLACED
    assert not (small_site.root / STORIES / "che-jian-li-de-ke" / "01.jpg").exists()


def test_another_text_under_the_same_title_is_neither_written_nor_lost(small_site: SmallSite, tmp_path: Path) -> None:
    taken(small_site, report().save(tmp_path / "a.docx"))
    other = report(text="另一段文字。").save(tmp_path / "b.docx")
    account = taken(small_site, other)
    assert fates(account) == {"b.docx": Fate.UNPLACED}
    assert account.stories == []
    assert "留在原处" in account.kept
    assert taken(small_site, other, title="另一个题").is_complete


def test_addresses_in_the_week_are_never_taken_twice(small_site: SmallSite, tmp_path: Path) -> None:
    small_site.story("che-jian-li-de-ke", day="2024-05-13")
    (story,) = taken(small_site, report().save(tmp_path / "a.docx")).stories
    assert story.source_path.parent.name == "che-jian-li-de-ke-2"


def test_what_comes_twice_in_one_delivery_is_taken_once(small_site: SmallSite, tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    for name in ("1.甲/甲.docx", "2.乙/甲.docx"):
        report().save(folder / name)
    shutil.copy(folder / "1.甲/甲.docx", folder / "2.乙/甲.docx")
    report(text="同名的另一篇。").save(folder / "3.丙/甲.docx")
    report("别的题").save(folder / "4.丁/丁.docx")
    for name in ("1.甲", "4.丁"):
        photo(folder / name / "a.jpg", 1)
    account = taken(small_site, folder)
    assert fates(account) == {
        "报送/1.甲/甲.docx": Fate.TAKEN,
        "报送/1.甲/a.jpg": Fate.TAKEN,
        "报送/2.乙/甲.docx": Fate.KNOWN,
        "报送/3.丙/甲.docx": Fate.UNPLACED,
        "报送/4.丁/丁.docx": Fate.TAKEN,
        "报送/4.丁/a.jpg": Fate.KNOWN,
    }
    assert len(account.stories) == 2


def test_a_film_is_a_story_of_that_kind(small_site: SmallSite, tmp_path: Path) -> None:
    (story,) = taken(small_site, draw_film(tmp_path / "我的一天.mp4"), channel="skills").stories
    text = (small_site.root / story.source_path).read_text("utf-8")
    assert "kind: film\nchannel: skills\n" in text
    assert "videos:\n- file: film.mp4\n  caption: 我的一天\n" in text


def test_without_any_title_school_and_day_stand_for_it(small_site: SmallSite, tmp_path: Path) -> None:
    (story,) = taken(small_site, photo(tmp_path / "IMG_1.jpg")).stories
    assert story.title == "试验职业学校5月12日报送"
    assert any("起一个" in note for note in story.notes)


def test_one_title_does_not_fit_several_stories(small_site: SmallSite, parcel: Path) -> None:
    with pytest.raises(SeveralStories) as caught:
        taken(small_site, parcel, title="题")
    assert caught.value.count == 2
    assert not (small_site.root / STORIES).exists()


def test_a_place_that_was_taken_meanwhile_is_not_overwritten(
    small_site: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*arguments: Any, **named: Any) -> Any:
        small_site.write(f"{STORIES}/che-jian-li-de-ke/index.md", "编辑的字")
        return receive(*arguments, **named)

    monkeypatch.setattr(taking, "receive", slow)
    account = taken(small_site, report().save(tmp_path / "a.docx"))
    assert fates(account) == {"a.docx": Fate.UNPLACED}
    assert (small_site.root / STORIES / "che-jian-li-de-ke/index.md").read_text("utf-8") == "编辑的字"


def test_nothing_that_was_sent_is_ever_changed(small_site: SmallSite, tmp_path: Path) -> None:
    report().picture(photo_bytes(1)).save(tmp_path / "甲" / "稿.docx")
    photo(tmp_path / "甲" / "a.jpg", 2, comment=b"noted")
    before = {path: path.read_bytes() for path in (tmp_path / "甲").iterdir()}
    taken(small_site, tmp_path / "甲")
    assert {path: path.read_bytes() for path in (tmp_path / "甲").iterdir()} == before


def test_a_written_story_is_public_once_its_editor_has_filled_the_gaps(small_site: SmallSite, tmp_path: Path) -> None:
    data = report().picture(photo_bytes(1)).line("图1：学生在看", centred=True)
    (story,) = taken(small_site, data.save(tmp_path / "a.docx")).stories
    path = small_site.root / story.source_path
    path.write_text(path.read_text("utf-8").replace("status: submitted", "status: submitted\nconsent: true"), "utf-8")
    assert [outcome.verdict for outcome in small_site.approve(STORIES)] == ["已批准"]
    assert small_site.public_stories() == ["che-jian-li-de-ke"]
