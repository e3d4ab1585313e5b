"""Reports."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mailed import Word, part_of, photo_bytes, respelled
from showcase.bounded import TookTooLong
from showcase.desk.intake import report as reports
from showcase.desk.intake.report import Report, read_report
from showcase.reader.media_file import UnfitMedia


def read(tmp_path: Path, word: Word | bytes, name: str = "5月15日活动简报.docx") -> Report:
    path = tmp_path / "a.docx"
    path.write_bytes(word if isinstance(word, bytes) else word.bytes())
    return read_report(path, name, tmp_path / "into")


def test_a_report_is_taken_apart(tmp_path: Path) -> None:
    word = Word().title("车间里的第一课").line("供稿：龙乡学校").line("　　师傅开了机床。").picture(photo_bytes())
    word.line("图1：学生在看（张三 摄）", centred=True).line("责任编辑：王芳").line("审核：赵主任")
    report = read(tmp_path, word)
    assert (report.title, report.byline.source, report.byline.editor) == ("车间里的第一课", "龙乡学校", "王芳")
    text, picture = report.blocks
    assert text.markdown == "师傅开了机床。"
    assert (picture.caption, picture.credit) == ("学生在看", "张三")
    assert report.notes == ("没有用上这一行：审核：赵主任",)


def test_without_a_title_the_files_name_is_taken(tmp_path: Path) -> None:
    assert read(tmp_path, Word().line("师傅开了机床。")).title == "活动简报"


def test_what_was_not_taken_is_told(tmp_path: Path) -> None:
    data = Word().line("师傅开了机床。").bytes()
    math = b'<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/></w:p></w:body>'
    document = part_of(data, "word/document.xml").replace(b"</w:body>", math)
    (note,) = read(tmp_path, respelled(data, {"word/document.xml": document})).notes
    assert "1 处公式" in note


def test_reports_that_are_empty_or_endless_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnfitMedia, match="没有文字"):
        read(tmp_path, Word().line("　　"))

    monkeypatch.setattr(reports, "TEXT_LIMIT", 100)
    shutil.rmtree(tmp_path / "into")
    with pytest.raises(UnfitMedia, match="超过 100 个字"):
        read(tmp_path, Word().line("字" * 101))

    def stalls(*_: object) -> None:
        raise TookTooLong

    monkeypatch.setattr(reports, "run_bounded", stalls)
    with pytest.raises(UnfitMedia, match="处理不完"):
        read_report(tmp_path / "a.docx", "a.docx", tmp_path / "other")
