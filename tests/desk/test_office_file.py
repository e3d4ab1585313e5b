"""What Office files say of themselves."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from showcase.desk.office_file import About, office_file, zip_entry

ABOUT = About("总结 <一>", "某局 & 某校", datetime(2024, 5, 20, 4, 0, tzinfo=UTC))


def test_a_word_file_names_its_title_author_and_time() -> None:
    buffer = BytesIO()
    Document().save(buffer)
    data = office_file(buffer.getvalue(), ABOUT)
    properties = Document(BytesIO(data)).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (
        ABOUT.title,
        ABOUT.author,
        ABOUT.author,
    )
    assert properties.created == properties.modified == ABOUT.on
    with ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2024, 5, 20, 4, 0, 0)}
        assert not any(
            b"python-docx" in archive.read(name) or b"Macintosh" in archive.read(name) for name in archive.namelist()
        )


def test_equal_content_and_time_give_equal_bytes() -> None:
    written = []
    for moment in (datetime(2001, 1, 1), datetime(2002, 2, 2)):
        workbook, buffer = Workbook(), BytesIO()
        workbook.properties.created = moment
        workbook.save(buffer)
        written.append(office_file(buffer.getvalue(), ABOUT))
    assert written[0] == written[1]


def test_a_workbook_names_the_same() -> None:
    buffer = BytesIO()
    Workbook().save(buffer)
    properties = load_workbook(BytesIO(office_file(buffer.getvalue(), ABOUT))).properties
    assert (properties.title, properties.creator) == (ABOUT.title, ABOUT.author)
    assert properties.created == ABOUT.on.replace(tzinfo=None)


@pytest.mark.parametrize("year", [1900, 2200])
def test_a_year_that_archives_do_not_know_is_the_nearest_one(year: int) -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr(zip_entry("图.jpg", datetime(year, 1, 1, tzinfo=UTC)), b"")
    with ZipFile(buffer) as archive:
        (entry,) = archive.infolist()
    assert entry.date_time[0] in {1980, 2107}
    assert (entry.filename, entry.flag_bits & 0x800) == ("图.jpg", 0x800)
