"""One page says where the choice of a call stands, and what is to be done next."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.kernel.access import require
from mulin.organisations.queries import Standing, who_asks
from mulin.projects import actions
from mulin.projects.models import Application, Call, ForumVote, Letter
from mulin.projects.queries import choice, choosing_desk, jury, result
from mulin.projects.queries.stand import stand
from mulin.projects.rules import may_choose, may_open_desk, may_run

A, C, S = Application.Stage, Call.Choice, Call.Stage
A_PAGE = 25
ORDER = (S.OPEN, S.SCREENING, S.REVIEWING, S.VOTING, S.NOTICE, S.DECIDED)


def kept(request: HttpRequest, call: str) -> tuple[Standing, Call]:
    me = who_asks(request)
    require(may_open_desk(me))
    return me, get_object_or_404(choosing_desk.calls_for(me), number=call)


@login_required
@require_safe
def choosing(request: HttpRequest, call: str) -> HttpResponse:
    me, found = kept(request, call)
    return render(request, "projects/choosing/index.html", shown(request, me, found))


def shown(request: HttpRequest, me: Standing, found: Call) -> dict[str, Any]:
    at = timezone.now()
    with_jury, with_ballot = found.choice != C.BALLOT, found.choice in (C.BALLOT, C.BOTH)
    now = stand(found, at)
    progress, waiting, eligible = now.progress, now.waiting, now.eligible
    undone = now.undone if found.stage == S.REVIEWING else 0
    objections = list(result.objections(found)) if found.stage in result.ANNOUNCED else []
    for one in objections:
        one.call = found
    paginator = Paginator(_rows(found), A_PAGE)
    paginator.count = now.sent
    page = paginator.get_page(request.GET.get("page"))
    return {
        "call": found, "at": at, "page": page, "stages": stages(found), "progress": progress, "waiting": waiting, "eligible": eligible,
        "undone": undone, "with_jury": with_jury, "with_ballot": with_ballot, "told": choice.choosing_of(found),
        "is_counted": choice.is_counted(found), "objections": [(one, may_choose.may_answer_objection(me, one)) for one in objections],
        "conflicts": list(found.conflicts.select_related("person", "application").order_by("application_id", "id")[:60]) if with_jury else [],
        "runs_vote": me.holds(may_choose.ORGANISERS, over=found.path), "may_run": may_run(me, found), "may_name": may_choose.may_name_jurors(me, found),
        "may_remind": may_choose.may_remind_jurors(me, found, at, left=sum(one.left > 0 for one in progress)),
        "may_begin": may_choose.may_begin_reviews(me, found, waiting=waiting, eligible=eligible, jurors=len(progress)),
        "may_put": may_choose.may_put(me, found, waiting=waiting, eligible=eligible, undone=undone),
        "may_rank": actions.may_rank(me, found, at, now), "may_decide": actions.may_decide(me, found, at),
        "may_write": may_choose.may_write_objection(me, found, at),
        "targets": list(found.applications.filter(stage__in=(A.CHOSEN, A.RESERVE)).order_by("ranking__place")) if found.stage == S.NOTICE else [],
        "letters": Letter.objects.filter(application__call=found).count() if found.stage in (S.DECIDED, S.ENDED) else 0,
    }  # fmt: skip


def _rows(found: Call) -> Any:
    rows = found.applications.exclude(stage__in=(A.DRAFT, A.WITHDRAWN)).select_related("lead", "organisation", "category")
    return rows.order_by("number")


def stages(found: Call) -> list[tuple[str, bool, bool]]:
    """(name, reached, now) of the way this call goes."""
    way = [
        one for one in ORDER
        if (one != S.REVIEWING or found.choice != C.BALLOT) and (one != S.VOTING or found.choice in (C.BALLOT, C.BOTH))
    ]  # fmt: skip
    now = S.DECIDED if found.stage == S.ENDED else S(found.stage)
    place = way.index(now) if now in way else 0
    return [(str(S(one).label), place >= number, one == now) for number, one in enumerate(way)]


def sizes(found: Call) -> list[tuple[Application, Any, ForumVote | None]]:
    """Of a call that forums decide: each application with its size and what its forum said."""
    met = {one.application_id: one for one in ForumVote.objects.filter(application__call=found)}
    rows = jury.eligible(found).select_related("category")
    return [(one, choice.size_for(found, min(one.asked, choice.most_for(one, found))), met.get(one.pk)) for one in rows]
