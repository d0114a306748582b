"""What a juror has to do: calls, and the applications of one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.organisations.queries import Standing, who_asks
from mulin.projects import actions
from mulin.projects.models import Call, Juror
from mulin.projects.queries import jury


def seated(request: HttpRequest, call: str) -> tuple[Standing, Juror]:
    """Who sits in the jury of a call that has been published; nobody else finds it."""
    me = who_asks(request)
    rows = Juror.objects.filter(person=me.person_id or 0, left_at=None, call__stage__in=Call.PUBLIC)
    juror = get_object_or_404(rows.select_related("call__place", "call__operator", "call__community"), call__number=call)
    return me, juror


@login_required
@require_safe
def juries(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    return render(request, "projects/jury/juries.html", {"juries": jury.juries(me.person_id)})


@login_required
@require_safe
def tasks(request: HttpRequest, call: str) -> HttpResponse:
    _me, juror = seated(request, call)
    rows = jury.tasks(juror) if juror.call.stage not in (Call.Stage.OPEN, Call.Stage.SCREENING) else []
    to_do = [one for one in rows if not one.conflict and (one.review is None or one.review.done_at is None)]
    context = {
        "call": juror.call, "at": timezone.now(), "to_do": to_do, "day": actions.day_of(juror.call),
        "done": [one for one in rows if one.review is not None and one.review.done_at is not None and not one.conflict],
        "out": [one for one in rows if one.conflict], "total": sum(not one.conflict for one in rows),
        "reviewing": juror.call.stage == Call.Stage.REVIEWING,
    }  # fmt: skip
    return render(request, "projects/jury/tasks.html", context)
