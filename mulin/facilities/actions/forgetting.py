from datetime import datetime

from django.db import transaction

from mulin.facilities.models import Booking, Deliverer, Order, Review


@transaction.atomic
def forget_person(person_id: int, *, at: datetime) -> None:
    """What somebody wrote about themselves, once it is over: purposes, names of groups, what to mind at the door, opinions.

    That a room was used and a meal was eaten stays: settlements and figures count them. Loans that are out stay whole.
    """
    over = Booking.objects.filter(person=person_id, ends_at__lt=at, shown=False)
    over.exclude(status="refused").update(purpose="", party="", reason="")
    over.filter(status="refused").update(purpose="", party="")
    Order.objects.filter(person=person_id).exclude(status__in=("ordered", "taken")).update(words="")
    Review.objects.filter(person=person_id).update(words="")
    Deliverer.objects.filter(person=person_id, until=None).update(until=at)
