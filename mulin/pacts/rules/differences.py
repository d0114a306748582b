"""What changed between two texts, readable: characters in Chinese, whole words and numbers elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

PIECE = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d+(?:[.:]\d+)*|\s+|.", re.S)
SHORTEST = 2  # an unchanged stretch shorter than this between two changes is only noise


@dataclass(frozen=True)
class Piece:
    """`kind`: "same", "ins" or "del"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """A clause of one version: `key` its own id, `origin` that of the clause before it."""

    key: int
    origin: int | None
    number: int
    text: str


@dataclass(frozen=True)
class Change:
    """`kind`: "same", "changed", "new" or "gone"; numbers are 0 where there is none."""

    kind: str
    number: int
    before: int
    pieces: list[Piece]
    words: str


def differences(before: str, after: str) -> list[Piece]:
    """Put together, what is not "ins" is `before`, what is not "del" is `after`."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    pieces: list[Piece] = []
    gone = came = ""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" and (b - a >= SHORTEST or not (gone or came)):
            pieces += _flushed(gone, came)
            gone = came = ""
            pieces.append(Piece("same", "".join(old[a:b])))
        else:  # what is equal but too short to be read stands in both
            gone += "".join(old[a:b])
            came += "".join(new[c:d])
    return pieces + _flushed(gone, came)


def _flushed(gone: str, came: str) -> list[Piece]:
    if gone == came:
        return [Piece("same", gone)] if gone else []
    return [Piece(kind, text) for kind, text in (("del", gone), ("ins", came)) if text]


def compare(before: Sequence[Line], after: Sequence[Line]) -> list[Change]:
    """Clause by clause in the new order; those that are gone at the end."""
    known = {line.key: line for line in before}
    followed = {line.origin for line in after}
    changes = [_change(known.get(line.origin or 0), line) for line in after]
    gone = [line for line in before if line.key not in followed]
    said = [
        Change("gone", 0, line.number, [Piece("del", line.text)], _("原第 %(n)s 条删去") % {"n": line.number}) for line in gone
    ]
    return changes + said


def _change(old: Line | None, line: Line) -> Change:
    if old is None:
        return Change("new", line.number, 0, [Piece("ins", line.text)], _("第 %(n)s 条是新加的") % {"n": line.number})
    if old.text == line.text:
        words = "" if old.number == line.number else _("原第 %(old)s 条，文字没有改") % {"old": old.number}
        return Change("same", line.number, old.number, [Piece("same", line.text)], words)
    pieces = differences(old.text, line.text)
    came = sum(len(one.text) for one in pieces if one.kind == "ins")
    gone = sum(len(one.text) for one in pieces if one.kind == "del")
    said = {"n": line.number, "came": came, "gone": gone, "old": old.number}
    words = _("第 %(n)s 条改了：加 %(came)s 字，删 %(gone)s 字") % said
    if old.number != line.number:
        words = _("原第 %(old)s 条，改了：加 %(came)s 字，删 %(gone)s 字") % said
    return Change("changed", line.number, old.number, pieces, words)
