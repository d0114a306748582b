"""What of facilities goes into the public log: prices, rules of the canteen, closings, what the community owes an operator. Never who."""

from typing import Any

from mulin.facilities import facts
from mulin.facilities.models import Canteen, Closure, Room, Settlement
from mulin.kernel.facts.models import Fact
from mulin.ledger.queries import say
from mulin.transparency.actions import Publication

from .publishing import publishes, said


@publishes(then=("facility", "operator", "room"))
def settlement(fact: facts.SettlementAgreed, *, source: Fact) -> Publication:
    row = Settlement.objects.select_related("canteen__facility__operator").get(pk=fact.settlement_id)
    house = row.canteen.facility
    record = {
        "facility": house.name, "operator": house.operator.name if house.operator else "", "since": row.since.isoformat(),
        "until": row.until.isoformat(), "portions": sum(line["portions"] for line in row.figures), "owed": say(row.owed, "cny"),
    }  # fmt: skip
    return _said("facilities.settlement", house.community_id, record, "settlement", row.pk, source)


@publishes(then=("facility", "operator", "room"))
def tariff(fact: facts.RoomTariffSet, *, source: Fact) -> Publication:
    room = Room.objects.select_related("facility").get(pk=fact.room_id)
    record = {"facility": room.facility.name, "room": room.name, "tariff": fact.tariff, "an_hour": say(fact.price, "cny")}
    return _said("facilities.tariff", room.facility.community_id, record, "room", room.pk, source)


@publishes(then=("facility", "operator", "room"))
def tiers(fact: facts.TiersSet, *, source: Fact) -> Publication:
    canteen = _canteen(fact.canteen_id)
    reductions = [f"{low}–{high}: {say(off, 'cny')}" for low, high, off in fact.tiers]
    record = {"facility": canteen.facility.name, "since": fact.since, "reductions": reductions}
    return _said("facilities.tiers", canteen.facility.community_id, record, "canteen", canteen.pk, source)


@publishes(then=("facility", "operator", "room"))
def quota(fact: facts.QuotaSet, *, source: Fact) -> Publication:
    canteen = _canteen(fact.canteen_id)
    record = {
        "facility": canteen.facility.name, "since": fact.since, "course": fact.course, "work": fact.work or "all",
        "portions": fact.portions,
    }  # fmt: skip
    return _said("facilities.quota", canteen.facility.community_id, record, "canteen", canteen.pk, source)


@publishes(then=("facility", "operator", "room"))
def closing(fact: facts.FacilityClosed, *, source: Fact) -> Publication:
    row = _closure(fact.closure_id)
    record = _of_closure(row) | {"reason": row.words}
    return _said("facilities.closed", row.facility.community_id, record, "closure", row.pk, source)


@publishes(then=("facility", "operator", "room"))
def reopening(fact: facts.FacilityReopened, *, source: Fact) -> Publication:
    row = _closure(fact.closure_id)
    return _said("facilities.reopened", row.facility.community_id, _of_closure(row), "closure", row.pk, source)


def _of_closure(row: Closure) -> dict[str, Any]:
    record = {"facility": row.facility.name, "room": row.room.name if row.room else "", "since": row.since.isoformat()}
    record["until"] = row.until.isoformat() if row.until else ""
    return {name: value for name, value in record.items() if value}


def _closure(pk: int) -> Closure:
    return Closure.objects.select_related("facility", "room").get(pk=pk)


def _canteen(pk: int) -> Canteen:
    return Canteen.objects.select_related("facility").get(pk=pk)


def _said(kind: str, community_id: int, record: dict[str, Any], subject: str, pk: int, source: Fact) -> Publication:
    return said(kind, community_id, record, (f"facilities.{subject}", pk), source)
