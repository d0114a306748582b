from datetime import datetime

from django.db import transaction

from mulin.facilities.models import Booking, Deliverer, Order, Review, Story, StoryVisit, StoryWish


@transaction.atomic
def forget_person(person_id: int, *, at: datetime) -> None:
    """What somebody wrote about themselves, once it is over: purposes, names of groups, what to mind at the door, opinions.

    A story stays told, without the teller's name; a suggestion that nobody took up goes. That a room was used and a meal was eaten stays: settlements and figures count them. Loans that are out stay whole.
    """
    over = Booking.objects.filter(person=person_id, ends_at__lt=at, shown=False)
    over.exclude(status="refused").update(purpose="", party="", reason="")
    over.filter(status="refused").update(purpose="", party="")
    Order.objects.filter(person=person_id).exclude(status__in=("ordered", "taken")).update(words="")
    Review.objects.filter(person=person_id).update(words="")
    Deliverer.objects.filter(person=person_id, until=None).update(until=at)
    StoryVisit.objects.filter(person=person_id).exclude(status__in=("asked", "confirmed")).update(contact="", phone="", words="")
    Story.objects.filter(teller=person_id).update(credit="")
    suggested = StoryWish.objects.filter(person=person_id)
    suggested.filter(story=None).delete()
    suggested.update(consents=False, credit="")
