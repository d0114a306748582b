"""What the page of a facility reads about it: with the row itself, what there is to ask for."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from mulin.facilities.models import Booking, Contract, Facility, Picture, Review, Room, Story, Thing

from .visible import open_facilities, still


def with_what_it_has() -> QuerySet[Any]:
    """Most houses have some of this; what a house has not is not asked for."""
    here, today = {"facility": OuterRef("pk")}, localdate()
    running = Q(status__in=Contract.HOLDING, since__lte=today, last_on__gte=today)
    return open_facilities().select_related("canteen").annotate(
        has_rooms=Exists(Room.objects.filter(still(), **here)),
        has_shows=Exists(Booking.objects.filter(room__facility=OuterRef("pk"), shown=True)),
        has_things=Exists(Thing.objects.filter(closed_at=None, **here)),
        has_reviews=Exists(Review.objects.filter(**here)),
        has_pictures=Exists(Picture.objects.filter(**here)),
        has_parts=Exists(Facility.objects.filter(still(), parent=OuterRef("pk"))),
        has_contract=Exists(Contract.objects.filter(running, **here)),
        has_stories=Exists(Story.objects.filter(status=Story.Status.OUT, **here)),
    )  # fmt: skip
