"""Which PDFs can be handed on."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from pikepdf import Array, Name

from documents import bomb, laden, layer_here, locked, many_pages, pdf, with_layers, with_membership, written
from showcase.model import MediaFile
from showcase.reader import pdf_file
from showcase.reader.media_file import UnfitMedia, look_at
from showcase.reader.pdf_file import PDF_LIMIT_PAGES, identify_pdf, is_pdf, list_pages, opened_pdf


def identified(path: Path) -> MediaFile:
    """What a worker says, as in a build."""
    return look_at(identify_pdf, path.parent, PurePosixPath(path.name), "digest")


def refused(path: Path) -> str:
    with pytest.raises(UnfitMedia) as fault:
        identified(path)
    return fault.value.message


def test_a_document_is_known_by_its_pages(tmp_path: Path) -> None:
    path = written(pdf(3), tmp_path / "a.pdf")
    found = identified(path)
    assert (found.media_type, found.pages, found.bytes) == ("application/pdf", 3, path.stat().st_size)


def test_a_document_with_scripts_and_attachments_is_one_too_since_they_are_left_behind(tmp_path: Path) -> None:
    assert identified(written(laden(), tmp_path / "a.pdf")).pages == 1


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"PK\x03\x04", b"x" * 2000 + b"%PDF-1.4", b"<html>"])
def test_what_is_no_pdf_is_refused_whatever_its_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    assert not is_pdf(tmp_path / "a.pdf")
    assert "不是 PDF" in refused(tmp_path / "a.pdf")


@pytest.mark.parametrize("cut", [20, 200, -30])
def test_a_document_that_breaks_off_is_refused(tmp_path: Path, cut: int) -> None:
    path = written(pdf(5), tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes()[:cut])
    assert "损坏" in refused(path)


def test_a_document_that_must_be_patched_up_is_refused(tmp_path: Path) -> None:
    path = written(pdf(5), tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    assert "损坏" in refused(path)


def test_a_document_whose_parts_are_not_where_they_should_be_is_refused(tmp_path: Path) -> None:
    path = many_pages(tmp_path / "a.pdf", 1)
    path.write_bytes(path.read_bytes().replace(b"3 0 obj", b"9 9 obj", 1))
    assert "损坏" in refused(path)


def test_a_document_whose_reader_has_to_guess_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(pdf(), tmp_path / "a.pdf")
    monkeypatch.setattr("pikepdf.Pdf.get_warnings", lambda _pdf: [Warning("guessed")])
    with pytest.raises(UnfitMedia, match="损坏"), opened_pdf(path):
        pass


@pytest.mark.parametrize("passwords", [{"owner": "a", "user": "b"}, {"owner": "a", "user": ""}])
def test_a_document_with_a_password_or_restrictions_is_refused(tmp_path: Path, passwords: dict[str, str]) -> None:
    assert "密码" in refused(locked(tmp_path / "a.pdf", **passwords))


def test_a_document_with_very_many_pages_is_refused(tmp_path: Path) -> None:
    assert identified(many_pages(tmp_path / "a.pdf", 2)).pages == 100
    assert str(PDF_LIMIT_PAGES) in refused(many_pages(tmp_path / "b.pdf", 3))


def test_a_list_of_very_many_pages_is_refused(tmp_path: Path) -> None:
    assert identified(written(pdf(PDF_LIMIT_PAGES), tmp_path / "a.pdf")).pages == PDF_LIMIT_PAGES
    assert str(PDF_LIMIT_PAGES) in refused(written(pdf(PDF_LIMIT_PAGES + 1), tmp_path / "b.pdf"))


def test_a_tree_of_pages_that_grows_together_is_refused_at_once(tmp_path: Path) -> None:
    assert "损坏" in refused(many_pages(tmp_path / "a.pdf", 12, same=True))


def test_a_tree_of_pages_that_contains_itself_is_refused(tmp_path: Path) -> None:
    document = pdf()
    document.Root.Pages.Kids = Array([document.Root.Pages])
    assert "损坏" in refused(written(document, tmp_path / "a.pdf"))


def test_a_document_without_pages_is_refused(tmp_path: Path) -> None:
    assert "没有一页" in refused(written(pdf(0), tmp_path / "a.pdf"))


def test_a_document_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = bomb(1500, tmp_path / "a.pdf")
    assert path.stat().st_size < 3_000_000
    assert "内存" in refused(path) or "损坏" in refused(path)


def test_a_heavy_document_is_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(pdf(), tmp_path / "a.pdf")
    monkeypatch.setattr(pdf_file, "PDF_LIMIT_BYTES", path.stat().st_size - 1)
    with pytest.raises(UnfitMedia, match="太大"):
        identify_pdf(tmp_path, PurePosixPath("a.pdf"), "digest")


def test_layers_that_are_all_shown_are_no_obstacle(tmp_path: Path) -> None:
    assert identified(written(with_layers(), tmp_path / "a.pdf")).pages == 1


@pytest.mark.parametrize("usual", [{"OFF": layer_here}, {"BaseState": Name.OFF}, {"BaseState": Name.Unchanged}])
def test_a_hidden_layer_is_refused(tmp_path: Path, usual: dict[str, object]) -> None:
    assert "隐藏" in refused(written(with_layers(**usual), tmp_path / "a.pdf"))


def test_a_layer_that_screens_do_not_show_is_refused(tmp_path: Path) -> None:
    document = with_layers()
    document.Root.OCProperties.OCGs[0].Usage = {"/View": {"/ViewState": Name.OFF}}
    assert "隐藏" in refused(written(document, tmp_path / "a.pdf"))


def test_a_rule_about_layers_that_hides_is_told_from_one_that_shows(tmp_path: Path) -> None:
    path = written(with_membership(P=Name.AllOff), tmp_path / "a.pdf")
    with opened_pdf(path) as document:
        assert not pdf_file.is_shown(document.pages[0].Resources.Properties.MC0)
    path = written(with_membership(P=Name.AnyOn), tmp_path / "b.pdf")
    with opened_pdf(path) as document:
        assert pdf_file.is_shown(document.pages[0].Resources.Properties.MC0)
    assert pdf_file.is_shown(None)


def test_pages_come_in_order_with_what_they_inherit(tmp_path: Path) -> None:
    document = pdf(3)
    root = document.Root.Pages
    root.Rotate = 90
    for number, kid in enumerate(root.Kids):
        kid.UserUnit = number + 1
    with opened_pdf(written(document, tmp_path / "a.pdf")) as document:
        found = [(int(page.UserUnit), inherited["/Rotate"]) for page, inherited in list_pages(document)]
    assert found == [(1, 90), (2, 90), (3, 90)]
