"""The seed of a class's lots becomes public when nobody can apply any more; from then on nobody can."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from mulin.childcare import rules
from mulin.childcare.facts import LotsTold
from mulin.childcare.models import Group
from mulin.kernel.facts.record import record
from mulin.kernel.jobs.each import each

from .placing import lock_group


def tell_lots_due(at: datetime) -> int:
    """The clock's. How many classes' seeds were told."""
    today = localdate(at)
    over = Q(apply_until__lt=today) | Q(until__lt=today) | Q(closed_on__isnull=False)
    due = Group.objects.filter(over, seed_told_at=None).order_by("id").values_list("pk", flat=True)[:200]
    return each(due, lambda pk: _tell(pk, at))


@transaction.atomic
def _tell(group_id: int, at: datetime) -> bool:
    group = lock_group(group_id)
    if group.seed_told_at is not None or not rules.is_over(group, localdate(at)):
        return False
    group.seed_told_at = at
    group.save(update_fields=["seed_told_at"])
    record(LotsTold(group.pk), actor_id=None, at=at)
    return True
