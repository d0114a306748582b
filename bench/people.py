"""Ten kinds of searches over a register of 50,000, as a community worker asks them, and the page of 25 that answers."""

import random
import statistics
import time
from collections.abc import Callable
from functools import partial

from django.db import connection
from django.utils import timezone

from bench import Report, scratch
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing, standing_of
from mulin.people import demo, queries
from mulin.people.models import Person
from mulin.places.actions import add
from mulin.places.models import Place

PEOPLE = 50_000
ROUNDS = 10
K = Place.Kind


def run(words: list[str]) -> Report:
    people = int(words[0]) if words else PEOPLE
    with scratch.database("people"):
        community = _houses(people // 3)
        demo.build(community, scale="full", at=timezone.now())
        worker = Person.objects.filter(name="赵敏").order_by("id")[0]  # of the cast, which comes first
        Post.objects.create(person=worker, kind=Post.Kind.COMMUNITY_WORKER, place=community, since=timezone.localdate())
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        me = standing_of(worker, on=timezone.localdate())
        kinds = _kinds()
        for asked in kinds.values():
            _page(me, asked[0])
        wall: list[float] = []
        figures: dict[str, float] = {"people": Person.objects.count()}
        cpu: list[float] = []
        for kind, asked in kinds.items():
            took = [_timed(partial(_page, me, text)) for text in asked]
            wall += [one for one, _cpu in took]
            cpu += [one for _wall, one in took]
            figures[f"{kind}_median_cpu_ms"] = statistics.median(one for _wall, one in took)
    figures |= {"p50_ms": statistics.median(wall), "p95_ms": statistics.quantiles(wall, n=20)[-1], "max_ms": max(wall)}
    figures["p95_cpu_ms"] = statistics.quantiles(cpu, n=20)[-1]
    return Report("people", figures, {"p95_ms": ("<=", 50)})


def _page(me: Standing, text: str) -> list[tuple[int, str]]:
    return list(queries.search(me, text).order_by("pinyin", "id").values_list("pk", "name")[:25])


def _houses(rooms: int) -> Place:
    """Estates of ten buildings, five entrances each, twenty rooms an entrance."""
    community = add(add(None, K.STREET, "街道"), K.COMMUNITY, "社区")
    made = 0
    for estate_number in range(1, 1000):
        estate = add(community, K.ESTATE, f"花园 {estate_number} 期")
        for building_number in range(1, 11):
            building = add(estate, K.BUILDING, f"{building_number} 号楼")
            for entrance_number in range(1, 6):
                entrance = add(building, K.ENTRANCE, f"{entrance_number} 单元")
                for number in range(20):
                    add(entrance, K.ROOM, f"{number // 4 + 1}0{number % 4 + 1}")
                    made += 1
                    if made == rooms:
                        return community
    return community


def _kinds() -> dict[str, list[str]]:
    dice = random.Random(3)
    with_room = Person.objects.filter(residences__isnull=False, nationality="CHN")
    rows = list(with_room.values_list("name", "pinyin", "initials", "residences__room__label", "phone")[:20_000])
    some = dice.sample(rows, ROUNDS)
    return {
        "name": [row[0] for row in some],
        "surname": [row[0][0] for row in some],
        "part_of_name": [row[0][1:] for row in some],
        "pinyin": [row[1] for row in some],
        "pinyin_beginning": [row[1][:4] for row in some],
        "initials": [row[2] for row in some],
        "room": [row[3] for row in some],
        "room_number": [row[3].rsplit(" ", 1)[1] for row in some],
        "building_and_room": [f"3号楼{row[3].rsplit(' ', 1)[1]}" for row in some],
        "phone": [row[4] for row in some],
    }


def _timed(ask: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000
