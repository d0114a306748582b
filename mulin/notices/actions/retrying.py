from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from mulin.kernel.access import require
from mulin.notices import queries, rules
from mulin.notices.models import Delivery
from mulin.organisations.queries import Standing


@transaction.atomic
def retry(deliveries: Collection[int], *, by: Standing, at: datetime) -> int:
    """Owe these again, now, with all their tries. One that a sender has in hand stays with it."""
    require(rules.may_mend(by))
    mine = queries.failures_visible_to(by).filter(pk__in=deliveries, claim="")
    known = list(mine.values_list("pk", flat=True))
    return Delivery.objects.filter(pk__in=known, claim="").update(state=Delivery.State.OWED, due_at=at, tries=0)
