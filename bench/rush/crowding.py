"""`python -m bench.rush.crowding PEOPLE SIGNUPS`: an activity for which all these people signed up, and others until there are so
many sign-ups; who opens its page, as JSON on the last line."""

import json
import sys
from datetime import timedelta
from typing import Any

import django

PLACES = 5
SIGNED = """
    INSERT INTO activities_signup
        (session_id, group_id, person_id, status, seats, turn, companions, guardian, answers, needs, signed_at, paid, said)
    SELECT %s, %s, id, CASE WHEN id < %s THEN 'held' ELSE 'waiting' END, 1, 2000000000, '[]', '', '{}', '', %s, 0, ''
    FROM people_person WHERE id >= %s ORDER BY id
"""


def crowd(number: int, signups: int) -> dict[str, Any]:
    from django.db import connection
    from django.utils.timezone import now

    from bench.http.filling import _session
    from mulin.people.models import Account, Person
    from mulin.places.models import Place
    from tests.stage import build

    at = now()
    stage = build() if not Place.objects.filter(kind="community").exists() else None
    community = stage.community if stage else Place.objects.get(kind="community")
    spare = Person.objects.create(community=community, name="还没报", added_at=at)
    people = Person.objects.bulk_create(Person(community=community, name=f"邻居{n}", added_at=at) for n in range(number))
    shown = {"page form": spare, "page place": people[0], "page number": people[-1]}
    for name, person in shown.items():
        Account.objects.create(username=name, person=person, verified_by="phone", verified_at=at)
    made = [_activity(community, number_of, at) for number_of in range(max(signups // number, 1))]
    with connection.cursor() as cursor:
        for activity in made:
            session = activity.sessions.get()
            group, when = session.groups.get(), connection.ops.adapt_datetimefield_value(at)
            first = people[0].pk
            cursor.execute(SIGNED, [session.pk, group.pk, first + PLACES, when, first])
            group.taken, group.waiting = PLACES, number - PLACES
            group.save()
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return {
        "activity": made[0].pk,
        "cookies": {name: _session(person) for name, person in shown.items()},
        "shows": {"page form": "/sign-up/", "page place": 'class="qr"', "page number": f"第 {min(number - PLACES, 1001)} 位"},
    }


def _activity(community: Any, number: int, at: Any) -> Any:
    from mulin.activities import actions
    from mulin.organisations.models import Post
    from mulin.organisations.queries import standing_of

    post = Post.objects.filter(kind="community_worker").select_related("person").first()
    assert post is not None
    worker = standing_of(post.person, on=at.date())
    begins_at = at + timedelta(days=3 + number)
    made = actions.write(community, kind="show", title=f"音乐会 {number}", companions=2, by=worker, at=at)
    actions.add_session(
        made, begins_at=begins_at, ends_at=begins_at + timedelta(hours=2), place=community, spot="音乐厅",
        places=[actions.Places(PLACES)], by=worker, at=at,
    )  # fmt: skip
    return actions.publish(made, by=worker, at=at)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(crowd(int(sys.argv[1]), int(sys.argv[2]))))
