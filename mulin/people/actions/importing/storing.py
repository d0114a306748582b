"""A batch of people: known ones are found again in a few queries, then new rows are written many at a time."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from mulin.kernel.inserting import insert, new
from mulin.kernel.secrets import masks
from mulin.kernel.sheets.kinds import Counts
from mulin.people import personal
from mulin.people.models import Household, Ownership, Person, Residence
from mulin.places.models import Place

from .addresses import Node
from .batches import filled
from .knowing import BY_NUMBER, PLAIN, SEEN

Key = tuple[Any, ...]
HEAD = "02"  # GB/T 4761
Given = tuple[dict[str, Any], Node | None]


class Store:
    def __init__(self, community: Place, at: datetime) -> None:
        self.community, self.at, self.counts = community, at, Counts()

    def batch(self, rows: list[Given]) -> None:
        given = [(_completed(values), room) for values, room in rows]
        people, told = self._resolve(given)
        fresh = {person.id for person, what in zip(people, told, strict=True) if what == "new"}  # they live nowhere yet
        for what, moved in zip(told, self._residences(given, people, fresh), strict=True):
            if what == "unchanged" and moved:
                what = "changed"
            setattr(self.counts, what, getattr(self.counts, what) + 1)

    def people_of(self, rows: Iterable[Given]) -> list[Person]:
        """Who the rows mean, put into the register where missing; where they live is not touched."""
        return self._resolve([(_completed(values), room) for values, room in rows])[0]

    def _resolve(self, given: list[Given]) -> tuple[list[Person], list[str]]:
        """The person of each row, and whether the row made them "new", "changed" or left them "unchanged"."""
        known = self._known(given)
        added: dict[int, Person] = {}
        changed: dict[int, set[str]] = {}
        people, told = [], []
        for values, room in given:
            keys = _keys(values, room)
            person = next((known[key] for key in keys if key in known), None)
            if person is None:
                person = _made(self.community, values, self.at)
                added[id(person)] = person
                told.append("new")
            elif fields := _updated(person, values):
                changed.setdefault(id(person), set()).update(fields)
                told.append("changed")
            else:
                told.append("unchanged")
            for key in keys:
                known.setdefault(key, person)
            people.append(person)
        insert(added.values())
        touched = {id(person): person for person in people if id(person) in changed and id(person) not in added}
        for mark, person in touched.items():
            person.save(update_fields=sorted(changed[mark]))
        return people, told

    def _known(self, given: list[Given]) -> dict[Key, Person]:
        """People of the register by every key under which a row of this batch may mean them."""
        known: dict[Key, Person] = {}
        ours = Person.objects.filter(community=self.community, left_on=None).only(*SEEN)
        by_number = [values["id_blind"] for values, _room in given if values.get("id_blind")]
        for person in BY_NUMBER.rows(self.community.pk, *filled(by_number)) if by_number else ():
            known["id", person.id_blind] = person
        names = {values["name"] for values, _room in given if not values.get("id_blind")}
        if not names:
            return known
        namesakes = {person.id: person for person in ours.filter(name__in=names)}
        for person in namesakes.values():
            if person.phone_blind:
                known.setdefault(("phone", person.name, person.phone_blind), person)
            if person.born_on:
                known.setdefault(("born", person.name, person.born_on), person)
            known.setdefault(("room", person.name, None), person)
        rooms = {room.id for _values, room in given if room}
        if rooms and namesakes:
            for table in (Residence, Ownership):
                at_home = table._default_manager.filter(until=None, room__in=rooms, person__in=namesakes)
                for person_id, room_id in at_home.values_list("person_id", "room_id"):
                    known.setdefault(("room", namesakes[person_id].name, room_id), namesakes[person_id])
        return known

    def _residences(self, given: list[Given], people: list[Person], fresh: set[int]) -> list[bool]:
        """Whether each row told something new about where its person lives."""
        homes = [
            (values, room, person) for (values, room), person in zip(given, people, strict=True) if room and room.kind == "room"
        ]
        heads: dict[tuple[int, str], int | None] = {}
        for values, home, person in homes:
            key = home.id, values.get("household", "")
            heads[key] = heads.get(key) or (person.id if values.get("relation") == HEAD else None)
        households = self._households(heads)
        settled = {person.id for _values, _room, person in homes} - fresh
        rows = Residence.objects.filter(until=None, person__in=settled) if settled else ()
        held = {(row.person_id, row.room_id): row for row in rows}
        moved_in, changed, told = [], [], []
        for (values, room), person in zip(given, people, strict=True):
            if room is None or room.kind != "room":
                told.append(False)
                continue
            wanted = {key: values[key] for key in ("kind", "relation", "since") if key in values}
            residence = held.get((person.id, room.id))
            if residence is None:
                household = households[room.id, values.get("household", "")]
                more = {"kind": "registered", **wanted}
                residence = new(Residence, person_id=person.id, room_id=room.id, household_id=household.id, **more)
                held[person.id, room.id] = residence
                moved_in.append(residence)
                told.append(True)
                continue
            differs = any(getattr(residence, name) != value for name, value in wanted.items())
            for name, value in wanted.items():
                setattr(residence, name, value)
            if differs and residence.pk:
                changed.append(residence)
            told.append(differs)
        insert(moved_in)
        Residence.objects.bulk_update(changed, ["kind", "relation", "since"])
        return told

    def _households(self, heads: dict[tuple[int, str], int | None]) -> dict[tuple[int, str], Household]:
        """By room and number, made where missing; `heads` says who is the head as far as the rows say."""
        rooms = {room_id for room_id, _number in heads}
        held = {(row.room_id, row.number): row for row in Household.objects.filter(room__in=rooms)} if rooms else {}
        headless = [row for key, row in held.items() if row.head_id is None and heads.get(key)]
        for row in headless:
            row.head_id = heads[row.room_id, row.number]
        Household.objects.bulk_update(headless, ["head"])
        made = [
            new(Household, room_id=key[0], number=key[1], head_id=head)
            for key, head in sorted(heads.items(), key=lambda item: item[0])
            if key not in held
        ]
        return held | {(row.room_id, row.number): row for row in insert(made)}


def _completed(values: dict[str, Any]) -> dict[str, Any]:
    """With blind indexes to look people up by, and what an ID number says itself."""
    more: dict[str, Any] = {}
    if number := values.get("id_number"):
        more["id_blind"] = values.get("id_blind") or personal.id_blind(number)
        if len(number) == 18:
            more["born_on"] = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
            more["sex"] = "1" if int(number[16]) % 2 else "2"
    if phone := values.get("phone"):
        more["phone_blind"] = personal.phone_blind(phone)
    return more | values | {key: more[key] for key in ("sex",) if key in more}


def _keys(values: dict[str, Any], room: Node | None) -> list[Key]:
    """The surest first. A row with an ID number is nobody else, whatever the name."""
    name = values["name"]
    if number := values.get("id_blind"):
        return [("id", number)]
    keys: list[Key] = [("phone", name, values["phone_blind"])] if values.get("phone_blind") else []
    if values.get("born_on"):
        keys.append(("born", name, values["born_on"]))
    return keys or [("room", name, room.id if room else None)]


def _made(community: Place, values: dict[str, Any], at: datetime) -> Person:
    plain = {key: values[key] for key in PLAIN if key in values} | personal.of_name(values["name"])
    person = new(Person, community_id=community.pk, added_at=at, **plain)
    _seal(person, values)
    return person


def _seal(person: Person, values: dict[str, Any]) -> list[str]:
    fields: list[str] = []
    if (phone := values.get("phone")) and person.phone_blind != values["phone_blind"]:
        person.phone, person.phone_blind, person.phone_mask = phone, values["phone_blind"], masks.phone(phone)
        fields += ["phone", "phone_blind", "phone_mask"]
    if (number := values.get("id_number")) and person.id_blind != values["id_blind"]:
        person.id_number, person.id_blind, person.id_mask = number, values["id_blind"], masks.id_number(number)
        fields += ["id_number", "id_blind", "id_mask"]
    return fields


def _updated(person: Person, values: dict[str, Any]) -> list[str]:
    """Fields that the row has otherwise; an empty cell never erases."""
    fields = [key for key in PLAIN if key in values and getattr(person, key) != values[key]]
    for key in fields:
        setattr(person, key, values[key])
    return fields + _seal(person, values)
