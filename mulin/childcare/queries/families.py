"""Whose children there are, where they live, who has a brother or sister in the same house."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from mulin.childcare.models import Application, Child, Group, Guardian, Keeper
from mulin.people.models import Person, Residence
from mulin.people.queries import age

OLDEST = 15  # years; the register's children of one household
ADULT = 18


def standing_guardians() -> QuerySet[Guardian]:
    """Other guardians who have agreed."""
    return Guardian.objects.filter(ended_at=None, consented_at__isnull=False)


def guarded_by(people: Iterable[int], child: str = "") -> Q:
    """Children of these guardians; `child` leads to the child, as "child__"."""
    people = list(people)
    others = standing_guardians().filter(person__in=people).values("child")
    return Q(**{f"{child}guardian__in": people}) | Q(**{f"{child}pk__in": others})


def children_guarded(person_id: int) -> QuerySet[Child]:
    return Child.objects.filter(guarded_by([person_id]), erased_at=None)


def children_of(person_id: int) -> list[Child]:
    return list(children_guarded(person_id).order_by("born_on", "id"))


def relation_of(child: Child, person_id: int) -> str:
    """What this guardian is to the child, in words."""
    if person_id == child.guardian_id:
        return child.get_relation_display()
    found = child.others.filter(person=person_id).last()
    return found.get_relation_display() if found else ""


def carers_of(child_id: int) -> list[int]:
    """Who looks after a class in which the child is, or asks to be."""
    classes = Application.objects.filter(child=child_id, status__in=Application.STANDING).values("group")
    return list(Keeper.objects.filter(group__in=classes, until_at=None).values_list("person_id", flat=True))


def adults_at_home(person_id: int, on: date) -> list[Person]:
    """Adults the register knows in the same household."""
    homes = Residence.objects.filter(person=person_id, until=None).values("household")
    people = Person.objects.filter(residences__household__in=homes, residences__until=None, left_on=None).exclude(pk=person_id)
    return [one for one in people.distinct().order_by("id") if (years := age(one.born_on, on)) is None or years >= ADULT]


def household_children(person_id: int, on: date) -> list[Person]:
    """Children the register knows in the same household and nobody has asked for yet."""
    homes = Residence.objects.filter(person=person_id, until=None).values("household")
    born = date(on.year - OLDEST, 1, 1)
    people = Person.objects.filter(residences__household__in=homes, residences__until=None, born_on__gte=born, left_on=None)
    asked = Child.objects.filter(erased_at=None, person__isnull=False).values("person")
    return list(people.exclude(pk__in=asked).exclude(pk=person_id).distinct().order_by("born_on", "id"))


def lives_in(group: Group, person_id: int) -> bool:
    """Whether the register says that this guardian lives where the class's residents come first."""
    rows = Residence.objects.filter(person=person_id, until=None).exclude(kind=Residence.Kind.AWAY)
    return any(path.startswith(group.area.path) for path in rows.values_list("room__path", flat=True))


def has_sibling(group: Group, child: Child) -> bool:
    others = Application.objects.filter(guarded_by(child.guarded_by, "child__"), group__place=group.place_id, status="held")
    return others.exclude(child=child.pk).exists()
