"""Residents: each adult, or each household."""

from datetime import date

from mulin.ballots.models import Apart
from mulin.kernel.secrets import masks
from mulin.people.models import Person

from .line import Aside, Line, Voices
from .living import Living, house_of, houses, living


def persons(path: str, on: date) -> Voices:
    """Who lives there and is 18 on that day. Whose birth date nobody knows is named apart."""
    found, known, seen = Voices(), houses(path), set[int]()
    for one in living(path, on):
        if one.person_id in seen:
            continue
        seen.add(one.person_id)
        is_adult = one.is_adult(on)
        if is_adult is None:
            found.apart.append(_undated(one))
        elif is_adult:
            mask = f"{masks.name(one.name)} · {house_of(one.path, known)}"
            found.lines.append(Line(f"p:{one.person_id}", f"{one.name} · {one.room}", mask, (one.person_id,)))
    return found


def households(path: str, on: date) -> Voices:
    """One voice for each household that somebody lives in; each of its adults may cast it."""
    found, known, rooms = Voices(), houses(path), dict[int, list[Living]]()
    for one in living(path, on):
        rooms.setdefault(one.household_id, []).append(one)
    for number, members in rooms.items():
        home = members[0]
        adults = tuple(one.person_id for one in members if one.is_adult(on))
        label = f"{home.room} · {home.household}" if home.household else home.room
        found.lines.append(Line(f"h:{number}", label[:200], house_of(home.path, known), adults))
        found.apart += [_undated(one) for one in members if one.is_adult(on) is None]
        if not adults:
            found.apart.append(Aside(Apart.Why.EMPTY.value, home.room, room_id=home.room_id))
    return found


def members(person_ids: list[int]) -> Voices:
    """Those named, in the order given, each once."""
    names = dict(Person.objects.filter(pk__in=person_ids).values_list("pk", "name"))
    ids = [pk for pk in dict.fromkeys(person_ids) if pk in names]
    return Voices([Line(f"m:{pk}", names[pk], masks.name(names[pk]), (pk,)) for pk in ids])


def _undated(one: Living) -> Aside:
    return Aside(Apart.Why.BIRTH.value, f"{one.name} · {one.room}", one.person_id, one.room_id)
