from datetime import datetime

from mulin.funds.models import Gift


def forget_donor(person_id: int, *, at: datetime) -> None:
    """The public list says "一位邻居": the consent to be named ends with the way to take it back."""
    Gift.objects.filter(donor=person_id, named_at__isnull=False, unnamed_at=None).update(unnamed_at=at)
