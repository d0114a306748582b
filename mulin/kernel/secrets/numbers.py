"""Numbers people type: made one form, checked, and refused with a sentence that names what is wrong."""

import re
import unicodedata
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

MAINLAND = "+86"
ID_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"0((?:10|2\d)|[3-9]\d{2})(\d{7,8})")
HOTLINE = re.compile(r"[48]00\d{7}")
FOREIGN = re.compile(r"\+(?!86)[1-9]\d{6,14}")


def id_number(text: str) -> str:
    """18 digits of GB 11643, as also on permits for people from Hong Kong, Macao and Taiwan and foreigners' permanent ones.

    The first six digits are not looked up: codes of districts come and go, and such a number would be refused for nothing.
    """
    number = _plain(text).upper()
    if len(number) != 18:
        raise ValueError(_("身份证号应为 18 位，现在是 %(length)s 位，请核对。") % {"length": len(number)})
    if not ID_NUMBER.fullmatch(number):
        raise ValueError(_("身份证号前 17 位应为数字，最后一位是数字或 X，请核对。"))
    born = _day(number[6:14])
    # The exact day here is dear to ask for; only births of this year need it.
    if born is None or born.year < 1850 or (born.year >= date.today().year and born > localdate()):
        raise ValueError(_("身份证号第 7 至 14 位“%(day)s”不是有效的出生日期，请核对。") % {"day": number[6:14]})
    if ric.calc_check_digit(number) != number[-1]:
        raise ValueError(_("身份证号的校验位不对，可能有一位写错了，请对照证件核对。"))
    return number


def credit_code(text: str) -> str:
    """统一社会信用代码, GB 32100."""
    code = _plain(text).upper()
    try:
        return str(uscc.validate(code))
    except InvalidLength:
        raise ValueError(_("统一社会信用代码应为 18 位，现在是 %(length)s 位，请核对。") % {"length": len(code)}) from None
    except InvalidChecksum:
        raise ValueError(_("统一社会信用代码的校验位不对，可能有一位写错了，请对照证照核对。")) from None
    except ValidationError:
        raise ValueError(_("统一社会信用代码里有不会出现的字符，只用数字和大写字母，没有 I、O、S、V、Z，请核对。")) from None


def phone(text: str) -> str:
    """As +86… or another country's +…: the form that is sealed, blinded and dialled."""
    number = _plain(text)
    if MOBILE.fullmatch(number):
        return MAINLAND + number
    number = re.sub(r"[\s\-()./]", "", number)
    number = re.sub(r"^(?:00|\+?)86(?=1[3-9]\d{9}$|0?[1-9]\d{8,10}$)", "", number) if not MOBILE.fullmatch(number) else number
    number = re.sub(r"^00", "+", number)
    if MOBILE.fullmatch(number) or HOTLINE.fullmatch(number):
        return MAINLAND + number
    if LANDLINE.fullmatch(number):
        return MAINLAND + number[1:]
    if LANDLINE.fullmatch("0" + number) and text.strip().startswith(("+", "00", "＋")):
        return MAINLAND + number
    if FOREIGN.fullmatch(number):
        return number
    if re.fullmatch(r"1\d+", number):
        raise ValueError(_("手机号应为 11 位，以 13 至 19 开头，现在是 %(length)s 位，请核对。") % {"length": len(number)})
    if re.fullmatch(r"[2-8]\d{6,7}", number):
        raise ValueError(_("固定电话请加区号，如 021-55501234。"))
    raise ValueError(
        _("电话号码“%(text)s”看不懂：请写 11 位手机号，或带区号的固定电话，国外号码以 + 开头。") % {"text": text.strip()[:30]}
    )


def local_phone(number: str) -> str:
    """+8613812345678 → 13812345678, +862155501234 → 021-55501234; others stay as they are."""
    local = number.removeprefix(MAINLAND)
    if local == number or MOBILE.fullmatch(local) or HOTLINE.fullmatch(local):
        return local
    match = LANDLINE.fullmatch("0" + local)
    return f"0{match[1]}-{match[2]}" if match else local


def _plain(text: str) -> str:
    """Full-width digits made narrow, blanks and invisible characters of pasted texts gone."""
    if text.isascii():
        return text if text.isalnum() else "".join(text.split())
    narrow = unicodedata.normalize("NFKC", text)
    return "".join(c for c in narrow if not c.isspace() and unicodedata.category(c) != "Cf")


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
