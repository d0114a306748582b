"""Duties that were not kept: those who keep the house and those who run it hear of it once, until it is kept again."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from mulin.facilities import queries
from mulin.facilities.facts import DutiesMissed
from mulin.facilities.models import Contract
from mulin.kernel.facts.record import record

from .contract import lock

AFTER_THE_END = timedelta(days=92)  # a quarter is judged when it is over


def tell_missed(at: datetime) -> int:
    """The clock's. How many contracts have a duty that was missed since it was last kept."""
    today = localdate(at)
    rows = Contract.objects.filter(status__in=Contract.HOLDING, since__lt=today, last_on__gte=today - AFTER_THE_END)
    return sum(_tell(pk, today, at) for pk in list(rows.order_by("id").values_list("pk", flat=True)))


@transaction.atomic
def _tell(contract_id: int, today: date, at: datetime) -> bool:
    contract, names = lock(contract_id), []
    for kept in queries.duty.kept_duties(contract, today):
        last = next((one for one in kept.results if one.state in ("met", "missed")), None)
        if last is None or (last.state == "missed") == (kept.duty.missed_on is not None):
            continue
        kept.duty.missed_on = last.stretch.first if last.state == "missed" else None
        kept.duty.save(update_fields=["missed_on"])
        names += [kept.duty.name] if kept.duty.missed_on else []
    if names:
        record(DutiesMissed(contract.pk, names), actor_id=None, at=at)
    return bool(names)
