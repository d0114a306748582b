import io
from datetime import date

import pytest
from openpyxl import Workbook

from mulin.kernel.sheets.reading import NotASheet, read


def xlsx(*rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    file.seek(0)
    return file


def opened(content, name="名单.csv"):
    sheet = read(content if hasattr(content, "read") else io.BytesIO(content), name)
    return sheet.headers, list(sheet.rows())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_either_encoding(encoding):
    headers, rows = opened("姓名,电话\r\n张三,138\r\n,\r\n𠮷田,139\r\n".encode(encoding))
    assert (headers, rows) == (["姓名", "电话"], [(2, ["张三", "138"]), (4, ["𠮷田", "139"])])


def test_headers_below_a_title_and_rows_with_their_own_numbers():
    headers, rows = opened(
        xlsx(["春和社区人口登记表"], [], ["姓名 ", "出生\n日期", "电话"], ["张三", date(1990, 1, 2), 138.0], [], ["李四"]),
        "表.xlsx",
    )
    assert headers == ["姓名", "出生 日期", "电话"]
    assert [(number, str(cells[0])) for number, cells in rows] == [(4, "张三"), (6, "李四")]
    assert rows[0][1][1].isoformat()[:10] == "1990-01-02"
    assert rows[1][1][1] in (None, "")


def test_a_sheet_can_be_read_again():
    sheet = read(io.BytesIO(b"a,b\n1,2\n"), "x.csv")
    assert list(sheet.rows()) == list(sheet.rows()) == [(2, ["1", "2"])]


def test_quoted_lines_and_semicolons():
    assert opened(b'a;b\n"x\ny";2\n')[1] == [(2, ["x\ny", "2"])]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "x.xlsx", "文件是空的"),
        (b"%PDF-1.7 ...", "x.xlsx", "PDF"),
        (b"\x89PNG\r\n", "x.png", "PNG"),
        (b"PK\x03\x04 broken", "x.xlsx", "打不开"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 3000, "x.xls", "密码"),
        (b"<html><table></table></html>", "x.xls", "网页"),
        (b"MZ\x00\x01\x02\x00\xff\xfe", "x.csv", "不是表格"),
        ("只有一句话，没有列".encode(), "x.csv", "没有找到表头"),
        (b'{"a": 1}', "x.geojson", "GeoJSON"),
    ],
)
def test_what_is_no_sheet_gets_its_sentence(content, name, sentence):
    with pytest.raises(NotASheet, match=sentence):
        opened(content, name)


def test_geojson_features_are_rows():
    content = b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[1,2]}}]}'
    assert opened(content, "g.geojson") == (["name", "geometry"], [(1, ["A", {"type": "Point", "coordinates": [1, 2]}])])
