"""The register as it may be read: everybody's totals, those concerned with names masked, helpers in full."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from mulin.ballots.models import Ballot, Elector, ElectorPerson, Slip, Unit
from mulin.ballots.rules import may
from mulin.kernel.listed import Listed
from mulin.kernel.ui.whole import MANY, whole
from mulin.organisations.queries import Standing

from .frozen import rules_of


@dataclass(frozen=True)
class Shown:
    """A line as `me` may read it. `label` empty: only its number."""

    elector: Elector
    label: str
    is_own: bool


def lines(ballot: Ballot) -> QuerySet[Elector]:
    """All that ever stood in it; `struck_by` where they do no more."""
    return ballot.lines.select_related("voted", "added_by", "struck_by").order_by("line")


def find(ballot: Ballot, words: str) -> QuerySet[Elector]:
    """For helpers: by a part of a name or a room, or by the number of the line."""
    text = words.strip()
    wanted = Q(label__contains=text)
    if line := whole(text, most=MANY):
        wanted |= Q(line=line)
    return lines(ballot).filter(wanted, struck_by=None)


def shown(me: Standing, ballot: Ballot, rows: Iterable[Elector]) -> list[Shown]:
    """One query for many lines."""
    some = list(rows)
    helps = bool(may.help_(me, ballot))
    own = _own(me, some)
    return [Shown(one, one.label if helps or one.pk in own else one.mask, one.pk in own) for one in some]


def may_read(me: Standing, ballot: Ballot) -> bool:
    """Who helps, and whoever stands in it."""
    if may.help_(me, ballot):
        return True
    return me.person_id is not None and ElectorPerson.objects.filter(elector__ballot=ballot, person=me.person_id).exists()


def units_of(electors: Iterable[Elector]) -> dict[int, list[Unit]]:
    found: dict[int, list[Unit]] = {}
    rows = Unit.objects.filter(elector_id__in=Listed([one.pk for one in electors])).select_related("room").order_by("id")
    for unit in rows:
        found.setdefault(unit.elector_id, []).append(unit)
    return found


def sheet(ballot: Ballot) -> QuerySet[Slip]:
    """Named, after the count: every slip with its voice, in order of the register. `slip.elector.units` says which rooms."""
    if ballot.is_secret or ballot.state != Ballot.State.COUNTED:
        return Slip.objects.none()
    return (
        Slip.objects.filter(ballot=ballot)
        .select_related("elector")
        .prefetch_related("elector__units__room")
        .order_by("elector__line")
    )


def may_see_sheet(me: Standing, ballot: Ballot) -> bool:
    """After the count of a named ballot: whoever stands in its register, who helps there, and everybody where the rules say unit by unit."""
    if ballot.is_secret or ballot.state != Ballot.State.COUNTED:
        return False
    return rules_of(ballot).by_unit or may_read(me, ballot)


def own_choice(elector: Elector) -> Any:
    """Of a named ballot what this voice has said; None in a secret one, where nobody knows."""
    return Slip.objects.filter(elector=elector).values_list("choice", flat=True).first()


def _own(me: Standing, some: list[Elector]) -> set[int]:
    if me.person_id is None or not some:
        return set()
    rows = ElectorPerson.objects.filter(person=me.person_id, elector_id__in=Listed([one.pk for one in some]))
    return set(rows.values_list("elector_id", flat=True))
