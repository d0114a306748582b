"""Who may be whose guardian: those who live together."""

from datetime import date

from django.db.models import Q, QuerySet

from mulin.people.models import Person, Residence
from mulin.volunteering.models import Volunteer
from mulin.volunteering.rules import ADULT, years_before


def at_home_with(person: Person) -> QuerySet[Person]:
    """Others who live where this person lives now."""
    rooms = Residence.objects.filter(person=person, until=None).values("room")
    mates = Residence.objects.filter(room__in=rooms, until=None).values("person")
    return Person.objects.filter(pk__in=mates, left_on=None).exclude(pk=person.pk).order_by("born_on", "id")


def adults_at_home(person: Person, on: date) -> QuerySet[Person]:
    return at_home_with(person).filter(Q(born_on=None) | Q(born_on__lte=years_before(on, ADULT)))


def children_at_home(person: Person, on: date) -> QuerySet[Person]:
    """Those whom one may enter as a volunteer: under 18, and nobody else is their guardian yet."""
    rows = at_home_with(person).filter(born_on__gt=years_before(on, ADULT))
    return rows.exclude(pk__in=Volunteer.objects.filter(left_at=None).values("person"))


def wards_of(person_id: int) -> QuerySet[Volunteer]:
    rows = Volunteer.objects.filter(guardian=person_id, left_at=None)
    return rows.select_related("person", "community").order_by("person__born_on", "id")
