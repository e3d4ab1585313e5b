"""Contact data in the words of PDFs."""

from __future__ import annotations

import json
import zlib
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from pikepdf import Name, Pdf

from documents import laden, locked, nameless, pdf, saying, with_link, written
from showcase.model import MediaFile
from showcase.reader import pdf_words, witness
from showcase.reader.ledger import Ledger
from showcase.reader.media_file import UnfitMedia, sha256_of
from showcase.reader.pdf_words import PdfContact, contacts_in_pdf, look_for_contacts

PHONE = "13912345678"


def found(document: Pdf, folder: Path) -> list[tuple[str, str, tuple[int, ...]]]:
    contacts = contacts_in_pdf(written(document, folder / "a.pdf"))
    return [(contact.kind, contact.normal, contact.pages) for contact in contacts]


def file_of(path: Path) -> MediaFile:
    return MediaFile(PurePosixPath(path.name), sha256_of(path), "application/pdf", 1, 0, 0, pages=1)


def look(path: Path, ledger: Ledger | None = None) -> tuple[PdfContact, ...]:
    """What a build finds: in a worker."""
    return look_for_contacts(path.parent, file_of(path), ledger or Ledger())


# What is found


def test_a_number_in_the_words_of_a_page_is_found_and_masked(tmp_path: Path) -> None:
    path = written(saying(("Welcome",), ("Mr Zhang", f"Tel {PHONE}")), tmp_path / "a.pdf")
    assert look(path) == (PdfContact("手机号", "139…8", PHONE, (2,)),)


def test_a_document_without_any_tells_nothing(tmp_path: Path) -> None:
    assert found(pdf(3), tmp_path) == []
    assert found(saying(("2023-05-14", "ISBN 978-7-04-059123-4", "120 80 100"), ()), tmp_path) == []


@pytest.mark.parametrize(
    ("lines", "kind", "normal"),
    [
        (("Tel 139123", "45678"), "手机号", PHONE),
        (("139 1234", "5678"), "手机号", PHONE),
        (("139", "1234", "5678"), "手机号", PHONE),
        (("Tel 1391234567", "8 Mr Li"), "手机号", PHONE),
        (("Tel 0373-", "5123456"), "座机号", "03735123456"),
        (("Tel 0373-51", "23456"), "座机号", "03735123456"),
        (("zhang-", "san@school.cn"), "邮箱", "zhang-san@school.cn"),
        (("li.si@scho", "ol.cn"), "邮箱", "li.si@school.cn"),
        (("QQ: 12", "3456789"), "QQ 号", "123456789"),
    ],
)
def test_what_is_parted_by_the_end_of_a_line_is_found(
    tmp_path: Path, lines: tuple[str, ...], kind: str, normal: str
) -> None:
    assert (kind, normal, (1,)) in found(saying(lines), tmp_path)


@pytest.mark.parametrize(
    "lines",
    [
        ("Tel 0373-5123456", "1. Welcome"),
        ("li@school.cn", "www.school.cn"),
        ("www.school", "li@school.cn"),
        ("Page 1", "0373-5123456"),
    ],
)
def test_what_stands_on_the_next_line_is_none_of_a_whole_one(tmp_path: Path, lines: tuple[str, ...]) -> None:
    (contact,) = found(saying(lines), tmp_path)
    assert contact[1] in {"03735123456", "li@school.cn"}


def test_columns_of_figures_are_no_numbers(tmp_path: Path) -> None:
    assert found(saying(("15", "180", "120", "100"), ("2023", "2024", "5000", "300")), tmp_path) == []


def test_what_stands_on_many_pages_is_told_once(tmp_path: Path) -> None:
    pages = [(f"Tel {PHONE}", f"or {PHONE}")] * 3
    assert found(saying(*pages), tmp_path) == [("手机号", PHONE, (1, 2, 3))]


@pytest.mark.parametrize("operator", [b"3 Tr", b"1 1 1 rg", b"1 0 0 1 900 900 Tm"])
def test_words_that_nobody_sees_are_words_too(tmp_path: Path, operator: bytes) -> None:
    document = pdf()
    document.pages[0].Contents = document.make_stream(b"BT /F1 9 Tf %b (13912345678) Tj ET" % operator)
    assert found(document, tmp_path) == [("手机号", PHONE, (1,))]


def test_the_addresses_of_links_are_looked_at(tmp_path: Path) -> None:
    document = with_link(pdf(), f"https://school.example/?tel={PHONE}")
    assert found(document, tmp_path) == [("手机号", PHONE, (1,))]


def test_what_is_not_published_is_not_looked_at(tmp_path: Path) -> None:
    document = laden()
    document.docinfo[Name.Title] = PHONE
    assert found(document, tmp_path) == []


# What cannot be looked at


@pytest.mark.parametrize("groups", [(11,), (3, 4, 4)])
def test_letters_that_nobody_can_tell_are_refused(tmp_path: Path, groups: tuple[int, ...]) -> None:
    with pytest.raises(UnfitMedia, match="第 1 页的文字用了读不出来的字体") as fault:
        look(written(nameless(*groups, between=b"0 -14 Td "), tmp_path / "a.pdf"))
    assert "导出" in fault.value.remedy


