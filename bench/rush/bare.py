"""The same database work as signing up, by hand: the least that it can cost."""

import json
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.timezone import now

application = get_wsgi_application()
SIGNUP = (
    "INSERT INTO activities_signup (session_id, group_id, person_id, status, seats, turn, companions, guardian, answers, needs, signed_at,"
    " paid, said) VALUES (%s, %s, %s, %s, 1, 2000000000, '[]', '', '{}', '', %s, 0, '') ON CONFLICT DO NOTHING RETURNING id"
)
ASKED = (
    "SELECT g.id, g.places, g.taken, g.waiting, s.begins_at, a.status FROM activities_group g JOIN activities_session s"
    " ON s.id = g.session_id JOIN activities_activity a ON a.id = s.activity_id WHERE s.id = %s"
)
WHO = "SELECT a.id, p.id, p.born_on FROM people_account a JOIN people_person p ON p.id = a.person_id WHERE p.id = %s"


def press(request: HttpRequest) -> HttpResponse:
    person, session, key = (request.POST[name] for name in ("person", "session", "once"))
    at: Any = connection.ops.adapt_datetimefield_value(now())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(WHO, [person])
        cursor.fetchone()
        once = "INSERT INTO once_answered (key, fingerprint, answer, at) VALUES (%s, %s, '{}', %s) ON CONFLICT (key) DO NOTHING"
        cursor.execute(once, [key, key, at])
        cursor.execute(ASKED, [session])
        group, places, taken, waiting, _begins, _status = cursor.fetchone()
        held = taken < places and not waiting
        cursor.execute(SIGNUP, [session, group, person, "held" if held else "waiting", at])
        (signup,) = cursor.fetchone()
        fact = "INSERT INTO facts_fact (kind, actor_id, data, happened_at) VALUES ('bare', NULL, %s, %s)"
        cursor.execute(fact, [json.dumps({"signup_id": signup}), at])
        if held:
            cursor.execute(
                "UPDATE activities_group SET taken = taken + 1 WHERE id = %s AND taken < places AND waiting = 0", [group]
            )
            held = bool(cursor.rowcount)
            if not held:
                cursor.execute("UPDATE activities_signup SET status = 'waiting' WHERE id = %s", [signup])
        if not held:
            cursor.execute("UPDATE activities_group SET waiting = waiting + 1 WHERE id = %s", [group])
        cursor.execute("UPDATE once_answered SET answer = %s WHERE key = %s", [json.dumps({"id": signup}), key])
    return HttpResponse("in" if held else "waiting")


urlpatterns = [path("press", press)]
