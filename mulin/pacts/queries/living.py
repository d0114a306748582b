"""Who lives where, as far as signing and commenting ask."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from mulin.pacts.models import Pact, Signature, Version
from mulin.people.models import Household, Person, Residence
from mulin.people.queries import age
from mulin.places.fields import under
from mulin.places.models import Place

ADULT = 18


def homes_below(person_id: int, path: str) -> list[Residence]:
    rows = (
        Residence.objects.filter(person=person_id, until=None)
        .exclude(kind=Residence.Kind.AWAY)
        .select_related("room", "household")
    )
    return [row for row in rows.order_by("id") if row.room.path.startswith(path)]


def lives_here(person: Person | None, pact: Pact, today: date) -> bool:
    """And is of age, where the register knows the birthday."""
    return person is not None and is_at_home(person, homes_below(person.pk, pact.place.path), today)


def is_at_home(person: Person | None, homes: Sequence[Residence], today: date) -> bool:
    years = age(person.born_on, today) if person is not None else None
    return (years is None or years >= ADULT) and bool(homes)


def building_of(room: Place) -> Place | None:
    ids = [int(part) for part in room.path.split("/") if part]
    return Place.objects.filter(pk__in=ids, kind=Place.Kind.BUILDING).first()


def signed_by(version: Version, person_id: int | None) -> Signature | None:
    """One's own, or that of one's household."""
    if person_id is None:
        return None
    own = version.signatures.filter(person=person_id).first()
    if own is not None or version.pact.voice != Pact.Voice.HOUSEHOLD:
        return own
    households = [home.household_id for home in homes_below(person_id, version.pact.place.path)]
    return version.signatures.filter(household__in=households).first()


def voices(pact: Pact) -> int:
    """How many could sign: households, or people of age as far as birthdays are known."""
    if pact.voice == Pact.Voice.HOUSEHOLD:
        rows: QuerySet[Household] = Household.objects.filter(under(pact.place.path, "room__path"))
        return rows.filter(pk__in=_residences(pact).values("household")).count()
    return _residences(pact).values("person").distinct().count()


def _residences(pact: Pact) -> QuerySet[Residence]:
    return Residence.objects.filter(under(pact.place.path, "room__path"), until=None, person__left_on=None).exclude(
        kind=Residence.Kind.AWAY
    )


def who_could_sign(version: Version, words: str) -> QuerySet[Residence]:
    """People of the place whose name, room or pinyin fits, for the counter."""
    pact = version.pact
    rows = _residences(pact).select_related("person", "room", "household").order_by("room__order", "id")
    by_name = rows.filter(person__name__contains=words) | rows.filter(person__initials__startswith=words.lower())
    return by_name | rows.filter(room__label__contains=words)
