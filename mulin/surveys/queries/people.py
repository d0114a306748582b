"""Whom a survey asks, in which groups they are, who was drawn and who has answered."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from mulin.kernel.lots import rank
from mulin.people.models import Person, Residence
from mulin.people.queries import age
from mulin.places.fields import under
from mulin.places.models import Place
from mulin.surveys.models import Survey
from mulin.surveys.rules import age_group

K = Place.Kind
PARTS = {
    K.COMMUNITY: (K.COMMITTEE, K.ESTATE), K.COMMITTEE: (K.ESTATE, K.BUILDING), K.ESTATE: (K.BUILDING,), K.GRID: (K.ESTATE, K.BUILDING),
    K.BUILDING: (K.ENTRANCE,),
}  # fmt: skip


@dataclass(frozen=True)
class Groups:
    """As `rules.groups`; empty where the register does not know."""

    age: str = ""
    sex: str = ""
    area: str = ""

    def of(self, name: str) -> str:
        return str(getattr(self, name))


@dataclass(frozen=True)
class Folk:
    """Somebody whom the survey asks."""

    person_id: int
    groups: Groups


def areas(survey: Survey) -> list[Place]:
    """The parts by which results are told: the nearest kind below of which there are several."""
    for kind in PARTS.get(Place.Kind(survey.place.kind), ()):
        found = list(Place.objects.filter(under(survey.place.path), kind=kind, valid_to=None).order_by("path"))
        if len(found) > 1:
            return found
    return []


def _area(path: str, ids: set[int]) -> str:
    return next((part for part in path.split("/") if part and int(part) in ids), "")


def folk(survey: Survey, on: date) -> list[Folk]:
    """Residents of the place of that age, once each; those whose age nobody knows too."""
    ids = {place.pk for place in areas(survey)}
    rows = Residence.objects.filter(under(survey.place.path, "room__path"), until=None, person__left_on=None)
    rows = rows.exclude(kind=Residence.Kind.AWAY).order_by("person_id", "id")
    found: dict[int, Folk] = {}
    for pk, born_on, sex, path in rows.values_list("person_id", "person__born_on", "person__sex", "room__path"):
        years = age(born_on, on)
        if pk not in found and of_age(survey, years):
            found[pk] = Folk(pk, Groups(age_group(years), sex if sex in ("f", "m") else "", _area(path, ids)))
    return list(found.values())


def of_age(survey: Survey, years: int | None) -> bool:
    """Where the register does not know the age, who comes is believed."""
    return years is None or survey.age_from <= years <= survey.age_to


def groups_of(survey: Survey, person: Person, on: date) -> Groups:
    home = home_of(survey, person)
    area = _area(home.room.path, {place.pk for place in areas(survey)}) if home else ""
    return Groups(age_group(age(person.born_on, on)), person.sex if person.sex in ("f", "m") else "", area)


def home_of(survey: Survey, person: Person) -> Residence | None:
    rows = Residence.objects.filter(person=person, until=None).exclude(kind=Residence.Kind.AWAY).select_related("room")
    return next((row for row in rows.order_by("id") if row.room.path.startswith(survey.place.path)), None)


def has_answered(survey: Survey, person_id: int | None) -> bool:
    return person_id is not None and survey.answered.filter(key=f"p:{person_id}").exists()


def in_order(survey: Survey, on: date) -> list[Folk]:
    """All whom the lot may choose, in the order that the seed gives: anybody can draw again when it is public."""
    return sorted(folk(survey, on), key=lambda one: rank(bytes.fromhex(survey.seed), f"surveys:{survey.pk}", one.person_id))


def counted(survey: Survey, name: str, on: date) -> Counter[str]:
    return Counter(one.groups.of(name) for one in folk(survey, on))
