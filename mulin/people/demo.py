"""Invented people of the demo community. Phones begin with 1990000, which no carrier gives out."""

import random
from collections.abc import Iterator
from datetime import date, datetime

from mulin.kernel.search import pinyin
from mulin.kernel.secrets import masks
from mulin.places.models import Place

from . import personal
from .demo_names import COUNTRIES, foreign_name, full_name
from .models import Account, Household, Ownership, Person, Residence

BATCH = 1000
NEIGHBOURS = 40  # who have an account besides the cast
# name, phone, building, room label's end, language. They are who guides, tests and pictures speak of.
CAST = [
    ("王芳", "19900000301", "春和苑 3 号楼 2 单元 301"),
    ("刘洋", "19900000302", "春和苑 3 号楼 2 单元 302"),
    ("马丽", "19900000101", "春和里 1 号楼 1 单元 101"),
    ("李秀英", "19900000001", "春和苑 3 号楼 2 单元 302"),
    ("张伟", "19900000002", ""),
    ("赵敏", "19900000003", ""),
    ("何静", "19900000004", ""),
    ("周明", "19900000005", ""),
    ("梁波", "19900000006", ""),
    ("吴建国", "19900000007", ""),
    ("唐磊", "19900000008", ""),
    ("陈浩", "19900000009", "春和苑 5 号楼 1 单元 201"),
    ("孙丽", "19900000010", ""),
    ("徐岚", "19900000011", ""),
    ("Emma Wilson", "19900000501", "春和苑 5 号楼 2 单元 502"),
]


def build(community: Place, *, scale: str, at: datetime) -> None:
    dice = random.Random(20241119)  # noqa: S311 - the same demo every time
    rooms = list(Place.objects.filter(community=community, kind=Place.Kind.ROOM).order_by("id"))
    by_label = {room.label: room for room in rooms}
    cast = [(name, phone, by_label.get(home) or (rooms[n] if home else None)) for n, (name, phone, home) in enumerate(CAST)]
    _play(community, cast, at)
    taken = {room.pk for _name, _phone, room in cast if room}
    empty = [room for room in rooms if room.pk not in taken]
    _fill(community, empty, 50_000 - len(CAST) if scale == "full" else 290, dice, at, full=scale == "full")


def _play(community: Place, cast: list[tuple[str, str, Place | None]], at: datetime) -> None:
    for name, phone, room in cast:
        is_foreign = name.isascii()
        values = personal.of_name(name) | personal.of_phone(phone)
        more = {"nationality": "GBR", "language": "en"} if is_foreign else {}
        person = Person.objects.create(community=community, added_at=at, **values, **more)
        sealed = personal.of_phone(phone)
        Account.objects.create(
            username=f"demo-{phone}", person=person, verified_by="phone", verified_at=at, language=person.language, **sealed
        )
        if room:
            household, _made = Household.objects.get_or_create(room=room)
            kind = Residence.Kind.TENANT if is_foreign else Residence.Kind.OWNER
            Residence.objects.create(person=person, household=household, room=room, kind=kind, since=date(2021, 6, 1))


def _fill(community: Place, rooms: list[Place], count: int, dice: random.Random, at: datetime, *, full: bool) -> None:
    """Spread `count` people over the rooms, about three a room; each room has an owner, some have two."""
    sizes = _sizes(count, len(rooms), dice)
    people: list[Person] = []
    plan: list[tuple[Place, int, int]] = []  # room, first of its people, how many
    foreign = iter(_foreigners(5_000 if full else 9, dice))
    for n, (room, size) in enumerate(zip(rooms, sizes, strict=True)):
        plan.append((room, len(people), size))
        is_foreign = n % (10 if full else 30) == 1
        surname = dice.choice("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗")
        for m in range(size):
            people.append(
                _person(community, surname if m < 2 else "", next(foreign, None) if is_foreign else None, len(people), dice, at)
            )
    Person.objects.bulk_create(people, batch_size=BATCH)
    households = Household.objects.bulk_create([Household(room=room) for room, _first, _size in plan], batch_size=BATCH)
    homes: list[Residence] = []
    owners: list[Ownership] = []
    for household, (room, first, size) in zip(households, plan, strict=True):
        since = date(2024 - dice.randint(0, 20), dice.randint(1, 12), 1)
        kind = Residence.Kind.TENANT if people[first : first + 1] and people[first].nationality != "CHN" else Residence.Kind.OWNER
        for person in people[first : first + size]:
            homes.append(Residence(person=person, household=household, room=room, kind=kind, since=since))
        owners += _owners(room, people[first : first + size], kind, dice)
    _neighbours(people, at)
    Residence.objects.bulk_create(homes, batch_size=BATCH)
    Ownership.objects.bulk_create(owners, batch_size=BATCH)


def _neighbours(people: list[Person], at: datetime) -> None:
    """Some of them signed in by phone, so that not everything is reported by the cast."""
    signed_in = [person for person in people[:: max(1, len(people) // NEIGHBOURS)] if person.nationality == "CHN"]
    for person in signed_in[:NEIGHBOURS]:
        sealed = {"phone": person.phone, "phone_blind": person.phone_blind, "phone_mask": person.phone_mask}
        Account.objects.create(username=f"neighbour-{person.pk}", person=person, verified_by="phone", verified_at=at, **sealed)


def _owners(room: Place, people: list[Person], kind: str, dice: random.Random) -> Iterator[Ownership]:
    area = dice.randrange(4_800, 14_000)
    if kind == Residence.Kind.TENANT or not people:
        yield Ownership(room=room, company="江城春和置业有限公司", is_developer=True, area=area)
    elif len(people) > 1 and dice.random() < 0.3:
        yield Ownership(room=room, person=people[0], area=area, part=1, whole=2)
        yield Ownership(room=room, person=people[1], area=area, part=1, whole=2)
    else:
        yield Ownership(room=room, person=people[0], area=area)


def _person(
    community: Place, surname: str, foreigner: tuple[str, str] | None, number: int, dice: random.Random, at: datetime
) -> Person:
    name, country = foreigner or (full_name(surname, dice), "CHN")
    phone = f"+86199{10_000_000 + number:08d}"
    return Person(
        community=community, name=name, pinyin=pinyin.full(name), initials=pinyin.initials(name), sex=dice.choice("12"),
        born_on=date(2020 - min(int(dice.triangular(1, 95, 42)), 95), dice.randint(1, 12), dice.randint(1, 28)),
        nationality=country, language="zh-hans" if country == "CHN" else "en",
        phone=phone, phone_blind=personal.phone_blind(phone), phone_mask=masks.phone(phone), added_at=at,
    )  # fmt: skip


def _sizes(count: int, rooms: int, dice: random.Random) -> list[int]:
    sizes = [count // rooms] * rooms
    for _extra in range(count - sum(sizes)):
        sizes[dice.randrange(rooms)] += 1
    for _shift in range(rooms):
        giver, taker = dice.randrange(rooms), dice.randrange(rooms)
        if sizes[giver] > 1 and sizes[taker] < 7:
            sizes[giver], sizes[taker] = sizes[giver] - 1, sizes[taker] + 1
    return sizes


def _foreigners(count: int, dice: random.Random) -> list[tuple[str, str]]:
    """From every country on the list, so that a full demo has all 77 besides China."""
    return [(foreign_name(COUNTRIES[n % len(COUNTRIES)], dice), COUNTRIES[n % len(COUNTRIES)]) for n in range(count)]
