"""Documents as they are published."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from documents import (
    SECRET,
    WORDS,
    jpeg_with_marks,
    laden,
    layer_here,
    pdf,
    text_of,
    with_layers,
    with_membership,
    written,
)
from showcase.media.image_marks import bare_jpeg
from showcase.media.pdf_copy import copy_pdf
from showcase.reader.media_file import UnfitMedia
from showcase.reader.pdf_file import LINKS_A_PAGE


def copied(document: Pdf, folder: Path) -> Path:
    """What is published of a document."""
    copy_pdf(written(document, folder / "original.pdf"), folder / "copy.pdf")
    return folder / "copy.pdf"


@contextmanager
def resources_of(path: Path) -> Iterator[Dictionary]:
    with Pdf.open(path) as document:
        yield document.pages[0].obj.Resources


def test_nothing_of_a_laden_document_is_published_but_its_page_and_its_web_links(tmp_path: Path) -> None:
    path = copied(laden(), tmp_path)
    text = text_of(path)
    assert text_of(tmp_path / "original.pdf").count(SECRET) > 30
    assert SECRET not in text
    assert not [mark for mark in (b"JavaScript", b"/JS", b"Launch", b"Embedded", b"Widget", b"/Info") if mark in text]
    with Pdf.open(path) as document:
        (page,) = document.pages
        assert set(document.Root.keys()) == {"/Type", "/Pages"}
        assert set(document.trailer.keys()) & {"/Info", "/Encrypt"} == set()
        assert [str(note.A.URI) for note in page.Annots] == ["https://example.org/a", "http://example.org/b"]
        assert all(set(note.A.keys()) == {"/S", "/URI"} for note in page.Annots)


def test_a_page_is_drawn_from_what_it_was_drawn_from(tmp_path: Path) -> None:
    with Pdf.open(copied(laden(), tmp_path)) as document:
        page = document.pages[0]
        assert page.Contents.read_bytes() == WORDS
        assert page.Resources.Font.F1.BaseFont == Name.Helvetica
        assert float(page.Resources.ExtGState.GS.ca) == 0.5
        assert Name.DeviceRGB == page.Group.CS
        assert [float(side) for side in page.MediaBox] == [0, 0, 200, 200]


def test_a_name_for_marked_words_stays_without_what_it_says(tmp_path: Path) -> None:
    with resources_of(copied(laden(), tmp_path)) as resources:
        assert list(resources.Properties.MC0.keys()) == []


def test_a_program_for_printers_is_left_out(tmp_path: Path) -> None:
    with resources_of(copied(laden(), tmp_path)) as resources:
        assert set(resources.XObject.keys()) == {"/Im"}


@pytest.mark.parametrize("kind", [Name.PS, Name.Other, None])
def test_a_drawing_of_no_known_kind_is_left_out(tmp_path: Path, kind: Name | None) -> None:
    document = pdf()
    drawing = Stream(document, SECRET, **({"Subtype": kind} if kind else {}))
    document.pages[0].Resources.XObject = Dictionary(X=document.make_indirect(drawing))
    assert SECRET not in text_of(copied(document, tmp_path))


def test_a_photograph_keeps_its_pixels_only(tmp_path: Path) -> None:
    with resources_of(copied(laden(), tmp_path)) as resources:
        picture = resources.XObject.Im
        assert picture.read_raw_bytes() == bare_jpeg(jpeg_with_marks())
        assert picture.Width == 16


def test_a_photograph_that_was_packed_once_more_keeps_its_pixels_only(tmp_path: Path) -> None:
    document = pdf()
    packed = Stream(document, b"", Subtype=Name.Image, Width=16, Height=16)
    parameters = Array([Dictionary(Predictor=1), Dictionary(ColorTransform=1)])
    packed.write(
        zlib.compress(jpeg_with_marks()), filter=Array([Name.FlateDecode, Name.DCTDecode]), decode_parms=parameters
    )
    document.pages[0].Resources.XObject = Dictionary(Im=document.make_indirect(packed))
    path = written(document, tmp_path / "original.pdf", compress_streams=True)
    with resources_of(path) as resources:
        assert SECRET not in resources.XObject.Im.read_raw_bytes()
    copy_pdf(path, tmp_path / "copy.pdf")
    with resources_of(tmp_path / "copy.pdf") as resources:
        picture = resources.XObject.Im
        assert picture.read_raw_bytes() == bare_jpeg(jpeg_with_marks())
        assert picture.Filter == Name.DCTDecode or list(picture.Filter) == [Name.DCTDecode]
        parameters = picture.DecodeParms
        assert int((parameters if isinstance(parameters, Dictionary) else parameters[0]).ColorTransform) == 1


@pytest.mark.parametrize(
    "filters",
    [[Name.ASCIIHexDecode, Name.DCTDecode], [Name.DCTDecode, Name.FlateDecode], [Name.Other]],
)
def test_a_photograph_in_a_packing_of_old_or_of_nobody_is_refused(tmp_path: Path, filters: list[Name]) -> None:
    document = pdf()
    picture = Stream(document, b"", Subtype=Name.Image)
    picture.write(b"00>", filter=Array(filters))
    document.pages[0].Resources.XObject = Dictionary(Im=document.make_indirect(picture))
    with pytest.raises(UnfitMedia, match="损坏"):
        copied(document, tmp_path)


def test_equal_documents_give_equal_bytes(tmp_path: Path) -> None:
    first = copied(laden(), tmp_path / "a")
    # A document's number may hold the second in which it was written.
    time.sleep(1.1)
    second = copied(laden(), tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()


def test_what_pages_share_is_there_once(tmp_path: Path) -> None:
    with Pdf.open(copied(pdf(20), tmp_path)) as document:
        assert len(document.pages) == 20
        fonts = [thing for thing in document.objects if isinstance(thing, Dictionary) and thing.get("/Type") == "/Font"]
        assert len(fonts) == 1


def test_a_drawing_that_leads_back_to_itself_is_copied(tmp_path: Path) -> None:
    document = pdf()
    form = document.make_indirect(Stream(document, b"/Self Do", Subtype=Name.Form, BBox=Array([0, 0, 9, 9])))
    form.Resources = Dictionary(XObject=Dictionary(Self=form))
    document.pages[0].Resources.XObject = Dictionary(Form=form)
    with resources_of(copied(document, tmp_path)) as resources:
        found = resources.XObject.Form
        assert found.Resources.XObject.Self.objgen == found.objgen


def test_what_a_page_inherits_it_has_itself(tmp_path: Path) -> None:
    document = pdf()
    page = document.pages[0].obj
    document.Root.Pages.Resources, document.Root.Pages.Rotate = page.Resources, 90
    del page.Resources
    with Pdf.open(copied(document, tmp_path)) as document:
        assert document.pages[0].obj.Resources.Font.F1.BaseFont == Name.Helvetica
        assert int(document.pages[0].obj.Rotate) == 90


def test_an_object_where_a_number_should_stand_is_left_out(tmp_path: Path) -> None:
    document = pdf()
    document.pages[0].UserUnit = Dictionary(SECRET=String("SECRET"))
    document.pages[0].Resources.ProcSet = Array([Name.PDF, Dictionary(SECRET=String("SECRET"))])
    assert SECRET not in text_of(copied(document, tmp_path))


@pytest.mark.parametrize(
    "document", [with_layers(OFF=layer_here), with_membership(P=Name.AllOff), with_membership(VE=Array())]
)
def test_a_document_that_hides_something_is_refused(tmp_path: Path, document: Pdf) -> None:
    with pytest.raises(UnfitMedia, match="隐藏"):
        copied(document, tmp_path)
    assert not (tmp_path / "copy.pdf").exists()


def test_a_drawing_that_is_hidden_by_a_rule_is_refused(tmp_path: Path) -> None:
    document = with_membership(P=Name.AnyOff)
    rule = document.pages[0].Resources.Properties.MC0
    del document.pages[0].Resources.Properties
    form = Stream(document, b"", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), OC=rule)
    document.pages[0].Resources.XObject = Dictionary(Form=document.make_indirect(form))
    with pytest.raises(UnfitMedia, match="隐藏"):
        copied(document, tmp_path)


def test_layers_that_are_shown_become_part_of_the_page(tmp_path: Path) -> None:
    assert b"OCG" not in text_of(copied(with_layers(), tmp_path))


def test_links_are_no_more_than_a_page_can_have(tmp_path: Path) -> None:
    document = pdf()
    link = Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(S=Name.URI, URI=String("https://a.b/")))
    document.pages[0].Annots = Array([link] * (LINKS_A_PAGE + 1))
    with Pdf.open(copied(document, tmp_path)) as document:
        assert len(document.pages[0].Annots) == LINKS_A_PAGE


@pytest.mark.parametrize("note", [Dictionary(), Dictionary(Subtype=Name.Link), Dictionary(Subtype=Name.Link, A=Name.X)])
def test_links_that_are_none_are_left_out(tmp_path: Path, note: Dictionary) -> None:
    document = pdf()
    document.pages[0].Annots = Array([note])
    with Pdf.open(copied(document, tmp_path)) as document:
        assert Name.Annots not in document.pages[0].obj
