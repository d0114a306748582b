"""`python -m bench.rush.filling PEOPLE PLACES`: people with accounts and sessions, an activity for each round; JSON on the last line."""

import json
import sys
from datetime import timedelta
from typing import Any

import django

ROUNDS = ("warm", "press", "open", "stir press", "stir open", "bare")


def fill(number: int, places: int) -> dict[str, Any]:
    from django.db import connection
    from django.utils.timezone import now

    from bench.http.filling import _session
    from mulin.activities import actions
    from mulin.people.models import Account, Person
    from tests.stage import build

    at, stage = now(), build()
    people = Person.objects.bulk_create(Person(community=stage.community, name=f"邻居{n}", added_at=at) for n in range(number))
    accounts = Account.objects.bulk_create(
        Account(username=f"rush{person.pk}", person=person, verified_by="phone", verified_at=at) for person in people
    )
    for person, account in zip(people, accounts, strict=True):
        person.account = account
    worker, rounds = stage.standing(stage.zhao_min), {}
    for name in ROUNDS:
        made = actions.write(stage.community, kind="show", title=f"音乐会 {name}", leave_hours=1, by=worker, at=at)
        session = actions.add_session(
            made, begins_at=at + timedelta(days=3), ends_at=at + timedelta(days=3, hours=2), place=stage.estate, spot="音乐厅",
            places=[actions.Places(places)], by=worker, at=at,
        )  # fmt: skip
        actions.publish(made, by=worker, at=at)
        rounds[name] = {"activity": made.pk, "session": session.pk, "people": [person.pk for person in people]}
    cookies = [_session(person) for person in people]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return {"rounds": rounds, "cookies": cookies}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(fill(int(sys.argv[1]), int(sys.argv[2]))))
