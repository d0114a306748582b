from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.notices import rules
from mulin.notices.facts import PaperBrought
from mulin.notices.models import Delivery
from mulin.organisations.queries import Standing
from mulin.places.fields import under
from mulin.places.models import Place


@transaction.atomic
def bring(building: Place, deliveries: Collection[int], *, by: Standing, at: datetime) -> int:
    """These sheets were handed over; the record says by whom. What was ticked by somebody else before stays theirs."""
    require(rules.may_bring(by, building.path))
    assert by.person is not None
    rows = Delivery.objects.select_for_update().filter(
        under(building.path), pk__in=deliveries, channel=Delivery.Channel.PRINT, state=Delivery.State.OWED
    )
    owed = [row.pk for row in rows]
    number = Delivery.objects.filter(pk__in=owed).update(state=Delivery.State.SENT, sent_at=at, brought_by=by.person.id)
    if number:
        record(PaperBrought(building.path, number, by.person.id), actor_id=by.person_id, at=at)
    return number
