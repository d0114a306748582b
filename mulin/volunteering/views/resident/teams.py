from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.once import act_once
from mulin.organisations.queries import who_asks
from mulin.volunteering import actions, queries, rules
from mulin.volunteering.models import Member, Team
from mulin.volunteering.rules import Who
from mulin.volunteering.views.acting import volunteer_asked

from .home import A_PAGE, community_of


@require_safe
def teams(request: HttpRequest) -> HttpResponse:
    who = queries.who_serves(who_asks(request))
    return render(request, "volunteering/teams.html", {"branches": queries.team_tree(community_of(who) or 0), "who": who})


@require_safe
def team(request: HttpRequest, team_id: int) -> HttpResponse:
    """What it does and its coming shifts; its members' names only for those who lead it."""
    who = queries.who_serves(who_asks(request))
    found = _load(who, team_id)
    runs = bool(rules.may_run_team(who, found))
    members = found.members.filter(until=None).select_related("volunteer__person").order_by("role", "since")
    context = {
        "team": found,
        "belongs": found.pk in who.belongs,
        "volunteer": who.serves,
        "runs": runs,
        "members": Paginator(members, A_PAGE).get_page(request.GET.get("page")) if runs else None,
        "shifts": list(queries.shifts_ahead(found.community_id, timezone.now(), team_id=found.pk)[:5]),
        "branches": list(found.branches.filter(closed_at=None)),
    }
    return render(request, "volunteering/team.html", context)


def _load(who: Who, team_id: int) -> Team:
    rows = Team.objects.select_related("community", "organisation", "parent").filter(closed_at=None)
    return get_object_or_404(rows, pk=team_id, community=community_of(who))


@login_required
@require_POST
def join_team(request: HttpRequest, team_id: int) -> HttpResponse:
    who, mine = volunteer_asked(request)
    found = _load(who, team_id)
    said = _("您已加入%(team)s。") % {"team": found.name}
    return act_once(
        request,
        lambda: actions.join_team(found, mine, by=who, at=timezone.now()),
        said=said,
        to="volunteering:team",
        team_id=found.pk,
    )


@login_required
@require_POST
def leave_team(request: HttpRequest, team_id: int) -> HttpResponse:
    who, mine = volunteer_asked(request)
    member = get_object_or_404(Member.objects.select_related("team"), team=team_id, volunteer=mine, until=None)
    said = _("您已退出%(team)s，服务记录都还在。") % {"team": member.team.name}
    return act_once(
        request, lambda: actions.leave_team(member, by=who, at=timezone.now()), said=said, to="volunteering:team", team_id=team_id
    )
