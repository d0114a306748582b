from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mulin.activities import queries, rules
from mulin.activities.models import Activity, Question, Signup
from mulin.activities.models.activity import in_language
from mulin.activities.rules import codes
from mulin.kernel.print import qr
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Community


@require_safe
def activity(request: HttpRequest, activity_id: int) -> HttpResponse:
    me = who_asks(request)
    return shown(request, me, load(me, activity_id))


def load(me: Standing, activity_id: int) -> Activity:
    return get_object_or_404(queries.visible_to(me).select_related("organiser", "leader"), pk=activity_id)


def shown(
    request: HttpRequest,
    me: Standing,
    found: Activity,
    *,
    error: str = "",
    posted: Mapping[str, Any] | None = None,
    pressed: int = 0,
) -> HttpResponse:
    """The page, also with what somebody wrote and what is to be changed in it."""
    at = timezone.now()
    sessions = queries.sessions_shown(found, me, at)
    questions = list(found.questions.all()) if any(one.may for one in sessions) else []
    context = {
        "activity": found,
        "held_by": _held_by(found),
        "sessions": sessions,
        "me": me,
        "at": at,
        "questions": [(question, (posted or {}).get(f"q{question.pk}", "")) for question in questions],
        "companions": _companions(found, posted or {}) if any(one.may for one in sessions) else [],
        "posted": posted or {},
        "pressed": pressed,
        "error": error,
        "codes": {
            one.session.pk: _code(request, one.mine) for one in sessions if one.mine and one.mine.status == Signup.Status.HELD
        },
        "runs": bool(rules.may_run(me, found)),
        "manages": bool(rules.may_manage(me, found)),
        "photos": [photo for photo in found.photos.all() if photo.is_shown] if found.status == Activity.Status.CLOSED else [],
        "may_rate": _own_to_rate(me, found) if found.status != Activity.Status.PUBLISHED else None,
    }
    return render(request, "activities/activity.html", context, status=400 if error else 200)


def _held_by(found: Activity) -> str:
    bodies = [str(body) for body in (found.organiser, *found.hosts.all()) if body is not None]
    if found.organiser is None:
        face = Community.objects.filter(place=found.community_id).first()
        bodies.insert(0, in_language(face, "name") if face else "")
    return "、".join(bodies) if get_language() != "en" else ", ".join(bodies)


def _companions(activity: Activity, posted: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Lines to fill in, with what was filled in."""
    numbers = range(1, activity.companions + 1)
    return [{"number": n, **{name: posted.get(f"{name}{n}", "") for name in ("name", "age", "note")}} for n in numbers]


def _code(request: HttpRequest, mine: Signup) -> tuple[str, str]:
    """What the leader scans, and what one says when that fails."""
    code = codes.own_code(bytes(mine.session.secret), mine.pk)
    url = request.build_absolute_uri(reverse("activities:own", args=[mine.session_id, code]))
    return code, qr.svg(url, label=code)


def _own_to_rate(me: Standing, activity: Activity) -> Signup | None:
    if me.person_id is None:
        return None
    return (
        Signup.objects.filter(session__activity=activity, person=me.person_id, status=Signup.Status.CAME).order_by("-id").first()
    )


def questions_of(activity_id: int) -> list[Question]:
    return list(Question.objects.filter(activity=activity_id))
