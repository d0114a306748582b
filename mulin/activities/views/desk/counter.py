"""Somebody at the counter or on the phone, signed up by a worker whose name is on the record."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from mulin.activities import queries
from mulin.activities.forms import companion_lines
from mulin.activities.models import Activity, Session
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing
from mulin.people import queries as people
from mulin.people.models import Person


def chosen(request: HttpRequest, me: Standing) -> Person | None:
    """Whom the worker picked from those found."""
    wanted = request.GET.get("for", "")
    return get_object_or_404(people.visible_to(me), pk=whole(wanted)) if wanted else None


def asked_of(
    person: Person | None, activity: Activity, session: Session | None, *, posted: Mapping[str, Any], error: str, pressed: int = 0
) -> dict[str, Any]:
    """What the form shows: all that a resident is asked, with what was written."""
    if person is None or session is None:
        return {}
    questions = [(question, posted.get(f"q{question.pk}", "")) for question in queries.questions_of(activity.pk)]
    return {
        "person": person, "one": {"session": session}, "questions": questions, "posted": posted, "error": error,
        "companions": companion_lines(activity.companions, posted), "pressed": pressed or session.pk,
    }  # fmt: skip
