"""Which files belong to one story."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.desk.intake.delivery import Delivered
from showcase.desk.intake.file_kind import FileKind
from showcase.desk.intake.parcel import Sorted, sort_out

KINDS = {"docx": FileKind.WORD, "jpg": FileKind.PHOTO, "mp4": FileKind.FILM, "vtt": FileKind.SUBTITLES}


def files(*names: str) -> list[Delivered]:
    return [Delivered(Path(name), tuple(name.split("/")), KINDS[name.rpartition(".")[2]]) for name in names]


def told(result: Sorted) -> list[list[str]]:
    return [[file.label for file in parcel.files] for parcel in result.parcels]


def stories(*names: str) -> list[list[str]]:
    return told(sort_out(files(*names)))


def unplaced(*names: str) -> list[str]:
    return [file.label for file, _, _ in sort_out(files(*names)).unplaced]


def test_everything_goes_with_the_only_report() -> None:
    names = ("z/稿件.docx", "z/1.jpg", "z/图片/2.jpg", "z/片.mp4", "z/片.vtt")
    assert stories(*names) == [list(names)]


def test_several_reports_are_several_stories_each_with_its_folder() -> None:
    found = stories("z/甲/甲稿.docx", "z/甲/1.jpg", "z/甲/图/2.jpg", "z/乙/乙稿.docx", "z/乙/1.jpg")
    assert found == [["z/甲/甲稿.docx", "z/甲/1.jpg", "z/甲/图/2.jpg"], ["z/乙/乙稿.docx", "z/乙/1.jpg"]]


@pytest.mark.parametrize(
    ("photo", "report"),
    [
        ("1-教室.jpg", "1.开放日.docx"),
        ("附件1 教室.jpg", "1.开放日.docx"),
        ("2、车间.jpg", "二、大国工匠.docx"),
        ("开放日活动现场.jpg", "5月15日开放日活动（报送）.docx"),
        ("大国工匠进校园/IMG_1.jpg", "大国工匠进校园.docx"),
    ],
)
def test_a_name_or_number_that_files_begin_with_joins_them(photo: str, report: str) -> None:
    others = {"1.开放日.docx": "2.别的.docx", "二、大国工匠.docx": "一、别的.docx"}
    found = sort_out(files(report, others.get(report, "另一篇稿件.docx"), photo))
    assert [file.label for file in found.parcels[0].photos] == [photo]


@pytest.mark.parametrize("photo", ["IMG_1.jpg", "3-教室.jpg", "图片/1.jpg", "5月15日.jpg"])
def test_a_photo_that_could_be_of_any_report_is_not_guessed(photo: str) -> None:
    assert unplaced("甲甲甲稿.docx", "乙乙乙稿.docx", photo) == [photo]


def test_a_photos_own_number_is_not_that_of_a_report() -> None:
    assert unplaced("1.开放日.docx", "2.义诊.docx", "1.jpg", "图2.jpg", "图1：教室.jpg") == [
        "1.jpg",
        "图2.jpg",
        "图1：教室.jpg",
    ]


def test_a_photo_whose_name_fits_two_reports_is_not_guessed() -> None:
    assert unplaced("1.甲.docx", "1.乙.docx", "1-图.jpg") == ["1-图.jpg"]


def test_a_film_goes_with_the_report_of_its_name_else_it_is_a_story() -> None:
    found = stories("我的一天.docx", "绝活.docx", "我的一天.mp4", "别的.mp4")
    assert found == [["我的一天.docx", "我的一天.mp4"], ["绝活.docx"], ["别的.mp4"]]


def test_films_without_reports_are_stories_of_their_own_with_their_subtitles() -> None:
    assert stories("甲.mp4", "乙.mp4", "乙.vtt") == [["甲.mp4"], ["乙.mp4", "乙.vtt"]]
    assert unplaced("甲.mp4", "乙.mp4", "丙.vtt") == ["丙.vtt"]
    assert stories("甲.mp4", "字幕.vtt") == [["甲.mp4", "字幕.vtt"]]


def test_photos_without_a_report_are_a_story_a_folder() -> None:
    assert stories("开放日/1.jpg", "开放日/2.jpg", "义诊/1.jpg") == [["开放日/1.jpg", "开放日/2.jpg"], ["义诊/1.jpg"]]
    assert stories("开放日/片.mp4", "开放日/1.jpg") == [["开放日/1.jpg", "开放日/片.mp4"]]


@pytest.mark.parametrize("name", ["肖像授权书.docx", "家长知情同意书.docx", "活动统计表.docx", "参加人员名单.docx"])
def test_forms_with_names_in_them_are_no_stories(name: str) -> None:
    result = sort_out(files(name, "稿件.docx"))
    assert told(result) == [["稿件.docx"]]
    assert "个人信息" in result.unplaced[0][1]


def test_every_file_is_in_one_place() -> None:
    names = ("甲.docx", "乙.docx", "授权书.docx", "1.jpg", "甲.jpg", "片.mp4", "x.vtt", "片.vtt")
    result = sort_out(files(*names))
    assert sorted(
        [*(name for story in told(result) for name in story), *(f.label for f, _, _ in result.unplaced)]
    ) == sorted(names)


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("5月15日开放日.docx", "1.jpg"), "开放日"),
        (("我的一天.mp4",), "我的一天"),
        (("开放日.zip/图片/1.jpg",), "图片"),
        (("IMG.jpg",), ""),
    ],
)
def test_a_story_is_called_like_its_files(names: tuple[str, ...], name: str) -> None:
    assert sort_out(files(*names)).parcels[0].name == name
