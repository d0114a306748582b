import re

from django.db.models import Q, QuerySet

from mulin.kernel.access.asking import Standing
from mulin.kernel.secrets import numbers
from mulin.people import personal, rules
from mulin.people.fields import beginning
from mulin.people.models import Ownership, Person, Residence
from mulin.places.fields import under
from mulin.places.models import Place

LATIN = re.compile(r"[a-z' ]+", re.IGNORECASE)
CURRENT = Q(until=None)


def visible_to(me: Standing) -> QuerySet[Person]:
    """Oneself, and for staff whoever lives in or owns a room below their posts; people without a room go with the community.

    A post over whole communities becomes a list of them: joining 50,000 residences for it would take most of a second.
    """
    paths = me.paths(rules.READERS)
    reach = Q(pk__in=[])
    for path in paths:
        reach |= under(path)
    whole = list(Place.objects.filter(reach, kind=Place.Kind.COMMUNITY).values_list("pk", "path")) if paths else []
    if whole and all(any(above.startswith(path) or path.startswith(above) for _pk, above in whole) for path in paths):
        return Person.objects.filter(community_id__in=[pk for pk, _path in whole])
    seen = Q(pk=me.person_id) | Q(community_id__in=[pk for pk, _path in whole])
    for path in paths:
        seen |= _belongs(path)
    return Person.objects.filter(seen)


def _belongs(path: str) -> Q:
    lives = Residence.objects.filter(CURRENT, under(path, "room__path"))
    owns = Ownership.objects.filter(CURRENT, under(path, "room__path"), person__isnull=False)
    return Q(pk__in=lives.values("person_id")) | Q(pk__in=owns.values("person_id"))


def search(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    """One box: a name or a part of it, pinyin, initials, a room, a phone or an ID number in full."""
    text = words.strip()
    if not text:
        return people.filter(left_on=None)
    if found := _by_number(text):
        return people.filter(
            pk__in=list(Person.objects.filter(found).values_list("pk", flat=True)[:50])
        )  # else the order wins the index
    if LATIN.fullmatch(text):
        low, high = beginning(re.sub(r"[' ]", "", text.lower()))
        by_name = Q(name__gte=text.upper(), name__lt=beginning(text.lower())[1], name__istartswith=text)
        return people.filter(Q(pinyin__gte=low, pinyin__lt=high) | Q(initials__gte=low, initials__lt=high) | by_name)
    by_name = Q(name__contains=text)
    return people.filter(by_name | Q(pk__in=_in_room(text))) if re.search(r"\d", text) else people.filter(by_name)


def _by_number(text: str) -> Q | None:
    """Sealed fields are found by the whole number only."""
    plain = re.sub(r"[\s-]", "", text)
    if len(plain) == 18 and plain[:17].isdigit():
        return Q(id_blind=personal.id_blind(plain.upper()))
    try:
        return Q(phone_blind=personal.phone_blind(numbers.phone(text))) if len(plain) >= 10 else None
    except ValueError:
        return None


def _in_room(text: str) -> QuerySet[Residence, int]:
    """ "3 号楼 301", "春和苑3号楼": each part in order, blanks of no importance; the last digits end the room's name."""
    *before, last = re.findall(r"\d+|[^\d\s]+", text)
    if last.isdigit():
        rows = Residence.objects.filter(CURRENT, room__name__in=[last, f"{last}室"])
        pattern = r"\s*".join(re.escape(part) for part in before)
        pattern = rf"(^|[^0-9]){pattern}([^0-9]|$)" if before else ""
    else:
        rows = Residence.objects.filter(CURRENT)
        pattern = r"\s*".join(re.escape(part) for part in [*before, last])
        pattern = rf"(^|[^0-9]){pattern}"
    return (rows.filter(room__label__regex=pattern) if pattern else rows).values_list("person_id", flat=True)


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
