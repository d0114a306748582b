from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from mulin.kernel.secrets import masks, numbers


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002X",
        "11010519491231002x",
        " 110105 19491231 002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "\u202d11010519491231002X",
    ],
)
def test_id_numbers_come_out_in_one_form(text: str) -> None:
    assert numbers.id_number(text) == "11010519491231002X"


def test_a_retired_district_or_a_permit_is_no_reason_to_refuse() -> None:
    for first in ("990101", "810000", "911340"):
        body = first + "19900307123"
        assert numbers.id_number(body + ric.calc_check_digit(body + "0")) == body + ric.calc_check_digit(body + "0")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "身份证号应为 18 位，现在是 0 位，请核对。"),
        ("110105491231002", "身份证号应为 18 位，现在是 15 位，请核对。"),
        ("1101051949123100XX", "身份证号前 17 位应为数字，最后一位是数字或 X，请核对。"),
        ("110105194913310021", "身份证号第 7 至 14 位“19491331”不是有效的出生日期，请核对。"),
        ("110105299912310021", "身份证号第 7 至 14 位“29991231”不是有效的出生日期，请核对。"),
        ("110105194912310021", "身份证号的校验位不对，可能有一位写错了，请对照证件核对。"),
    ],
)
def test_what_is_wrong_with_an_id_number_is_said(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as told:
        numbers.id_number(text)
    assert str(told.value) == sentence


@given(st.dates(date(1850, 1, 1), date(2026, 1, 1)), st.integers(0, 999), st.integers(0, 17), st.integers(1, 9))
def test_no_single_wrong_digit_passes(born: date, order: int, place: int, shift: int) -> None:
    body = f"110105{born:%Y%m%d}{order:03}"
    good = body + ric.calc_check_digit(body + "0")
    assert numbers.id_number(good) == good
    digit = "0" if good[place] == "X" else str((int(good[place]) + shift) % 10)
    with pytest.raises(ValueError):
        numbers.id_number(good[:place] + digit + good[place + 1 :])


def test_credit_codes() -> None:
    assert numbers.credit_code(" 91110000600037341l".upper()) == "91110000600037341L"
    for text, sentence in (
        ("9111000060003734", "统一社会信用代码应为 18 位，现在是 16 位，请核对。"),
        ("91110000600037342L", "统一社会信用代码的校验位不对，可能有一位写错了，请对照证照核对。"),
        ("9111000060003734IO", "统一社会信用代码里有不会出现的字符，只用数字和大写字母，没有 I、O、S、V、Z，请核对。"),
    ):
        with pytest.raises(ValueError) as told:
            numbers.credit_code(text)
        assert str(told.value) == sentence


@pytest.mark.parametrize(
    ("text", "kept", "local", "mask"),
    [
        ("13812341234", "+8613812341234", "13812341234", "138****1234"),
        ("138 1234 1234", "+8613812341234", "13812341234", "138****1234"),
        ("+86 138-1234-1234", "+8613812341234", "13812341234", "138****1234"),
        ("8613812341234", "+8613812341234", "13812341234", "138****1234"),
        ("008613812341234", "+8613812341234", "13812341234", "138****1234"),
        ("１３８１２３４１２３４", "+8613812341234", "13812341234", "138****1234"),
        ("021-55501234", "+862155501234", "021-55501234", "021-****34"),
        ("(0512) 6550123", "+865126550123", "0512-6550123", "0512-****23"),
        ("+86 21 5550 1234", "+862155501234", "021-55501234", "021-****34"),
        ("400-810-1234", "+864008101234", "4008101234", "****34"),
        ("+49 1511 2345678", "+4915112345678", "+4915112345678", "+49****78"),
        ("0049 1511 2345678", "+4915112345678", "+4915112345678", "+49****78"),
    ],
)
def test_phones(text: str, kept: str, local: str, mask: str) -> None:
    assert (numbers.phone(text), numbers.local_phone(kept), masks.phone(kept), masks.phone(local)) == (kept, local, mask, mask)
    assert numbers.phone(kept) == kept == numbers.phone(local)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1381234123", "手机号应为 11 位，以 13 至 19 开头，现在是 10 位，请核对。"),
        ("12012341234", "手机号应为 11 位，以 13 至 19 开头，现在是 11 位，请核对。"),
        ("55501234", "固定电话请加区号，如 021-55501234。"),
        ("王芳", "电话号码“王芳”看不懂：请写 11 位手机号，或带区号的固定电话，国外号码以 + 开头。"),
        ("", "电话号码“”看不懂：请写 11 位手机号，或带区号的固定电话，国外号码以 + 开头。"),
    ],
)
def test_what_is_wrong_with_a_phone_is_said(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as told:
        numbers.phone(text)
    assert str(told.value) == sentence


def test_masks() -> None:
    assert masks.id_number("11010519491231002X") == "110***********002X"
    assert [masks.id_number(text) for text in ("E12345678", "1234", "")] == ["E****78", "****", ""]
    assert [masks.name(text) for text in ("王芳", "欧阳娜娜", "阿依古丽·买买提", "𠮷田", "John Smith", "")] == [
        "王**",
        "欧**",
        "阿**",
        "𠮷**",
        "J**",
        "",
    ]
    assert [masks.phone(text) for text in ("12345", "", "021")] == ["****", "", "****"]
