"""What a voter may put on a slip. The same sentences for phone, counter and paper."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .counting import OptionRow
from .rule_set import Method, RuleSet

ABSTAIN = "abstain"


class BadChoice(ValueError):
    """The sentence says what to change."""


def cleaned(method: Method, raw: Any, options: Sequence[OptionRow], rule_set: RuleSet, seats: int = 1) -> Any:
    """The choice as it is kept (JSON). `raw`: JSON or what a form sends ("3", ["3", "1"]).
    Raises:
        BadChoice
    """
    known = [one.number for one in options]
    if method == "motion":
        if raw not in ("yes", "no", ABSTAIN):
            raise BadChoice(_("请选“同意”“不同意”或“弃权”。"))
        return raw
    if method == "single":
        return ABSTAIN if raw == ABSTAIN else _known(raw, known)
    if method == "score":
        return _points(raw, known, rule_set.scale)
    named = [_known(one, known) for one in _several(raw)]
    if len(set(named)) < len(named):
        raise BadChoice(_("同一项只能选一次。"))
    if method == "ranking":
        return named
    most = seats if method == "seats" else rule_set.most
    if most is not None and len(named) > most:
        said = ngettext("最多选 %(most)s 项，您选了 %(number)s 项。", "最多选 %(most)s 项，您选了 %(number)s 项。", most)
        raise BadChoice(said % {"most": most, "number": len(named)})
    return sorted(named)


def _several(raw: Any) -> list[Any]:
    if raw == ABSTAIN or raw is None:
        return []
    if not isinstance(raw, (list, tuple)):
        raise BadChoice(_("请从列出的各项中选择。"))
    return list(raw)


def _known(raw: Any, known: Sequence[int]) -> int:
    number = _whole(raw)
    if number is None or number not in known:
        raise BadChoice(_("请从列出的各项中选择。"))
    return number


def _points(raw: Any, known: Sequence[int], scale: int) -> dict[str, int]:
    """What nobody scored has no line, which is not the same as a zero."""
    if raw == ABSTAIN or raw is None:
        return {}
    if not isinstance(raw, dict):
        raise BadChoice(_("请给列出的各项打分。"))
    given = {_known(key, known): _whole(points) for key, points in raw.items() if points not in ("", None)}
    if any(points is None or not 0 <= points <= scale for points in given.values()):
        raise BadChoice(_("每项的分数是 0 到 %(scale)s 之间的整数。") % {"scale": scale})
    return {str(key): points for key, points in sorted(given.items()) if points is not None}


def _whole(raw: Any) -> int | None:
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int):
        return raw
    return int(raw) if isinstance(raw, str) and raw.isascii() and raw.isdecimal() and len(raw) < 10 else None
