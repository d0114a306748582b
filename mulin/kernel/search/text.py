"""How texts and queries become index tokens: the same function for both databases, so both find the same.

A run of Han characters (or kana, hangul) gives its overlapping pairs, and its last character alone; a word of other
letters or digits gives itself. Tokens are plain ASCII, prefixed by kind, so that no database's idea of what a letter is
can lose a rare character and each kind has posting lists of its own.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

HAN = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7ff\ue000-\uf8ff\uf900-\ufaff\U00020000-\U0003ffff\U000f0000-\U0010ffff"
)
RUN = re.compile(f"[{HAN}]+|[^\\W_{HAN}]+")
IS_HAN = re.compile(f"[{HAN}]")
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
SPACE_AT_HAN = re.compile(rf"(?<=[{HAN}])\s+|\s+(?=[{HAN}])")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def fold(text: str) -> str:
    """Full width to half, capitals to small, and no spaces beside Han, so that “3 号楼” and “３号楼” are the same."""
    return SPACE_AT_HAN.sub("", unicodedata.normalize("NFKC", text).casefold()).strip()


def tokens(kind: str, text: str) -> list[str]:
    """What is kept for `text`, without repeats. `text` is folded here."""
    return tokens_of_folded(kind, fold(text))


def tokens_of_folded(kind: str, text: str) -> list[str]:
    found: dict[str, None] = {}
    for run in RUN.findall(text):
        if IS_HAN.match(run):
            codes = [_code(character) for character in run]
            found |= dict.fromkeys(f"{kind}_c{first}{second}" for first, second in pairwise(codes))
            found[f"{kind}_c{codes[-1]}"] = None
        else:
            found[_word(kind, run)] = None
    return list(found)


def wanted(kind: str, query: str) -> list[tuple[str, bool]]:
    """(token, whether it is only a beginning) for every token a hit must have."""
    asked: dict[tuple[str, bool], None] = {}
    for term in terms(query):
        for run in RUN.findall(term):
            if not IS_HAN.match(run):
                asked[_word(kind, run), True] = None
            elif len(run) == 1:
                asked[f"{kind}_c{_code(run)}", True] = None
            else:
                codes = [_code(character) for character in run]
                asked |= dict.fromkeys((f"{kind}_c{first}{second}", False) for first, second in pairwise(codes))
    return list(asked)


def rechecked(query: str) -> list[str]:
    """Terms for which having the pairs is not enough: their characters must stand together."""
    bare = (EDGES.sub("", term) for term in terms(query))
    return [term for term in bare if len(term) > 2 and IS_HAN.search(term)]


def terms(query: str) -> list[str]:
    return unicodedata.normalize("NFKC", query).casefold().split()


@lru_cache(20_000)
def _code(character: str) -> str:
    """Four digits of base 36 hold every code point."""
    number, digits = ord(character), ""
    for _ in range(4):
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits


def _word(kind: str, word: str) -> str:
    if word.isascii():
        return f"{kind}_w{word[:40]}"
    bare = (letter for letter in unicodedata.normalize("NFKD", word[:40]) if not unicodedata.combining(letter))
    return f"{kind}_w" + "".join(letter if letter.isascii() else "zz" + _code(letter) for letter in bare)
