"""The one box over the register, against reading everybody and looking at each."""

import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from mulin.kernel.search import pinyin
from mulin.people import queries
from mulin.people.actions.importing.knowing import BY_NUMBER
from mulin.people.actions.importing.knowing import NAMES as NAMES_BY_NUMBER
from mulin.people.models import Household, Person, Residence
from mulin.places import actions as places
from mulin.places.models import Place
from tests.stage import NOON, SINCE, Stage

NAMES = ["王芳", "王芳芳", "芳王", "阿依古丽·买买提", "Emma Wilson", "wang", "欧阳娜娜", "重庆", "曾301", "王3号楼", "O'Brien"]
WORDS = [
    "王", "芳", "王芳", "娜娜", "·", "w", "wang", "WANG", "wf", "ouyang", "oyn", "emma", "Emma W", "wil", "o'brien", "obrien", "zz",
    "301", "1301", "3号楼", "3 号楼", "号楼", "13号楼", "3号楼301", "春和苑 3号楼 2单元 301", "2单元", "春和苑3", "301室", "A座", "3号楼 A座",
    "春和里1", "9", "3号楼 9", "3 301", "不存在", "%", "_1", ".*1", "(1", "东门1号",
]  # fmt: skip


def _lives_in(label: str, name: str, words: str) -> bool:
    *before, last = re.findall(r"\d+|[^\d\s]+", words)
    spaced = r"\s*".join(re.escape(part) for part in before + ([] if last.isdigit() else [last]))
    end = "([^0-9]|$)" if last.isdigit() else ""
    fits = not spaced or re.search(f"(^|[^0-9]){spaced}{end}", label)
    return bool(fits) and (not last.isdigit() or name in (last, f"{last}室"))


def _fits(person: Person, words: str) -> bool:
    if re.fullmatch(r"[a-zA-Z' ]+", words):
        squeezed = re.sub(r"[' ]", "", words.lower())
        latin = person.pinyin.startswith(squeezed) or person.initials.startswith(squeezed)
        return latin or person.name.lower().startswith(words.lower())
    rooms = [home.room for home in person.residences.select_related("room").filter(until=None)]
    return words in person.name or (
        bool(re.search(r"\d", words)) and any(_lives_in(room.label, room.name, words) for room in rooms)
    )


@pytest.fixture
def crowded(stage: Stage) -> Stage:
    dice = random.Random(7)
    rooms = [stage.room_301, stage.room_302, Place.objects.get(name="101", kind="room")]
    building = places.add(stage.estate, Place.Kind.BUILDING, "13 号楼", since=SINCE)
    named = [
        (building, "301室"),
        (building, "1301"),
        (stage.building_3, "A座"),
        (stage.grid, "东门1号"),
        (stage.entrance, "3 号楼"),
    ]
    rooms += [places.add(above, Place.Kind.ROOM, name, since=SINCE) for above, name in named]
    for number, name in enumerate(NAMES * 3):
        full, initials = pinyin.full(name), pinyin.initials(name)
        person = Person.objects.create(community=stage.community, name=name, pinyin=full, initials=initials, added_at=NOON)
        for room in dice.sample(rooms, number % 3):
            household, _made = Household.objects.get_or_create(room=room)
            until = NOON.date() if dice.random() < 0.2 else None
            Residence.objects.create(person=person, household=household, room=room, kind="owner", since=SINCE, until=until)
    with connection.cursor() as cursor:  # else PostgreSQL plans for tables without a row
        for table in ("places_place", "people_residence"):
            cursor.execute(f"ANALYZE {table}")
    return stage


@pytest.mark.parametrize("who", ["zhao_min", "zhang_wei", "he_jing", "li_xiuying", "wang_fang", "liang_bo"])
def test_the_box_finds_what_reading_everybody_finds(crowded: Stage, who: str) -> None:
    me = crowded.standing(getattr(crowded, who))
    seen = list(queries.visible_to(me))
    for words in WORDS:
        found = [person.pk for person in queries.search(me, words).order_by("pinyin", "id")]
        wanted = {person.pk for person in seen if _fits(person, words)}
        assert (words, len(found), set(found)) == (words, len(wanted), wanted)


@pytest.mark.parametrize("ask", [NAMES_BY_NUMBER.build, BY_NUMBER.build])
def test_id_numbers_are_looked_up_in_their_index_and_not_by_reading_the_community(ask: Callable[..., Any], db: None) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # so small a table is read whole otherwise
    assert "one_person_per_id_number" in ask(1, "a" * 32, "b" * 32).explain()
