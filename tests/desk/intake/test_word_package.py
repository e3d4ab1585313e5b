"""A Word file's package."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from mailed import Word, part_of, photo_bytes, respelled
from showcase.desk.intake import word_package
from showcase.desk.intake.word_package import repack
from showcase.reader.media_file import UnfitMedia

LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def repacked(tmp_path: Path, data: bytes) -> tuple[dict[str, int], list[str]]:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    return repack(path, tmp_path / "b.docx")


def refusal(tmp_path: Path, data: bytes) -> str:
    with pytest.raises(UnfitMedia) as caught:
        repacked(tmp_path, data)
    return caught.value.message


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("attack", [LAUGHS, OUTSIDE])
def test_declarations_are_refused_in_every_part(tmp_path: Path, part: str, attack: bytes) -> None:
    assert "攻击" in refusal(tmp_path, respelled(Word().line("字").bytes(), {part: attack}))


def test_parts_have_limits_that_their_headers_cannot_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "XML_LIMIT_BYTES", 200_000)
    bomb = b"<x>" + b" " * 300_000 + b"</x>"
    assert "太大" in refusal(tmp_path, respelled(Word().line("字").bytes(), {"word/styles.xml": bomb}))
    monkeypatch.setattr(word_package, "PACKAGE_LIMIT_BYTES", 400_000)
    assert "太大" in refusal(tmp_path, respelled(Word().line("字").bytes(), {"word/media/a.png": bytes(500_000)}))
    monkeypatch.setattr(word_package, "PART_LIMIT", 3)
    assert "部件" in refusal(tmp_path, Word().line("字").bytes())


def test_a_broken_package_is_refused(tmp_path: Path) -> None:
    assert "损坏" in refusal(tmp_path, b"PK\x03\x04")
    assert "损坏" in refusal(tmp_path, respelled(Word().bytes(), {"word/document.xml": b"<x>"}))
    assert "不是完整" in refusal(tmp_path, respelled(Word().bytes(), {"word/document.xml": None}))


def test_what_no_story_can_show_is_counted_and_the_pictures_are_listed(tmp_path: Path) -> None:
    data = Word().line("字").picture(photo_bytes()).bytes()
    document = part_of(data, "word/document.xml").replace(
        b"</w:body>",
        b'<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/></w:p></w:body>',
    )
    counts, media = repacked(tmp_path, respelled(data, {"word/document.xml": document}))
    assert counts == {"公式": 1}
    assert len(media) == 1


def test_what_is_written_in_one_way_only_is_not_lost(tmp_path: Path) -> None:
    data = Word().line("字").bytes()
    names = b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = b"<w:p><mc:AlternateContent %s><mc:Choice><w:r><w:t>%s</w:t></w:r></mc:Choice></mc:AlternateContent></w:p></w:body>"
    document = part_of(data, "word/document.xml").replace(b"</w:body>", choice % (names, "框里".encode()))
    repacked(tmp_path, respelled(data, {"word/document.xml": document}))
    with zipfile.ZipFile(tmp_path / "b.docx") as package:
        assert b"AlternateContent" not in package.read("word/document.xml")
