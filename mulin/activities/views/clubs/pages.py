"""What everybody sees of clubs: the list, and the page of one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.activities.flow import club as flow
from mulin.activities.models import Club
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.activities.views.acting import A_PAGE
from mulin.organisations.queries import Standing, community_of, who_asks


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    rows = queries.public(community_of(me)).prefetch_related("times").select_related("place").order_by("-status", "name", "id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    figures = queries.sums([one.pk for one in page], at)
    context = {
        "page": page, "rows": [(one, figures[one.pk]) for one in page], "me": me,
        "mine": list(queries.clubs_of(me.person_id)) if me.person_id else [],
        "asked": list(queries.asked_by(me.person_id)[:5]) if me.person_id else [],
    }  # fmt: skip
    return render(request, "activities/clubs/listing.html", context)


def load(me: Standing, club_id: int) -> Club:
    return get_object_or_404(queries.visible_to(me).select_related("place", "asked_by"), pk=club_id)


@require_safe
def club(request: HttpRequest, club_id: int) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    found = load(me, club_id)
    mine, times = queries.around(found, me.person_id)
    figures = queries.sums([found.pk], at)[found.pk]
    runs = bool(rules.may_run_club(me, found, mine))
    context = {
        "club": found, "me": me, "mine": mine, "sum": figures, "leads": rules.leads(mine), "runs": runs,
        "times": times, "sessions": list(queries.sessions_ahead_of(found, at)[:5]),
        "shown": queries.showcase(found), "drafts": list(queries.drafts_of(found)) if rules.leads(mine) else [],
        "asking": figures.asking if runs else 0,
        "may_join": rules.may_join(me, me.person, found, mine, taken=figures.members, on=timezone.localdate(at)) if me.person else None,
        "may_change": bool(rules.may_change_club(me, found, mine)),
        "may_withdraw": bool(rules.may_withdraw(me, found)),
        "may_plan": rules.may_plan(me, found, mine) if rules.leads(mine) else None,
        "may": {step.name: bool(rules.may_step(me, found, mine, step)) for step in (flow.REST, flow.WAKE, flow.CLOSE)},
    }  # fmt: skip
    return render(request, "activities/clubs/club.html", context)
