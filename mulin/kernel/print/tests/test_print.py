import csv
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import segno
from django.template import TemplateDoesNotExist
from PIL import Image, ImageChops

from mulin.kernel.print import fonts, pdf, qr

DATA = Path(__file__).parents[5] / "shared" / "data"
ADDRESS = "https://mulin.example/c/7KQ2M9XD4TABCDEF/"
LONG_NAME = "阿不都热西提·阿不都热合曼·买买提依明·" * 3


def picture(text: str) -> Image.Image:
    return Image.open(io.BytesIO(pdf.pages("print/probe.typ", {"text": text})[0])).convert("L")


def ink(image: Image.Image) -> int:
    return sum(image.histogram()[:128])


def test_the_faces_are_there():
    assert fonts.missing() == []


def test_a_missing_face_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "folder", lambda: tmp_path)
    assert fonts.missing() == ["Noto Serif SC", "Noto Sans SC"]


def test_a_pdf_without_its_face_is_not_made(monkeypatch):
    import typst

    bare = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[])
    monkeypatch.setattr(fonts, "loaded", lambda: bare)
    with pytest.raises(pdf.FontMissing, match="noto serif sc"):
        pdf.make("print/probe.typ", {"text": "春和"})


def test_a_pdf_carries_its_faces():
    made = pdf.make("print/probe.typ", {"text": "春和社区"})
    assert made.startswith(b"%PDF-")
    assert {b"NotoSerifSC-Regular" in made, b"NotoSansSC-Regular" in made} == {True}


@pytest.mark.parametrize("char", ["·", "㛃", "𬴂", "𫖯", "䶮", "喆", "龘", "𬀩", "𬭎"])
def test_rare_characters_and_middle_dots_print_as_themselves(char):
    alone, box = picture(char), picture("\U0010fffd")  # a character no face has: an empty box
    assert ink(alone) > 5
    assert ImageChops.difference(alone, box).getbbox() is not None
    assert fonts.without_a_glyph(char) == ""


def test_what_cannot_be_printed_is_known():
    assert fonts.without_a_glyph("王\U0010fffd·芳\U0010fffd") == "\U0010fffd"


def test_a_name_of_fifty_characters_with_dots_prints():
    assert len(LONG_NAME) >= 50 and fonts.without_a_glyph(LONG_NAME) == ""
    assert ink(picture(LONG_NAME)) > 1000


def test_every_standard_character_can_be_printed():
    path = DATA / "people_zh" / "tgh_characters.csv"
    if not path.exists():
        pytest.skip("../shared/data is absent: the list of 8,105 standard characters")
    with path.open(encoding="utf-8-sig") as file:
        characters = "".join(row[0] for row in csv.reader(file) if len(row[0]) == 1)
    assert (len(characters), fonts.without_a_glyph(characters)) == (8105, "")


def test_markup_in_a_name_stays_a_name():
    plain = picture("王芳")
    trick = picture('王芳#read("/etc/passwd") *bold* $x$ \\ // ]')
    assert ink(trick) > ink(plain)


def test_a_template_that_is_not_there_says_which():
    with pytest.raises(TemplateDoesNotExist, match=r"nothing\.typ"):
        pdf.make("print/nothing.typ", {})


def test_a_qr_code_is_a_picture_with_its_words():
    drawn = ET.fromstring(qr.svg(ADDRESS, label='3 号楼 "东"'))
    assert (drawn.get("role"), drawn.get("aria-label"), "style" in qr.svg(ADDRESS)) == ("img", '3 号楼 "东"', False)


def test_the_path_draws_exactly_the_modules():
    code = segno.make(ADDRESS, error="m", mask=2, micro=False)
    dark = set()
    for x, y, run in re.findall(r"M(\d+) (\d+)\.5h(\d+)", qr.drawn(ADDRESS)[0]):
        dark |= {(int(x) + step - 4, int(y) - 4) for step in range(int(run))}
    assert dark == {(x, y) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module}
    assert qr.drawn(ADDRESS)[1] == len(code.matrix) + 8


def test_a_png_is_large_enough_to_print():
    assert Image.open(io.BytesIO(qr.png(ADDRESS))).size == (8 * qr.drawn(ADDRESS)[1],) * 2
