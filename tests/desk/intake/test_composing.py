"""Parcels, put together."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from mailed import Word, photo, photo_bytes, respelled, squares
from showcase.desk.intake.account import Fate
from showcase.desk.intake.composing import Composed, compose
from showcase.desk.intake.delivery import receive
from showcase.desk.intake.parcel import sort_out
from showcase.reader.media_file import sha256_of
from small_site import draw_film


def composed(tmp_path: Path, known: dict[str, str] | None = None) -> Composed:
    """What becomes of everything in the folder `in`, which is one parcel."""
    (parcel,) = sort_out(receive([tmp_path / "in"], tmp_path / "unpacked").files).parcels
    (tmp_path / "work").mkdir(exist_ok=True)
    return compose(parcel, tmp_path / "work", known or {}, shrinks_films=False)


def fates(result: Composed) -> dict[str, Fate]:
    return {entry.label.removeprefix("in/"): entry.fate for entry in result.entries}


def test_the_larger_original_takes_the_place_of_the_one_that_word_shrank(tmp_path: Path) -> None:
    original = photo(tmp_path / "in" / "原图.jpg", 5, (1500, 1000))
    with Image.open(original) as image:
        image.resize((450, 300)).save(tmp_path / "small.jpg", quality=70)
    photo(tmp_path / "in" / "另一张.jpg", 6, (1500, 1000))
    word = Word().title("题").line("前").picture((tmp_path / "small.jpg").read_bytes()).line("图1：甲", centred=True)
    word.save(tmp_path / "in" / "稿.docx")
    result = composed(tmp_path)
    assert result.draft is not None
    assert [(p.name, p.caption, p.photo.width) for p in result.draft.photos] == [
        ("01.jpg", "甲", 1500),
        ("02.jpg", "", 1500),
    ]
    assert result.draft.photos[0].photo.sent_sha256 == sha256_of(original)
    assert result.draft.text == "前\n\n![甲](01.jpg)"
    assert set(fates(result)) == {"稿.docx", "稿.docx 的第 1 张图片", "原图.jpg", "另一张.jpg"}


def test_the_very_same_bytes_are_taken_once(tmp_path: Path) -> None:
    data = photo_bytes(1)
    for name in ("a.jpg", "b.jpg"):
        photo(tmp_path / "in" / name, 1)
    Word().title("题").picture(data).picture(data).line("字").save(tmp_path / "in" / "稿.docx")
    result = composed(tmp_path)
    assert result.draft is not None
    assert len(result.draft.photos) == 1
    assert fates(result)["b.jpg"] is Fate.KNOWN
    assert fates(result)["稿.docx 的第 2 张图片"] is Fate.KNOWN


def test_what_the_week_has_already_is_named_and_left_out(tmp_path: Path) -> None:
    path, film = photo(tmp_path / "in" / "a.jpg", 1), draw_film(tmp_path / "in" / "片.mp4")
    Word().title("题").picture(photo_bytes(2)).line("字").save(tmp_path / "in" / "稿.docx")
    first = composed(tmp_path)
    assert first.draft is not None
    known = {photo.photo.sha256: "别处" for photo in first.draft.photos} | {
        sha256_of(film): "别处",
        sha256_of(path): "别处",
    }
    (tmp_path / "work").rename(tmp_path / "old")
    result = composed(tmp_path, known)
    assert result.draft is not None
    assert (result.draft.photos, result.draft.films, result.draft.text) == ([], [], "字")
    assert [entry.words for entry in result.entries if entry.fate is Fate.KNOWN] == ["本周已经有了：别处"] * 3


def test_pictures_that_word_converted_are_refused_by_name_and_stop_nothing(tmp_path: Path) -> None:
    data = Word().title("题").line("字").picture(photo_bytes(1)).picture(photo_bytes(2)).bytes()
    emf = b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(100)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "稿.docx").write_bytes(respelled(data, {"word/media/image1.jpg": emf}))
    result = composed(tmp_path)
    assert result.draft is not None
    assert len(result.draft.photos) == 1
    assert fates(result)["稿.docx 的第 1 张图片"] is Fate.REFUSED


def test_captions_come_from_names_that_somebody_wrote(tmp_path: Path) -> None:
    photo(tmp_path / "in" / "学生在校准无人机机翼 张三摄.jpg", 1)
    photo(tmp_path / "in" / "微信图片_20230515.jpg", 2)
    draw_film(tmp_path / "in" / "我的一天.mp4")
    Word().title("题").line("字").save(tmp_path / "in" / "稿.docx")
    result = composed(tmp_path)
    assert result.draft is not None
    told = [(photo.caption, photo.credit) for photo in result.draft.photos]
    assert told == [("学生在校准无人机机翼", "张三"), ("", "")]
    assert result.draft.films[0].caption == "我的一天"
    assert [entry.words for entry in result.entries if "说明取自文件名" in entry.words]


def test_the_photographer_of_the_report_is_that_of_its_pictures(tmp_path: Path) -> None:
    word = Word().title("题").picture(photo_bytes(1))
    for _ in range(3):
        word.line("一段正文，说了很多。")
    word.line("文：李文  摄影：张三").save(tmp_path / "in" / "稿.docx")
    result = composed(tmp_path)
    assert result.draft is not None
    assert (result.draft.photos[0].credit, result.draft.source) == ("张三", "李文")


def test_what_belongs_to_a_report_that_cannot_be_read_waits_for_it(tmp_path: Path) -> None:
    photo(tmp_path / "in" / "a.jpg")
    draw_film(tmp_path / "in" / "片.mp4")
    (tmp_path / "in" / "稿.docx").write_bytes(respelled(Word().bytes(), {"word/document.xml": b"<x>"}))
    result = composed(tmp_path)
    assert result.draft is None
    assert fates(result) == {"稿.docx": Fate.REFUSED, "a.jpg": Fate.UNPLACED, "片.mp4": Fate.UNPLACED}


def test_subtitles_wait_for_their_film(tmp_path: Path) -> None:
    draw_film(tmp_path / "in" / "片.mp4")
    (tmp_path / "in" / "片.vtt").write_text("WEBVTT\n")
    result = composed(tmp_path)
    assert result.draft is not None
    assert result.draft.films[0].subtitles == tmp_path / "in" / "片.vtt"
    film = sha256_of(tmp_path / "in" / "片.mp4")
    (tmp_path / "work").rename(tmp_path / "old")
    assert fates(composed(tmp_path, {film: "别处"})) == {"片.mp4": Fate.KNOWN, "片.vtt": Fate.UNPLACED}


def test_what_still_knows_its_place_is_pointed_out(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (35.0, 46.0, 12.0)})
    (tmp_path / "in").mkdir()
    squares(1, (600, 400)).save(tmp_path / "in" / "a.webp", exif=exif.tobytes())
    draw_film(tmp_path / "in" / "片.mp4", metadata={"location": "+35.7000+115.0000/"})
    Word().title("题").line("字").save(tmp_path / "in" / "稿.docx")
    (note,) = composed(tmp_path).notes
    assert "01.webp、film.mp4 里记着拍摄地点" in note
