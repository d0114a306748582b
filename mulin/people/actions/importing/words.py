"""The words in which registers say sex, country, relation and how someone lives there."""

from functools import lru_cache
from typing import Any

from babel import Locale
from babel.core import get_global
from django.utils.translation import gettext as _

from mulin.kernel.secrets import numbers
from mulin.kernel.sheets import mending
from mulin.kernel.sheets.mending import Cell, Hints, Unreadable
from mulin.people.models import Residence

R = Residence.Kind

sex = mending.choice({
    "男": "1", "男性": "1", "m": "1", "male": "1", "1": "1", "女": "2", "女性": "2", "f": "2", "female": "2", "2": "2",
    "未知": "0", "0": "0", "未说明": "9", "9": "9",
})  # fmt: skip

kind = mending.choice({
    "户籍在此居住": R.REGISTERED, "户籍": R.REGISTERED, "常住": R.REGISTERED, "人户一致": R.REGISTERED, "registered": R.REGISTERED,
    "业主自住": R.OWNER, "自住": R.OWNER, "业主": R.OWNER, "自有": R.OWNER, "owner": R.OWNER,
    "租住": R.TENANT, "租户": R.TENANT, "租赁": R.TENANT, "出租": R.TENANT, "租客": R.TENANT, "tenant": R.TENANT,
    "户籍在此、人不住": R.AWAY, "空挂": R.AWAY, "空挂户": R.AWAY, "人户分离": R.AWAY, "away": R.AWAY,
    "短期居住": R.STAY, "暂住": R.STAY, "借住": R.STAY, "临时": R.STAY, "stay": R.STAY,
})  # fmt: skip

# GB/T 4761, as far as registers of communities use it.
relation = mending.choice({
    "本人": "01", "户主": "02", "配偶": "10", "夫": "11", "丈夫": "11", "妻": "12", "妻子": "12", "子": "20", "儿子": "20",
    "女": "30", "女儿": "30", "女婿": "37", "儿媳": "28", "孙子": "41", "孙女": "42", "外孙子": "43", "外孙女": "44", "父亲": "51",
    "父": "51", "母亲": "52", "母": "52", "公公": "53", "婆婆": "54", "岳父": "55", "岳母": "56", "祖父": "61", "祖母": "62",
    "外祖父": "63", "外祖母": "64", "兄": "71", "弟": "73", "姐": "75", "妹": "77", "其他亲属": "97", "其他": "97", "非亲属": "99",
})  # fmt: skip

language = mending.choice({
    "中文": "zh-hans", "汉语": "zh-hans", "普通话": "zh-hans", "zh": "zh-hans", "zh-hans": "zh-hans", "英语": "en", "英文": "en",
    "english": "en", "en": "en", "日语": "ja", "ja": "ja", "韩语": "ko", "ko": "ko", "法语": "fr", "fr": "fr", "德语": "de", "de": "de",
    "俄语": "ru", "ru": "ru", "西班牙语": "es", "es": "es", "阿拉伯语": "ar", "ar": "ar", "葡萄牙语": "pt", "pt": "pt",
})  # fmt: skip


def nationality(cell: Cell, hints: Hints) -> str:
    """ISO 3166 alpha-3, from a name in Chinese or English or a code."""
    text = mending.line(cell, hints)
    if (found := countries().get(text.casefold())) is None:
        raise Unreadable(_("“%(text)s”不是认得的国家或地区名称。可写中文名、英文名或三字母代码。") % {"text": text[:20]})
    return found


def phone(cell: Cell, hints: Hints) -> str:
    return _checked(numbers.phone, mending.code(cell, hints))


def id_number(cell: Cell, hints: Hints) -> str:
    """18 digits are checked to the last; what has letters in front is another document and kept as it is."""
    text = mending.code(cell, hints).upper()
    if text[:1].isalpha() and text.isascii() and text.isalnum() and 5 <= len(text) <= 20:
        return text
    return _checked(numbers.id_number, text)


def credit_code(cell: Cell, hints: Hints) -> str:
    return _checked(numbers.credit_code, mending.code(cell, hints))


def _checked(check: Any, text: str) -> str:
    try:
        return str(check(text))
    except ValueError as error:
        raise Unreadable(str(error)) from None


@lru_cache
def countries() -> dict[str, str]:
    alpha_3 = {aliases[0]: code for code, aliases in get_global("territory_aliases").items() if len(code) == 3 and code.isalpha()}
    words = {
        "中国": "CHN",
        "中华人民共和国": "CHN",
        "香港": "HKG",
        "澳门": "MAC",
        "台湾": "TWN",
        "美国": "USA",
        "英国": "GBR",
        "韩国": "KOR",
    }
    for locale in ("zh", "en"):
        for alpha_2, name in Locale(locale).territories.items():
            if alpha_2 in alpha_3:
                words.setdefault(name.casefold(), alpha_3[alpha_2])
    for alpha_2, code in alpha_3.items():
        words |= {alpha_2.casefold(): code, code.casefold(): code}
    return words
