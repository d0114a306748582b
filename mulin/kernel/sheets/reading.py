"""Opening whatever file was handed over: xlsx, xls, ods, csv, GeoJSON; rows come one by one with the numbers people see."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath
from typing import IO, Any

from django.utils.translation import gettext as _
from python_calamine import CalamineWorkbook

from .mending import Cell

LOOK_AHEAD = 10  # a title, a note and blank lines may stand above the headers
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"{\\rtf": "RTF",
}


class NotASheet(ValueError):
    """str(self) says to the person what the file is not, and what to do."""


@dataclass
class Sheet:
    """`rows()` may be called again and again; each gives (row number, cells in the order of `headers`)."""

    headers: list[str]
    rows: Callable[[], Iterator[tuple[int, list[Cell]]]] = field(repr=False)


def read(file: IO[bytes], filename: str) -> Sheet:
    """
    Raises:
        NotASheet: with a sentence fit to show.
    """
    head = file.read(4096)
    file.seek(0)
    if not head.strip(b"\0 \r\n\t"):
        raise NotASheet(_("文件是空的。请选择有内容的表格。"))
    if head.startswith((ZIP, OLE)):
        return _below_headers(_workbook(file, head))
    for magic, name in OTHERS.items():
        if head.startswith(magic):
            raise NotASheet(_("这是 %(name)s 文件，不是表格。请选择 xlsx、xls 或 csv 文件。") % {"name": name})
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise NotASheet(_("这是网页，只是名字像表格。请用 Excel 或 WPS 打开后另存为 xlsx 再导入。"))
    if PurePath(filename).suffix.lower() in {".json", ".geojson"}:
        return _geojson(file)
    return _below_headers(_csv(file))


def _workbook(file: IO[bytes], head: bytes) -> Callable[[], Iterator[tuple[int, list[Cell]]]]:
    try:
        book = CalamineWorkbook.from_filelike(file)
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except BaseException as error:  # the reader panics on some broken files
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        if head.startswith(OLE):
            raise NotASheet(_("打不开这个文件：它可能加了密码，或是 Word 等其他文件。请另存为不加密的 xlsx 再导入。")) from None
        raise NotASheet(_("打不开这个文件：它不是表格，或已经损坏。请用 Excel 或 WPS 打开后另存为 xlsx 再导入。")) from None
    filled = next((sheet for sheet in sheets if sheet.height), None)
    if filled is None:
        raise NotASheet(_("文件是空的。请选择有内容的表格。"))
    first = filled.start[0] + 1 if filled.start else 1
    return lambda: ((number, list(cells)) for number, cells in enumerate(filled.iter_rows(), first))


def _csv(file: IO[bytes]) -> Callable[[], Iterator[tuple[int, list[Cell]]]]:
    encoding = _encoding(file)
    csv.field_size_limit(2**22)
    file.seek(0)
    first_line = file.readline().decode(encoding, "replace")
    delimiter = max(",\t;", key=first_line.count)

    def rows() -> Iterator[tuple[int, list[Cell]]]:
        file.seek(0)
        text = io.TextIOWrapper(file, encoding, newline="")
        try:
            for number, cells in enumerate(csv.reader(text, delimiter=delimiter), 1):
                yield number, list(cells)
        except csv.Error as error:
            raise NotASheet(_("csv 文件读到一半读不下去了（%(error)s）。请另存为 xlsx 再导入。") % {"error": error}) from None
        finally:
            text.detach()

    return rows


def _encoding(file: IO[bytes]) -> str:
    """UTF-8 or, as Excel in China saves it, GB 18030; a file with NUL bytes is no text."""
    for encoding in ("utf-8-sig", "gb18030"):
        file.seek(0)
        text = io.TextIOWrapper(file, encoding)
        try:
            while block := text.read(2**20):
                if "\0" in block:
                    raise NotASheet(_("这不是表格文件。请选择 xlsx、xls 或 csv 文件。"))
            return encoding
        except UnicodeDecodeError:
            continue
        finally:
            text.detach()
    raise NotASheet(_("这不是表格文件。请选择 xlsx、xls 或 csv 文件。"))


def _below_headers(rows: Callable[[], Iterator[tuple[int, list[Cell]]]]) -> Sheet:
    top = list(islice(rows(), LOOK_AHEAD))
    widest = max((_filled(cells) for _number, cells in top), default=0)
    if widest < 2:
        raise NotASheet(_("没有找到表头：前 %(lines)s 行里没有两列以上的内容。") % {"lines": LOOK_AHEAD})
    at, headers = next((number, cells) for number, cells in top if _filled(cells) * 2 > widest)
    names = [" ".join(str("" if cell is None else cell).split()) for cell in headers]

    def below() -> Iterator[tuple[int, list[Cell]]]:
        for number, cells in rows():
            if number > at and any(_is_filled(cell) for cell in cells):
                yield number, cells if len(cells) == len(names) else (cells + [None] * (len(names) - len(cells)))[: len(names)]

    return Sheet(names, below)


def _filled(cells: list[Cell]) -> int:
    return sum(map(_is_filled, cells))


def _is_filled(cell: Cell) -> bool:
    return cell is not None and bool(str(cell).strip())


def _geojson(file: IO[bytes]) -> Sheet:
    try:
        data: Any = json.loads(file.read())
        features = [(feature.get("properties") or {}, feature["geometry"]) for feature in data["features"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotASheet(_("这不是 GeoJSON 文件：里面没有 features。请从地图软件导出 GeoJSON（WGS 84）。")) from None
    headers = list(dict.fromkeys(name for properties, _geometry in features for name in properties if name != "geometry"))

    def rows() -> Iterator[tuple[int, list[Cell]]]:
        for number, (properties, geometry) in enumerate(features, 1):
            yield number, [*(properties.get(name) for name in headers), geometry]

    return Sheet([*headers, "geometry"], rows)
