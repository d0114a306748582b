"""The desk of a season: 2,000 applications × 9 reviews against 20, in the same run.

    bin/mulin bench season [applications=2000] [rounds=60]

CPU and wall time of the operator's desk, the workbench's part and the export of one call, p95 over the rounds, each round
asking the small season and the large one in turn.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any

from bench import Report, scratch

JURORS, FEW = 9, 20


def run(words: list[str]) -> Report:
    given = dict(word.split("=") for word in words if "=" in word)
    many, rounds = int(given.get("applications", 2000)), int(given.get("rounds", 60))
    with scratch.database("season"):
        return measured(many, rounds)


def measured(many: int, rounds: int) -> Report:
    from django.test import Client

    from tests.stage import build

    stage = build()
    small, large = seasons(stage, FEW, many)
    taken: dict[str, list[float]] = {"desk few": [], "desk": [], "workbench few": [], "workbench": []}
    clients = {}
    for name, person in (("few", small), ("many", large)):
        clients[name] = Client(SERVER_NAME="localhost")
        clients[name].force_login(person.account)
    for page, url in (("desk", "/desk/projects/"), ("workbench", "/desk/")):
        for _warm in range(3):
            for client in clients.values():
                assert client.get(url).status_code == 200
        for _round in range(rounds):
            taken[f"{page} few"].append(_seconds(clients["few"], url))
            taken[page].append(_seconds(clients["many"], url))
    figures = {f"{name} p95 ms": 1000 * _p95(values) for name, values in taken.items()}
    figures |= {f"{page} p95": _p95(taken[page]) / _p95(taken[f"{page} few"]) for page in ("desk", "workbench")}
    figures |= {
        f"{page} median": statistics.median(taken[page]) / statistics.median(taken[f"{page} few"])
        for page in ("desk", "workbench")
    }
    figures |= {"applications": many, "reviews": many * JURORS}
    return Report("season", figures, {"desk p95": ("<=", 1.3), "workbench p95": ("<=", 1.3)})


def _seconds(client: Any, url: str) -> float:
    began = time.perf_counter()
    client.get(url)
    return time.perf_counter() - began


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def seasons(stage: Any, few: int, many: int) -> tuple[Any, Any]:
    """Two operators, each with one call in review: of few applications, and of many. Who works for each."""
    from mulin.organisations.models import Organisation

    people: list[Callable[[], Any]] = []
    for number, (handler, size) in enumerate(((stage.wu_jianguo, few), (stage.tang_lei, many))):
        body = Organisation.objects.get(posts__person=handler)
        fill(stage, body, size, number)
        people.append(handler)
    return people[0], people[1]


def fill(stage: Any, operator: Any, size: int, number: int) -> None:
    from datetime import timedelta

    from django.utils.timezone import localdate, now

    from mulin.people.models import Person
    from mulin.projects.models import Application, Call, Criterion, Juror, Review

    at = now()
    today = localdate(at)
    call = Call.objects.create(
        number=f"Z209901-{number:04d}", community=stage.community, place=stage.community, operator=operator, title="微公益", stage="reviewing",
        opens_at=at - timedelta(days=30), closes_at=at - timedelta(days=5), opened_at=at - timedelta(days=30), review_until=at + timedelta(days=5),
        runs_from=today + timedelta(days=10), runs_until=today + timedelta(days=90), made_by=stage.zhao_min, made_at=at,
    )  # fmt: skip
    criterion = Criterion.objects.create(call=call, name="居民需要", most=10, weight=1)
    people = Person.objects.bulk_create(
        Person(community=stage.community, name=f"评审{number}{place}", pinyin="ps", initials="ps", added_at=at)
        for place in range(JURORS)
    )
    jurors = Juror.objects.bulk_create(Juror(call=call, person=person, since=at) for person in people)
    rows = Application.objects.bulk_create(
        (
            Application(
                number=f"X2099{number:02d}-{place:05d}", call=call, kind="person", lead=stage.wang_fang, place=stage.building_3, stage="eligible",
                title=f"项目 {place}", words="大家一起做。", starts=call.runs_from, ends=call.runs_until, made_at=at, saved_at=at, submitted_at=at,
            )
            for place in range(size)
        ),
        batch_size=500,
    )  # fmt: skip
    Review.objects.bulk_create(
        (
            Review(
                application=row, juror=juror, scores={str(criterion.pk): 7}, words="可行。", total_milli=70_000, saved_at=at,
                done_at=at if (place + turn) % 3 else None,
            )
            for place, row in enumerate(rows)
            for turn, juror in enumerate(jurors)
        ),
        batch_size=2000,
    )  # fmt: skip
