"""What is frozen at opening, and the fingerprint of the register."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from mulin.ballots.models import Ballot, Elector, ElectorPerson, Option, Unit
from mulin.ballots.rules.counting import OptionRow
from mulin.ballots.rules.drawn import commitment
from mulin.ballots.rules.rule_set import RuleSet, fingerprint
from mulin.kernel.tenant import Tenant, tenant

MOST = 200
KEPT: dict[tuple[Tenant, int, str], tuple[RuleSet, list[Option]]] = {}


def frozen(ballot: Ballot) -> dict[str, Any]:
    """As it is fingerprinted, and stands in the published file."""
    return {
        "number": ballot.number, "title": ballot.title, "title_en": ballot.title_en, "words": ballot.words, "words_en": ballot.words_en,
        "place": ballot.place_label, "head": ballot.head, "method": ballot.method, "secrecy": ballot.secrecy, "channels": ballot.channels,
        "may_change": ballot.may_change, "seats": ballot.seats, "amount": ballot.amount, "rule_set": ballot.rule_set,
        "opens_at": _at(ballot.opens_at), "closes_at": _at(ballot.closes_at), "notice_until": _at(ballot.notice_until),
        "options": [
            {"number": one.number, "name": one.name, "name_en": one.name_en, "words": one.words, "words_en": one.words_en,
             "cost": one.cost, "group": one.group}
            for one in options_of(ballot)
        ],
        "register": _register_at_opening(ballot),
        "lot": commitment(bytes(ballot.seed)) if ballot.seed else "",
    }  # fmt: skip


def _register_at_opening(ballot: Ballot) -> dict[str, Any]:
    sums = _stood(ballot).aggregate(electors=Count("pk"), area=Coalesce(Sum("area"), 0))
    return sums | {"heads": sums["electors"], "fingerprint": ballot.register_fingerprint}


def _stood(ballot: Ballot) -> QuerySet[Elector]:
    """The lines at opening, or now where it has not opened. An objection upheld while voting is on changes no line of these."""
    lines = Elector.objects.filter(ballot=ballot)
    if ballot.opened_at is None:
        return lines.filter(struck_by=None)
    there = lines.filter(Q(added_by=None) | Q(added_by__decided_at__lte=ballot.opened_at))
    return there.filter(Q(struck_by=None) | Q(struck_by__decided_at__gt=ballot.opened_at))


def fingerprint_of(ballot: Ballot) -> str:
    return fingerprint(frozen(ballot))


def options_of(ballot: Ballot) -> list[Option]:
    return list(ballot.options.order_by("number"))


def waiting(ballot: Ballot) -> dict[str, Any]:
    """What keeps an announced ballot from opening, as `rules.may` asks for it."""
    lacking = ballot.options_later and ballot.method != Ballot.Method.MOTION and not ballot.options.exists()
    return {"waiting": ballot.objections.filter(upheld=None).count(), "lacking": lacking}


def option_rows(options: Iterable[Option]) -> list[OptionRow]:
    return [OptionRow(one.number, one.cost, one.group, one.name) for one in options]


def rules_of(ballot: Ballot) -> RuleSet:
    return RuleSet.of_json(ballot.rule_set)


def counts_area(ballot: Ballot) -> bool:
    rule_set = rules_of(ballot)
    return any(one.of == "area" for one in (*rule_set.participation, *rule_set.approval))


def kept(ballot: Ballot) -> tuple[RuleSet, list[Option]]:
    """For pages and votes: of an open ballot these stay, so a process keeps those of the last ballots. Never change what is handed out."""
    if not ballot.fingerprint:
        return rules_of(ballot), options_of(ballot)
    name = (tenant(), ballot.pk, ballot.fingerprint)
    found = KEPT.get(name)
    if found is None:
        if len(KEPT) >= MOST:
            KEPT.clear()
        found = KEPT[name] = rules_of(ballot), options_of(ballot)
    return found


def register_fingerprint(ballot: Ballot) -> str:
    """sha256 of every line that stood at opening: number, key, area, who may cast it, which rooms with area and source. Three queries."""
    persons: dict[int, list[int]] = {}
    for elector, person in _of(ElectorPerson, ballot).order_by("elector_id", "person_id").values_list("elector_id", "person_id"):
        persons.setdefault(elector, []).append(person)
    units: dict[int, list[list[Any]]] = {}
    for elector, *unit in (
        _of(Unit, ballot).order_by("elector_id", "room_id").values_list("elector_id", "room_id", "area", "source")
    ):
        units.setdefault(elector, []).append(unit)
    lines = _stood(ballot).order_by("line").values_list("pk", "line", "key", "area")
    return fingerprint([[line, key, area, persons.get(pk, []), units.get(pk, [])] for pk, line, key, area in lines])


def _of(model: Any, ballot: Ballot) -> Any:
    return model.objects.filter(elector__ballot=ballot)


def _at(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else ""
