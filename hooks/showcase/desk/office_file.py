"""Word and Excel files as they leave the house: whose they are and when they were made, the same bytes for the same contents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_FIRST, _LAST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class About:
    """What a file says of itself: its title, who it is from, and the moment it was made as of."""

    title: str
    author: str
    on: datetime


def office_file(data: bytes, about: About) -> bytes:
    """An Office file (ECMA-376) with these words about itself, instead of those of the library that wrote it."""
    own = {_CORE: _core(about), _APP: _HEAD + _app()}
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = own[name].encode() if name in own else source.read(name)
            target.writestr(zip_entry(name, about.on), part, ZIP_DEFLATED)
    return buffer.getvalue()


def zip_entry(name: str, on: datetime) -> ZipInfo:
    """An entry of an archive with a fixed time, within the years that an archive knows."""
    entry = ZipInfo(name, min(max(on.timetuple()[:6], _FIRST), _LAST))
    entry.external_attr = 0o644 << 16
    # As if written on a Unix system, wherever it was: what is in it may not depend on the machine.
    entry.create_system = 3
    return entry


def _core(about: About) -> str:
    moment = about.on.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    author = escape(about.author)
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(about.title)}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


def _app() -> str:
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Skillweek</Application></Properties>"
    )
