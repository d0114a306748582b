"""What of facilities goes into the public log: prices, rules of the canteen, closings, what the community owes an operator. Never who."""

from typing import Any

from mulin.facilities import facts
from mulin.facilities.models import Canteen, Closure, Room, Settlement
from mulin.kernel.facts.models import Fact
from mulin.ledger.queries import say
from mulin.transparency import actions


def settlement(fact: facts.SettlementAgreed, *, source: Fact) -> None:
    row = Settlement.objects.select_related("canteen__facility__operator").get(pk=fact.settlement_id)
    house = row.canteen.facility
    said = {
        "facility": house.name, "operator": house.operator.name if house.operator else "", "since": row.since.isoformat(),
        "until": row.until.isoformat(), "portions": sum(line["portions"] for line in row.figures), "owed": say(row.owed, "cny"),
    }  # fmt: skip
    _publish("facilities.settlement", house.community_id, said, "settlement", row.pk, source)


def tariff(fact: facts.RoomTariffSet, *, source: Fact) -> None:
    room = Room.objects.select_related("facility").get(pk=fact.room_id)
    said = {"facility": room.facility.name, "room": room.name, "tariff": fact.tariff, "an_hour": say(fact.price, "cny")}
    _publish("facilities.tariff", room.facility.community_id, said, "room", room.pk, source)


def tiers(fact: facts.TiersSet, *, source: Fact) -> None:
    canteen = _canteen(fact.canteen_id)
    reductions = [f"{low}–{high}: {say(off, 'cny')}" for low, high, off in fact.tiers]
    said = {"facility": canteen.facility.name, "since": fact.since, "reductions": reductions}
    _publish("facilities.tiers", canteen.facility.community_id, said, "canteen", canteen.pk, source)


def quota(fact: facts.QuotaSet, *, source: Fact) -> None:
    canteen = _canteen(fact.canteen_id)
    said = {
        "facility": canteen.facility.name, "since": fact.since, "course": fact.course, "work": fact.work or "all",
        "portions": fact.portions,
    }  # fmt: skip
    _publish("facilities.quota", canteen.facility.community_id, said, "canteen", canteen.pk, source)


def closing(fact: facts.FacilityClosed, *, source: Fact) -> None:
    row = _closure(fact.closure_id)
    said = _of_closure(row) | {"reason": row.words}
    _publish("facilities.closed", row.facility.community_id, said, "closure", row.pk, source)


def reopening(fact: facts.FacilityReopened, *, source: Fact) -> None:
    row = _closure(fact.closure_id)
    _publish("facilities.reopened", row.facility.community_id, _of_closure(row), "closure", row.pk, source)


def _of_closure(row: Closure) -> dict[str, Any]:
    said = {"facility": row.facility.name, "room": row.room.name if row.room else "", "since": row.since.isoformat()}
    said["until"] = row.until.isoformat() if row.until else ""
    return {name: value for name, value in said.items() if value}


def _closure(pk: int) -> Closure:
    return Closure.objects.select_related("facility", "room").get(pk=pk)


def _canteen(pk: int) -> Canteen:
    return Canteen.objects.select_related("facility").get(pk=pk)


def _publish(kind: str, community_id: int, said: dict[str, Any], subject: str, pk: int, source: Fact) -> None:
    key = f"fact:{source.pk}:{kind}"
    actions.publish(kind, community_id, said, None, (f"facilities.{subject}", pk), key, source.happened_at)
