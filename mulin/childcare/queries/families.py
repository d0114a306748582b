"""Whose children there are, where they live, who has a brother or sister in the same house."""

from datetime import date

from mulin.childcare.models import Application, Child, Group
from mulin.childcare.rules import stands_at
from mulin.people.models import Person, Residence

OLDEST = 15  # years; the register's children of one household


def children_of(person_id: int) -> list[Child]:
    return list(Child.objects.filter(guardian=person_id, erased_at=None).order_by("born_on", "id"))


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
    others = Application.objects.filter(group__place=group.place_id, status="held", guardian=child.guardian_id)
    return others.exclude(child=child.pk).exists()


def outgrown(group: Group, on: date) -> list[Application]:
    """Children who are past the class's age."""
    held = Application.objects.filter(group=group, status="held").select_related("child").order_by("child__born_on", "id")
    return [
        one for one in held if one.child.born_on is not None and stands_at(group, one.child.born_on, one.grade, on) > group.to_age
    ]
