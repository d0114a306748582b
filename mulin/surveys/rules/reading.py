"""An answer as it is kept, from what was sent."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.utils.translation import gettext as _

LONGEST = 500
UNKNOWN = "unknown"
MOST = 1_000_000


class BadAnswer(ValueError):
    """str(self) says which question, and what to change."""


class Asked(Protocol):
    number: int
    kind: str
    options: list[Any]


def cleaned(asked: Sequence[Asked], sent: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """`sent`: "q1" → values. What was left out is left out; "unknown" is kept as None; empty words are left out.

    Raises:
        BadAnswer: a value that this question does not have; or nothing was answered at all.
    """
    found: dict[str, Any] = {}
    for one in asked:
        values = [value.strip() for value in sent.get(f"q{one.number}", ()) if value.strip()]
        if UNKNOWN in values:
            found[str(one.number)] = None
        elif values:
            found[str(one.number)] = _one(one, values)
    if not any(value is not None for value in found.values()):
        raise BadAnswer(_("请至少答一题，再送出。"))
    return found


def _one(asked: Asked, values: list[str]) -> Any:
    if asked.kind == "words":
        return values[0][:LONGEST]
    if not all(value.lstrip("-").isdecimal() and len(value) <= 9 for value in values):
        raise BadAnswer(_("第 %(number)s 题请填一个整数。") % {"number": asked.number})
    numbers = [int(value) for value in values]
    if asked.kind == "number":
        allowed = range(MOST + 1)
    else:
        allowed = {"scale5": range(1, 6), "scale10": range(11)}.get(asked.kind, range(1, len(asked.options) + 1))
    if any(number not in allowed for number in numbers) or (asked.kind != "multiple" and len(numbers) != 1):
        raise BadAnswer(_("第 %(number)s 题没有这个选项，请重新选。") % {"number": asked.number})
    return sorted(set(numbers)) if asked.kind == "multiple" else numbers[0]
