from datetime import date

from django.db.models import Q, QuerySet

from mulin.funds.models import Fund, Seat
from mulin.funds.rules import READERS
from mulin.organisations.queries import Standing
from mulin.places.fields import under


def council_of(fund: Fund, on: date) -> frozenset[int]:
    return frozenset(sitting(on).filter(fund=fund).values_list("person_id", flat=True))


def sitting(on: date) -> QuerySet[Seat]:
    return Seat.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


def sits(me: Standing, on: date) -> QuerySet[Seat]:
    return sitting(on).filter(person=me.person) if me.person else Seat.objects.none()


def funds_visible_to(me: Standing, on: date) -> QuerySet[Fund]:
    """At the desk: of one's places and of the community they lie in, and those in whose council one sits."""
    seen = Q(pk__in=sits(me, on).values("fund"))
    for path in me.paths(READERS):
        seen |= under(path, "community__path") | Q(community__in=[int(part) for part in path.split("/") if part])
    return Fund.objects.filter(seen)
