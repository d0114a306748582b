from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Q

from mulin.organisations import rules
from mulin.organisations.queries import current_posts
from mulin.people.models import Account


@transaction.atomic
def refresh_staff(on: date, person_ids: Collection[int] | None = None) -> int:
    """The desk opens to whoever holds a staff post on this day, and closes to the others; return how many changed."""
    holders = current_posts(on).filter(kind__in=rules.STAFF).values("person_id")
    accounts = Account.objects.filter(is_superuser=False)
    if person_ids is not None:
        accounts = accounts.filter(person_id__in=list(person_ids))
    opened = accounts.filter(is_staff=False, person_id__in=holders).update(is_staff=True)
    closed = accounts.filter(Q(person=None) | ~Q(person_id__in=holders), is_staff=True).update(is_staff=False)
    return opened + closed