def test_a_few_ornaments_are_no_obstacle(tmp_path: Path) -> None:
    assert found(nameless(3, 3, 3, between=b"/F1 12 Tf (Hello) Tj "), tmp_path) == []


def test_a_page_that_unpacks_to_millions_of_strokes_is_refused(tmp_path: Path) -> None:
    document = pdf()
    document.pages[0].Contents = document.make_stream(zlib.compress(b"1 1 m 9 9 l S\n" * 4_000_000))
    document.pages[0].Contents.Filter = Name.FlateDecode
    path = written(document, tmp_path / "a.pdf")
    assert path.stat().st_size < 400_000
    with pytest.raises(UnfitMedia, match="太复杂"):
        look(path)


def test_more_words_than_a_book_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(saying(("Welcome",), ("Welcome",)), tmp_path / "a.pdf")
    monkeypatch.setattr(pdf_words, "CHARACTER_LIMIT", 14)
    assert contacts_in_pdf(path) == ()
    monkeypatch.setattr(pdf_words, "CHARACTER_LIMIT", 13)
    with pytest.raises(UnfitMedia, match="万字"):
        contacts_in_pdf(path)


def test_a_locked_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnfitMedia, match="密码"):
        look(locked(tmp_path / "a.pdf", owner="a", user=""))


@pytest.mark.parametrize("pages", [[], [None, None]])
def test_a_document_in_which_two_programs_see_different_pages_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: list[Any]
) -> None:
    monkeypatch.setattr(pdf_words, "list_pages", lambda _pdf: [(pdf().pages[0].obj, {}) for _ in pages])
    with pytest.raises(UnfitMedia, match="读不出来"):
        contacts_in_pdf(written(saying((PHONE,)), tmp_path / "a.pdf"))


def test_a_document_that_pdfium_cannot_open_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path) -> None:
        raise pdf_words.PdfiumError("data format error")

    monkeypatch.setattr(pdf_words, "PdfDocument", fail)
    with pytest.raises(UnfitMedia, match="读不出来"):
        contacts_in_pdf(written(pdf(), tmp_path / "a.pdf"))


# What is remembered


def remembered(folder: Path) -> Ledger:
    return Ledger(folder / "ledger.json")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...] | None]:
    """The pages that are read, each time that some are."""
    calls: list[tuple[int, ...] | None] = []

    def contacts(_bounds: object, _function: object, path: Path, only: tuple[int, ...] | None) -> Any:
        calls.append(only)
        return contacts_in_pdf(path, only)

    monkeypatch.setattr(pdf_words, "run_bounded", contacts)
    monkeypatch.setattr(witness, "FRESH_NANOSECONDS", -(10**13))
    return calls


def look_and_save(path: Path) -> tuple[PdfContact, ...]:
    ledger = remembered(path.parent)
    ledger.sha256(path.parent, PurePosixPath(path.name))
    contacts = look(path, ledger)
    ledger.save()
    return contacts


def test_a_document_without_any_is_not_opened_again(tmp_path: Path, asked: list[Any]) -> None:
    path = written(saying(("Welcome",)), tmp_path / "a.pdf")
    assert [look_and_save(path), look_and_save(path)] == [(), ()]
    assert asked == [None]


def test_of_a_document_with_some_only_those_pages_are_read_again(tmp_path: Path, asked: list[Any]) -> None:
    path = written(saying(("Welcome",), (PHONE,), ("Welcome",)), tmp_path / "a.pdf")
    first = look_and_save(path)
    assert first[0].pages == (2,)
    assert look_and_save(path) == first
    assert asked == [None, (2,)]


def test_only_some_pages_are_read_when_those_are_asked_for(tmp_path: Path) -> None:
    path = written(saying((PHONE,), ("0373-5123456",), (PHONE,)), tmp_path / "a.pdf")
    assert [contact.normal for contact in contacts_in_pdf(path, (2,))] == ["03735123456"]


def test_the_ledger_says_nothing_of_what_was_found(tmp_path: Path, asked: list[Any]) -> None:
    path = written(saying((f"Tel {PHONE}", "li.si@school.cn")), tmp_path / "a.pdf")
    assert len(look_and_save(path)) == 2
    kept = (tmp_path / "ledger.json").read_text("utf-8")
    assert not any(part in kept for part in (PHONE, "139…8", "li.si", "手机号", json.dumps("手机号")))


def test_another_edition_of_the_finder_looks_again(
    tmp_path: Path, asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(saying(("Welcome",)), tmp_path / "a.pdf")
    look_and_save(path)
    monkeypatch.setattr(pdf_words, "_edition", lambda: "another")
    look_and_save(path)
    assert asked == [None, None]


def test_a_document_that_is_changed_while_it_is_looked_at_is_not_remembered(tmp_path: Path, asked: list[Any]) -> None:
    path = written(saying((PHONE,)), tmp_path / "a.pdf")
    file, ledger = file_of(path), Ledger()
    written(saying(("Welcome",)), path)
    with pytest.raises(UnfitMedia, match="改动"):
        look_for_contacts(tmp_path, file, ledger)
    assert ledger.telling_pages(file.sha256, pdf_words._edition()) is None
