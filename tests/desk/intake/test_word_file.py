"""Word files."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailed import Word, part_of, photo_bytes, respelled
from showcase.bounded import run_bounded
from showcase.desk.intake.word_file import WORD_BOUNDS, WordReading, read_word
from showcase.reader.media_file import UnfitMedia


def read(tmp_path: Path, word: Word | bytes) -> WordReading:
    path = tmp_path / "a.docx"
    path.write_bytes(word if isinstance(word, bytes) else word.bytes())
    (tmp_path / "into").mkdir()
    return read_word(path, tmp_path / "into")


def test_text_and_pictures_come_in_reading_order(tmp_path: Path) -> None:
    picture = photo_bytes(1)
    reading = read(tmp_path, Word().title("题").line("　　一").picture(picture, "老师在讲课").line("二"))
    assert [(block.kind, block.words, block.look) for block in reading.blocks] == [
        ("p", "题", "mg"),
        ("p", "一", ""),
        ("img", "", ""),
        ("p", "二", ""),
    ]
    assert reading.blocks[2].alt == "老师在讲课"
    assert (tmp_path / "into" / reading.blocks[2].picture).read_bytes() == picture
    assert not (tmp_path / "into" / "package.docx").exists()


def test_body_text_in_large_type_is_no_title_by_that(tmp_path: Path) -> None:
    word = Word().line("题", points=22)
    for _ in range(5):
        word.line("正文用三号字，是公文的规矩。", points=16)
    reading = read(tmp_path, word)
    assert [block.look for block in reading.blocks] == ["g", "", "", "", "", ""]


def test_styles_become_headings_titles_and_captions(tmp_path: Path) -> None:
    word = (
        Word()
        .line("题", style="Title")
        .line("一", style="Heading 1")
        .line("二", style="Heading 2")
        .line("图", style="Caption")
    )
    assert [(block.kind, block.look) for block in read(tmp_path, word).blocks] == [
        ("p", "title"), ("h1", ""), ("h2", ""), ("p", "caption"),
    ]  # fmt: skip


def test_counted_paragraphs_keep_their_numbers_also_when_interrupted(tmp_path: Path) -> None:
    word = (
        Word()
        .line("甲", style="List Number")
        .line("间")
        .line("乙", style="List Number")
        .line("丙", style="List Bullet")
    )
    assert [block.markdown for block in read(tmp_path, word).blocks] == ["1. 甲", "间", "2. 乙", "-   丙"]


def test_the_same_picture_twice_is_one_file(tmp_path: Path) -> None:
    reading = read(tmp_path, Word().picture(photo_bytes(1)).picture(photo_bytes(1)).picture(photo_bytes(2)))
    assert [block.picture for block in reading.blocks] == ["picture-001", "picture-001", "picture-002"]


def test_a_picture_outside_the_file_is_never_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = Word().picture(photo_bytes(1)).bytes()
    document = part_of(data, "word/document.xml").replace(b"r:embed=", b"r:link=")
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(photo_bytes(3))
    relations = part_of(data, "word/_rels/document.xml.rels").replace(b"media/image1.jpg", secret.as_uri().encode())
    changed = respelled(data, {"word/document.xml": document, "word/_rels/document.xml.rels": relations})
    reading = read(tmp_path, changed)
    assert reading.blocks == ()
    assert reading.not_taken == ("1 张只有链接、不在文档里的图片",)
    assert photo_bytes(3) not in [path.read_bytes() for path in (tmp_path / "into").iterdir()]


def test_pictures_that_stand_nowhere_in_the_text_are_named(tmp_path: Path) -> None:
    data = respelled(Word().line("字").bytes(), {"word/media/logo.png": b"logo"})
    reading = read(tmp_path, data)
    assert [(tmp_path / "into" / name).read_bytes() for name in reading.spare] == [b"logo"]


def test_a_missing_picture_is_told(tmp_path: Path) -> None:
    data = Word().line("字").picture(photo_bytes(1)).bytes()
    reading = read(tmp_path, respelled(data, {"word/media/image1.jpg": None}))
    assert reading.not_taken == ("1 张已经丢失的图片",)


def test_markup_in_words_stays_words(tmp_path: Path) -> None:
    (block,) = read(tmp_path, Word().line("<script>alert(1)</script> {{ x }}")).blocks
    assert block.words == "<script>alert(1)</script> {{ x }}"
    assert block.markdown.startswith("&lt;script>")


def test_nesting_beyond_any_sense_is_a_refusal(tmp_path: Path) -> None:
    data = Word().line("字").bytes()
    deep = part_of(data, "word/document.xml").replace(b"<w:p>", b"<w:smartTag>" * 3000 + b"<w:p>", 1)
    deep = deep.replace(b"</w:p>", b"</w:p>" + b"</w:smartTag>" * 3000, 1)
    with pytest.raises(UnfitMedia):
        read(tmp_path, respelled(data, {"word/document.xml": deep}))


def test_a_part_that_the_converter_cannot_read_is_a_refusal(tmp_path: Path) -> None:
    numbers = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:num w:numId="1"/></w:numbering>'
    with pytest.raises(UnfitMedia, match="损坏"):
        read(tmp_path, respelled(Word().line("字").bytes(), {"word/numbering.xml": numbers}))


def test_it_works_within_its_bounds(tmp_path: Path) -> None:
    path = Word().line("字").save(tmp_path / "a.docx")
    assert run_bounded(WORD_BOUNDS, read_word, path, tmp_path).blocks[0].words == "字"
