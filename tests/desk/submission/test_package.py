"""Packages for the next level up, opened again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from packages import NOTES, WEEK, desk_of, featured, packed
from showcase.desk.approval import write_approval
from showcase.desk.outgoing import NotThere
from showcase.desk.submission.package import PICTURE_WORDS, plan_package
from showcase.desk.submission.package_plan import INDEX, Order
from small_site import AS_OF, SmallSite


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_package_holds_documents_originals_films_and_an_index(small_site: SmallSite) -> None:
    folder = featured(small_site)
    small_site.story_with_film(featured=True, day="2024-05-13", title="看懂调试")
    small_site.approve()
    made = packed(small_site)
    assert made.path == small_site.root / "packages" / WEEK
    first, second = "01-试验职业学校-车间里的第一课", "02-试验职业学校-看懂调试"
    assert files_below(made.path) == {
        INDEX,
        f"{first}.docx",
        f"{first}-图片.zip",
        f"{second}.docx",
        f"{second}-视频1.mp4",
        f"{second}-视频1.txt",
    }
    assert Document(str(made.path / f"{first}.docx")).paragraphs[0].text == "车间里的第一课"
    with ZipFile(made.path / f"{first}-图片.zip") as archive:
        assert all(entry.flag_bits & 0x800 for entry in archive.infolist())
        picture, words = archive.namelist()
        assert words == PICTURE_WORDS
        data = archive.read(picture)
    with Image.open(BytesIO(data)) as sent, Image.open(folder / "01.jpg") as original:
        assert sent.tobytes() == original.tobytes()


def test_nothing_that_a_camera_noted_leaves_the_house(small_site: SmallSite) -> None:
    folder = featured(small_site)
    small_site.approve()
    assert NOTES in (folder / "01.jpg").read_bytes()
    path = packed(small_site).path
    for archive_path in (*path.glob("*.docx"), *path.glob("*.zip")):
        with ZipFile(archive_path) as archive:
            assert not [name for name in archive.namelist() if NOTES in archive.read(name)]


def test_the_index_lists_every_story_and_what_it_lacks(small_site: SmallSite) -> None:
    small_site.week(rules={"photo_side": {"severity": "warning", "min": 2000}})
    link = {"title": "报道", "url": "https://news.example/1", "outlet": "试验日报", "level": "city"}
    featured(small_site, title="=cmd|' /C calc'!A0", links=[link], channel="skills")
    small_site.approve()
    sheet = load_workbook(packed(small_site).path / INDEX).active
    assert sheet is not None
    header, row = sheet.values
    told = dict(zip(header, row, strict=True))
    assert told["标题"] == "=cmd|' /C calc'!A0"
    assert (told["序号"], told["日期"], told["单位"], told["图片数"], told["视频数"]) == (
        1,
        "2024-05-12",
        "试验职业学校",
        1,
        0,
    )
    assert told["是否达到要求"].startswith("未达到：")
    assert told["媒体链接"] == "试验日报：https://news.example/1"
    assert told["网址"] == "https://weeks.example/demo-2024/stories/first-lesson/"
    assert told["文件名"].split("\n")[0].endswith(".docx")
    assert not [cell for cells in sheet.iter_rows() for cell in cells if cell.data_type == "f"]


def test_what_is_not_approved_stays_in_the_house(small_site: SmallSite) -> None:
    featured(small_site, "approved-one", title="批准的")
    small_site.approve()
    featured(small_site, "waiting", title="没有批准的")
    changed = featured(small_site, "approved-two", title="批准的二")
    small_site.approve(f"content/weeks/{WEEK}/stories/2024-05-12/approved-two")
    (changed / "index.md").write_text((changed / "index.md").read_text("utf-8") + "又改了。\n", "utf-8")
    made = packed(small_site, Order(WEEK, everything=True))
    assert [entry.story.title for entry in made.entries] == ["批准的"]
    assert {missing.story.slug for missing in made.missing} == {"waiting", "approved-two"}
    assert not [name for name in files_below(made.path) if "没有" in name or "二" in name]


def test_a_story_with_contact_data_stays_in_the_house_whoever_approved_it(small_site: SmallSite) -> None:
    folder = featured(small_site, text="报名请打 13800138000。")
    path = PurePosixPath(folder.relative_to(small_site.root)) / "index.md"
    assert write_approval(small_site.root, path, "某人", AS_OF)
    made = packed(small_site)
    assert made.entries == ()
    assert "手机号" in made.missing[0].reason


def test_without_any_story_nothing_is_written(small_site: SmallSite) -> None:
    featured(small_site)
    assert packed(small_site).entries == ()
    assert not (small_site.root / "packages").exists()


def test_an_older_package_is_never_lost(small_site: SmallSite) -> None:
    featured(small_site)
    small_site.approve()
    path = packed(small_site).path
    (path / "备注.txt").write_text("编辑写的")
    with pytest.raises(NotThere, match="已经有了"):
        packed(small_site)
    packed(small_site, force=True)
    assert (path.with_name(f"{WEEK}-旧1") / "备注.txt").read_text() == "编辑写的"
    assert not (path / "备注.txt").exists()


def test_the_same_contents_give_the_same_files(small_site: SmallSite, tmp_path: Path) -> None:
    featured(small_site)
    small_site.approve()
    one, two = (packed(small_site, output=tmp_path / name).path for name in ("one", "two"))
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in two.iterdir()
    }


def test_a_dry_run_writes_nothing(small_site: SmallSite) -> None:
    featured(small_site)
    small_site.approve()
    before = {name for name in files_below(small_site.root) if not name.startswith("media/")}
    with desk_of(small_site) as desk:
        assert len(plan_package(desk, Order(WEEK), None, force=False).entries) == 1
    assert {name for name in files_below(small_site.root) if not name.startswith("media/")} == before


def test_a_picture_that_becomes_too_light_without_its_notes_is_noted(small_site: SmallSite) -> None:
    folder = featured(small_site)
    size = (folder / "01.jpg").stat().st_size
    small_site.week(rules={"photo_bytes": {"severity": "error", "min_mb": size / 1e6}})
    small_site.approve()
    made = packed(small_site)
    assert len(made.notes) == 1
    sheet = load_workbook(made.path / INDEX).active
    assert sheet is not None
    assert "去掉相机写入的信息" in str(list(sheet.values)[1])
