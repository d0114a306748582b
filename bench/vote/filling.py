"""`python -m bench.vote.filling PEOPLE`: an open ballot, people with accounts and sessions; JSON on the last line."""

import json
import sys
import time
from datetime import date, timedelta
from typing import Any

import django


def fill(number: int) -> dict[str, Any]:
    from django.db import connection
    from django.utils.timezone import now

    from bench.http.filling import _session
    from mulin.ballots import actions
    from mulin.people.models import Account, Household, Person, Residence
    from tests.stage import SINCE, build

    at, stage = now(), build()
    born, home = date(1980, 1, 1), Household.objects.create(room=stage.room_301, number="1")
    people = Person.objects.bulk_create(
        Person(community=stage.community, name=f"邻居{n}", added_at=at, born_on=born) for n in range(number)
    )
    Residence.objects.bulk_create(
        Residence(person=person, household=home, room=stage.room_301, kind="owner", since=SINCE) for person in people
    )
    accounts = Account.objects.bulk_create(
        Account(username=f"vote{person.pk}", person=person, verified_by="phone", verified_at=at) for person in people
    )
    for person, account in zip(people, accounts, strict=True):
        person.account = account
    plan = actions.Plan(
        community_id=stage.community.pk, place_id=stage.community.pk, title="社区绿地怎么用", rule_key="single-plurality", head="person",
        opens_at=at, closes_at=at + timedelta(hours=2), options=[actions.OptionPlan(name) for name in ("花园", "步道", "球场", "停车")],
        secrecy="secret", may_change=True, notice_days=0,
    )  # fmt: skip
    secretary = stage.standing(stage.zhou_ming)
    began = time.perf_counter()
    ballot = actions.announce(actions.draft(plan, by=secretary, at=at), by=secretary, at=at)
    registered = time.perf_counter() - began
    ballot = actions.open_(ballot, by=secretary, at=at)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return {"number": ballot.number, "cookies": [_session(person) for person in people], "register seconds": registered}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(fill(int(sys.argv[1]))))
