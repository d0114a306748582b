"""Confirmed hours go to the time bank; what is taken back is reversed there. In any order, and as often as it is run, the same."""

from mulin.kernel.facts.models import Fact
from mulin.volunteering import actions, facts
from mulin.volunteering.models import Record


def minutes(fact: facts.HoursConfirmed, *, source: Fact) -> None:
    actions.bank(_record(fact.record_id), at=source.happened_at)


def reversal(fact: facts.HoursTakenBack, *, source: Fact) -> None:
    actions.unbank(_record(fact.record_id), at=source.happened_at)


def _record(pk: int) -> Record:
    return Record.objects.select_related("volunteer__community", "volunteer__person").get(pk=pk)
