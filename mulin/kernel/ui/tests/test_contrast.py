import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from mulin.kernel.ui import contrast

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_on_white_is_twenty_one_to_one():
    assert contrast.ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast.ratio("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)  # the known lightest grey that passes


@pytest.mark.parametrize("colour", ["#ac3322", "#24577e", "#2b5f39", "#7a3b8f"])
def test_a_deep_colour_may_be_a_brand(colour: str):
    assert contrast.may_be_brand(colour)


@pytest.mark.parametrize(("colour", "reason"), [
    ("#ffcc00", "这个颜色太浅，上面的白字看不清。请选深一些的。"),
    ("red", "颜色要写成 # 加六位数字或字母，例如 #ac3322。"),
    ("#ac3322;}body{display:none", "颜色要写成 # 加六位数字或字母，例如 #ac3322。"),
])  # fmt: skip
def test_a_colour_nobody_can_read_is_refused_with_the_reason(colour: str, reason: str):
    assert contrast.may_be_brand(colour) == contrast.No(reason)


@given(colours)
def test_what_is_allowed_can_be_read_in_both_schemes(colour: str):
    if not contrast.may_be_brand(colour):
        return
    for name, scheme in contrast.schemes(colour).items():
        grounds = [contrast.CARDS[name], contrast.PAPERS[name], scheme.soft]
        assert min(contrast.ratio(scheme.text, ground) for ground in grounds) >= contrast.LEAST
        assert contrast.ratio(scheme.on_brand, scheme.brand) >= contrast.LEAST


def test_the_stylesheet_carries_the_colour_and_refuses_a_pale_one(client: Client):
    sheet = client.get("/brand.css", {"c": "#24577e"})
    assert (sheet.status_code, sheet["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert "--brand:#24577e;" in sheet.content.decode()
    assert client.get("/brand.css", {"c": "#ffcc00"}).status_code == 400
