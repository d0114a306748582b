"""States as a table: a module lists its steps once, and everything else asks the table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from mulin.kernel.access import Refused

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Step:
    """One move of the table. `words` is what a person reads on the button, translated lazily."""

    name: str
    frm: frozenset[str]
    to: str
    words: "str | _StrPromise"


def step(name: str, *, frm: Iterable[str], to: str, words: "str | _StrPromise") -> Step:
    return Step(name, frozenset(frm), to, words)


def can(current: str, move: Step) -> bool:
    return current in move.frm


def advance(current: str, move: Step) -> str:
    """Return the state after `move`.

    Raises:
        Refused: `move` does not start from `current`.
    """
    if not can(current, move):
        raise Refused(_("现在不能“%(move)s”，它的状态已经变了，请刷新后再看。") % {"move": move.words})
    return move.to
