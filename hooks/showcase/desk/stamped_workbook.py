"""A workbook's bytes that depend on its content and on the time it is given, not on the machine's clock."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

# The first and last moment that a zip file can name.
_FIRST, _LAST = datetime(1980, 1, 1), datetime(2107, 12, 31)
_PLAIN_FILE = 0o600 << 16


def stamped_bytes(workbook: Workbook, as_of: datetime) -> bytes:
    """The .xlsx file of a workbook, made at `as_of`."""
    moment = min(max(as_of.astimezone(UTC).replace(tzinfo=None, microsecond=0), _FIRST), _LAST)
    workbook.properties.created = workbook.properties.modified = moment
    written = BytesIO()
    # Not `workbook.save`, which stamps the present time.
    ExcelWriter(workbook, ZipFile(written, "w", ZIP_DEFLATED)).save()
    stamped = BytesIO()
    with ZipFile(written) as source, ZipFile(stamped, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, moment.timetuple()[:6])
            info.external_attr, info.compress_type, info.create_system = _PLAIN_FILE, ZIP_DEFLATED, 3
            target.writestr(info, source.read(name))
    return stamped.getvalue()
