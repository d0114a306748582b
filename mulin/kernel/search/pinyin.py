"""Names in Latin letters: "单晓华" is shanxiaohua, sxh. Characters without a reading are left out of both."""

import os
import re
import unicodedata
from functools import lru_cache

# Read before pypinyin is: characters are read one by one here, so its phrases would lie unused, 46 MB in every process.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
from pypinyin import Style, lazy_pinyin

from .text import IS_HAN

# Read differently as surnames than anywhere else. Two characters first.
SURNAMES = {
    "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "单于": "chan yu", "澹台": "tan tai", "宰父": "zai fu",
    "夹谷": "jia gu", "拓跋": "tuo ba", "令狐": "ling hu", "夏侯": "xia hou", "鲜于": "xian yu", "赫连": "he lian",
    "皇甫": "huang fu", "公冶": "gong ye", "单": "shan", "仇": "qiu", "解": "xie", "曾": "zeng",
    "查": "zha", "区": "ou", "朴": "piao", "盖": "ge", "缪": "miao", "翟": "zhai",
    "乐": "yue", "覃": "qin", "种": "chong", "折": "she", "黑": "he", "繁": "po",
    "员": "yun", "贠": "yun", "召": "shao", "祭": "zhai", "秘": "bi", "牟": "mu",
    "隗": "wei", "纪": "ji", "华": "hua", "任": "ren", "宁": "ning", "沈": "shen",
    "谌": "chen", "洗": "xian", "冼": "xian", "句": "gou", "佴": "nai", "过": "guo",
    "尹": "yin", "柏": "bai", "薄": "bo", "卜": "bu", "晟": "cheng", "晁": "chao",
    "褚": "chu", "郗": "chi", "啜": "chuai", "缴": "jiao", "阚": "kan", "么": "yao",
    "宓": "mi", "乜": "nie", "逄": "pang", "亓": "qi", "撒": "sa", "厍": "she",
    "眭": "sui", "洼": "wa", "相": "xiang", "燕": "yan", "尉": "wei", "应": "ying",
    "訾": "zi", "幺": "yao", "车": "che", "藏": "zang", "都": "du", "石": "shi",
    "万": "wan", "俞": "yu", "於": "yu", "臧": "zang", "占": "zhan",
}  # fmt: skip
OTHER_READINGS = {
    "覃": "tan", "乐": "le", "盖": "gai", "牟": "mou", "隗": "kui", "郗": "xi", "尉": "yu",
    "曾": "ceng", "解": "jie", "单": "dan",
}  # fmt: skip
PARTS = re.compile(f"({IS_HAN.pattern})|([^\\W_]+)")


def full(name: str) -> str:
    return "".join(_syllables(name))


def initials(name: str) -> str:
    return "".join(syllable[0] for syllable in _syllables(name))


def readings(name: str) -> list[str]:
    """Every way the whole name may be typed, the likeliest first: some families read 覃 as qin, others as tan."""
    first = full(name)
    other = OTHER_READINGS.get(name[:1])
    return [first] if other is None or name[:2] in SURNAMES else [first, other + full(name)[len(_syllables(name)[0]) :]]


@lru_cache(20_000)
def _syllables(name: str) -> tuple[str, ...]:
    name = name.strip()
    for length in (2, 1):
        if len(name) > length and name[:length] in SURNAMES:
            return (*SURNAMES[name[:length]].split(), *_plain(name[length:]))
    return tuple(_plain(name))


def _plain(text: str) -> list[str]:
    parts = (_reading(han) if han else _bare(word) for han, word in PARTS.findall(text))
    return [part for part in parts if part]


@lru_cache(20_000)
def _reading(character: str) -> str:
    return next(iter(lazy_pinyin(character, style=Style.NORMAL, errors="ignore")), "")


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())
