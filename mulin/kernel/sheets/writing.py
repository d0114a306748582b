"""Tables going out: xlsx or csv, row by row, and no cell that a spreadsheet would run."""

import csv
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import IO, Any

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import get_default_timezone, localtime
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_767  # Excel's limit


def safe(value: Any) -> Any:
    """Numbers and dates stay; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, datetime):
        return localtime(value, get_default_timezone()).replace(tzinfo=None) if value.tzinfo else value
    if not isinstance(value, str):
        return value if value is None or isinstance(value, int | float) or hasattr(value, "isoformat") else safe(str(value))
    text = NOT_IN_XML.sub("", value)
    return ("'" + text if text.startswith(STARTS_A_FORMULA) else text)[:LONGEST_CELL]


def write_xlsx(target: IO[bytes], headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Memory stays flat: rows go to disk as they come."""
    book = Workbook(write_only=True)
    page = book.create_sheet("Sheet1")
    page.freeze_panes = "A2"
    page.append([_bold(page, header) for header in headers])
    for row in rows:
        page.append([safe(value) for value in row])
    book.save(target)


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """With a byte order mark, without which Excel takes UTF-8 for GBK."""
    writer = csv.writer(_Echo())
    yield b"\xef\xbb\xbf" + writer.writerow([safe(str(header)) for header in headers])
    for row in rows:
        yield writer.writerow([safe(value) for value in row])


def export(headers: Sequence[str], rows: Iterable[Sequence[Any]], filename: str) -> HttpResponseBase:
    """A download; the name's ending says which kind."""
    if PurePath(filename).suffix == ".csv":
        response = StreamingHttpResponse(write_csv(headers, rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = _attachment(filename)
        return response
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    write_xlsx(file, headers, rows)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=filename, content_type=XLSX)


def _attachment(filename: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(True, filename) or "attachment"


def _bold(page: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value=safe(str(text)))
    cell.font = Font(bold=True)
    return cell


class _Echo:
    def write(self, line: str) -> bytes:
        return line.encode()


__all__ = ["HttpResponse", "export", "safe", "write_csv", "write_xlsx"]
