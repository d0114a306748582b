from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mulin.activities import queries, rules
from mulin.activities.forms import companion_lines
from mulin.activities.models import Activity, Lesson, Session, Signup
from mulin.activities.rules import codes
from mulin.kernel.print import qr
from mulin.kernel.ui.kept import kept
from mulin.organisations.queries import Standing, who_asks

NEAR = 4  # sessions one sees at once; those further ahead unfold, the own ones never hide
CODE_KEPT = 600  # seconds; the picture is drawn from the address alone


@require_safe
def activity(request: HttpRequest, activity_id: int) -> HttpResponse:
    me = who_asks(request)
    return shown(request, me, load(me, activity_id))


def load(me: Standing, activity_id: int) -> Any:
    """An activity with what `queries.opened` adds to it."""
    found = queries.opened(me, activity_id)
    if found is None:
        raise Http404
    return found


def shown(
    request: HttpRequest,
    me: Standing,
    found: Any,
    *,
    error: str = "",
    posted: Mapping[str, Any] | None = None,
    pressed: int = 0,
) -> HttpResponse:
    """The page, also with what somebody wrote and what is to be changed in it."""
    at = timezone.now()
    sessions = queries.sessions_shown(found, me, at)
    may = any(one.may for one in sessions)
    questions = queries.questions_of(found.pk) if may and found.has_questions else []
    context = {
        "activity": found,
        "drawn": queries.words_of(found),
        "held_by": (", " if get_language() == "en" else "、").join(queries.held_by(found)),
        "sessions": [one for n, one in enumerate(sessions) if n < NEAR or one.mine or one.session.pk == pressed],
        "later": [one for n, one in enumerate(sessions) if n >= NEAR and not one.mine and one.session.pk != pressed],
        "me": me,
        "at": at,
        "questions": [(question, (posted or {}).get(f"q{question.pk}", "")) for question in questions],
        "companions": companion_lines(found.companions, posted or {}) if may else [],
        "asked": [(question.pk, question.text, question.kind, question.options, question.required) for question in questions],
        "posted": posted or {},
        "pressed": pressed,
        "error": error,
        "codes": {
            one.session.pk: _code(request, one.session, one.mine)
            for one in sessions
            if one.mine and one.mine.status == Signup.Status.HELD
        },
        "runs": bool(rules.may_run(me, found)),
        "manages": bool(rules.may_manage(me, found)),
        "photos": [photo for photo in found.photos.all() if photo.is_shown] if found.status == Activity.Status.CLOSED else [],
        **_lesson(found),
        "may_rate": _own_to_rate(me, found) if found.status != Activity.Status.PUBLISHED else None,
    }
    return render(request, "activities/activity.html", context, status=400 if error else 200)


def _lesson(found: Activity) -> dict[str, Any]:
    """What a study visit or a talk brought home, and who went."""
    if found.status != Activity.Status.CLOSED or found.kind not in rules.STUDIES:
        return {}
    lesson = Lesson.objects.filter(activity=found).select_related("activity", "host_body").first()
    return {"lesson": lesson, "went": queries.who_went(found)} if lesson else {}


def _code(request: HttpRequest, session: Session, mine: Signup) -> tuple[str, str]:
    """What the leader scans, and what one says when that fails."""
    code = codes.own_code(bytes(session.secret), mine.pk)
    url = request.build_absolute_uri(reverse("activities:own", args=[session.pk, code]))
    return code, kept(("qr", url), CODE_KEPT, lambda: qr.svg(url, label=code))


def _own_to_rate(me: Standing, activity: Activity) -> Signup | None:
    if me.person_id is None:
        return None
    return (
        Signup.objects.filter(session__activity=activity, person=me.person_id, status=Signup.Status.CAME).order_by("-id").first()
    )
