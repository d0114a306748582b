"""Pitch day on a juror's phone: who is speaking, and the points; and the board that everybody sees."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.projects import actions
from mulin.projects.models import Call, PitchDay
from mulin.projects.queries import conflicts, pitching
from mulin.projects.rules import may_choose

from .tasks import seated


@login_required
def pitch(request: HttpRequest, call: str) -> HttpResponse:
    me, juror = seated(request, call)
    day = actions.day_of(juror.call)
    if day is None:
        raise Http404
    now = day.now
    if request.method == "POST" and now is not None:
        sent = request.POST.get("score", "").strip()
        score = whole(sent, -1, most=9_999)
        if request.POST.get("application") != str(now.pk):
            score = -1
        return act_once(
            request, lambda: actions.score_pitch(now, score, by=me, at=timezone.now()), said=_("分打好了，这个项目讲完以前还能改。"),
            to="projects:jury_pitch", call=juror.call.number,
        )  # fmt: skip
    parts = pitching.parts_of(juror.call)
    mine = parts.of(juror)
    near = now is not None and (
        parts.said(juror.person_id, now.pk) or bool(conflicts.is_near(juror.person_id, now, timezone.localdate()))
    )
    context = {
        "call": juror.call, "day": day, "now": now, "mine": mine.get(now.pk) if now else None,
        "may_score": may_choose.may_score_pitch(me, juror, day, now.pk if now else 0, conflict=near),
        "rows": [(one, mine.get(one.application.pk)) for one in pitching.board(juror.call, day, parts)],
    }  # fmt: skip
    return render(request, "projects/jury/pitch.html", context)


@require_safe
def board(request: HttpRequest, call: str) -> HttpResponse:
    """For the hall and for everybody: asked for again every few seconds; a part of the page is enough then."""
    found = get_object_or_404(Call.objects.filter(stage__in=Call.PUBLIC).select_related("place"), number=call)
    day = get_object_or_404(PitchDay.objects.select_related("now"), call=found)
    context = {"call": found, "day": day, "rows": pitching.board(found, day)}
    part = "#board" if request.headers.get("HX-Request") else ""
    return render(request, f"projects/jury/board.html{part}", context)
