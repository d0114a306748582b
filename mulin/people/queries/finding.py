import re
from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from mulin.kernel.access.asking import Standing
from mulin.kernel.secrets import numbers
from mulin.people import personal, rules
from mulin.people.fields import beginning
from mulin.people.models import Ownership, Person, Residence
from mulin.places.fields import under, under_any
from mulin.places.models import Place

LATIN = re.compile(r"[a-z' ]+", re.IGNORECASE)
CURRENT = Q(until=None)
ABOVE_ROOMS = [Place.Kind.ESTATE, Place.Kind.BUILDING, Place.Kind.ENTRANCE]


def visible_to(me: Standing) -> QuerySet[Person]:
    """Oneself, and for staff whoever lives in or owns a room below their posts; people without a room go with the community."""
    return _seen(me)[0]


def _seen(me: Standing) -> tuple[QuerySet[Person], bool]:
    """And whether these are less than whole communities."""
    communities, paths = _reach(me)
    seen = Q(community_id__in=communities)
    if communities and not paths:
        return Person.objects.filter(seen), False
    for path in paths:
        seen |= _belongs(path)
    return Person.objects.filter(seen | Q(pk=me.person_id)), True


def _reach(me: Standing) -> tuple[list[int], list[str]]:
    """Whole communities below the posts, and the paths of posts when one of them is over less.

    A post over whole communities becomes a list of them: joining 50,000 residences for it would take most of a second.
    """
    paths = me.paths(rules.READERS)
    reach = under_any(paths)
    whole = list(Place.objects.filter(reach, kind=Place.Kind.COMMUNITY).values_list("pk", "path")) if paths else []
    has_less = not all(any(above.startswith(path) or path.startswith(above) for _pk, above in whole) for path in paths)
    return [pk for pk, _path in whole], paths if has_less else []


def _belongs(path: str) -> Q:
    lives = Residence.objects.filter(CURRENT, under(path, "room__path"))
    owns = Ownership.objects.filter(CURRENT, under(path, "room__path"), person__isnull=False)
    return Q(pk__in=lives.values("person_id")) | Q(pk__in=owns.values("person_id"))


def search(me: Standing, words: str) -> QuerySet[Person]:
    """One box over whom `me` may see: a name or a part of it, pinyin, initials, a room, a phone or an ID number in full."""
    text = words.strip()
    people, is_partial = _seen(me)
    if not text:
        return people.filter(left_on=None)
    if found := _by_number(text):
        return people.filter(
            pk__in=list(Person.objects.filter(found).values_list("pk", flat=True)[:50])
        )  # else the order wins the index
    ways = list(_ways(text))
    # Over whole communities each way has its index, which OR would not use; a smaller post is read once, for all ways together.
    if is_partial:
        ways = [reduce(or_, ways)]
    first, *more = [people.filter(way).values_list("pk", flat=True) for way in ways]
    # The order that the caller wants stays outside: sorting a few is cheaper than reading everybody in order.
    return Person.objects.filter(pk__in=first.union(*more) if more else first)


def _ways(text: str) -> Iterator[Q]:
    if LATIN.fullmatch(text):
        low, high = beginning(re.sub(r"[' ]", "", text.lower()))
        yield Q(pinyin__gte=low, pinyin__lt=high)
        yield Q(initials__gte=low, initials__lt=high)
        yield Q(name__gte=text.upper(), name__lt=beginning(text.lower())[1], name__istartswith=text)
        return
    yield Q(GreaterThan(StrIndex("name", Value(text)), 0))
    if re.search(r"\d", text):
        for rooms in _rooms(text):
            yield Q(pk__in=Residence.objects.filter(CURRENT, room__in=rooms.values("pk")).values("person_id"))


def _by_number(text: str) -> Q | None:
    """Sealed fields are found by the whole number only."""
    plain = re.sub(r"[\s-]", "", text)
    if len(plain) == 18 and plain[:17].isdigit():
        return personal.has_number(personal.id_blind(plain.upper()))
    try:
        return Q(phone_blind=personal.phone_blind(numbers.phone(text))) if len(plain) >= 10 else None
    except ValueError:
        return None


def _rooms(text: str) -> list[QuerySet[Place]]:
    """ "3 号楼 301", "春和苑3号楼": each part in order, blanks of no importance; the last digits end the room's name.

    Patterns are slow, so they are tried on few labels: of rooms with that name, or of the houses and entrances above the rooms.
    """
    *before, last = re.findall(r"\d+|[^\d\s]+", text)
    rooms = Place.objects.filter(kind=Place.Kind.ROOM)
    if last.isdigit():
        named = rooms.filter(name__in=[last, f"{last}室"])
        pattern = r"\s*".join(re.escape(part) for part in before)
        return [named.filter(label__regex=rf"(^|[^0-9]){pattern}([^0-9]|$)")] if before else [named]
    pattern = "(^|[^0-9])" + r"\s*".join(re.escape(part) for part in [*before, last])
    above = Place.objects.filter(kind__in=ABOVE_ROOMS, label__regex=pattern)
    inside = Place.objects.filter(
        parent__in=above.values("pk")
    )  # the kind would only lead to the wrong index: people live in rooms
    return [inside, rooms.filter(name__contains=last, label__regex=pattern)]


def living_in(building: str, room: str, name: str) -> list[Person]:
    """People of exactly this name who now live in exactly this room; blanks in what was typed do not matter."""
    wanted_building, wanted_room = _squeezed(building), _squeezed(room).removesuffix("室")
    rows = Residence.objects.filter(CURRENT, person__name=name.strip(), person__left_on=None).select_related("person", "room")
    found = {}
    for row in rows[:200]:
        label = _squeezed(row.room.label).removesuffix("室")
        fits = label.startswith(wanted_building) and label.endswith(wanted_room) and not label[: -len(wanted_room)][-1:].isdigit()
        if wanted_building and wanted_room and fits and _squeezed(row.room.name).removesuffix("室") in wanted_room:
            found[row.person_id] = row.person
    return list(found.values())


def _squeezed(text: str) -> str:
    return re.sub(r"[\s#\-]", "", text)
