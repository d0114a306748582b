from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.organisations.queries import communities_of, organisations_visible_to
from mulin.volunteering import actions, queries
from mulin.volunteering.forms import TeamForm
from mulin.volunteering.models import Member

from .index import asked

A_PAGE = 25


@login_required
@require_safe
def teams(request: HttpRequest) -> HttpResponse:
    who = asked(request)
    branches = [branch for community in sorted(queries.communities_kept(who)) for branch in queries.team_tree(community)]
    return render(request, "volunteering/desk/teams.html", {"branches": branches})


@login_required
def found(request: HttpRequest) -> HttpResponse:
    who = asked(request)
    community = get_object_or_404(communities_of(who.standing).order_by("id")[:1])
    form = TeamForm(
        request.POST or None,
        teams=queries.teams_kept(who),
        organisations=organisations_visible_to(who.standing).filter(closed_on=None),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.found_team(community, **form.cleaned_data, by=who, at=timezone.now()),
                said=_("队伍建好了，接着请队员入队、定下队长。"), to="volunteering:desk_teams",
            )  # fmt: skip
        except Refused as refused:
            form.add_error("name", str(refused))
    shown = {"form": form, "title": _("建一支队伍"), "back": "volunteering:desk_teams", "button": _("建队")}
    return render(request, "volunteering/desk/form.html", shown)


@login_required
@require_safe
def team(request: HttpRequest, team_id: int) -> HttpResponse:
    who = asked(request)
    team = get_object_or_404(queries.teams_kept(who).select_related("parent", "organisation"), pk=team_id)
    members = team.members.filter(until=None).select_related("volunteer__person").order_by("role", "since")
    words = request.GET.get("q", "").strip()
    candidates = []
    if words:
        rows = queries.volunteers_visible_to(who).filter(left_at=None, person__name__contains=words)
        candidates = list(rows.exclude(memberships__in=team.members.filter(until=None)).select_related("person")[:10])
    shown = {
        "team": team, "words": words, "candidates": candidates, "roles": Member.Role.choices,
        "page": Paginator(members, A_PAGE).get_page(request.GET.get("page")),
    }  # fmt: skip
    return render(request, "volunteering/desk/team.html", shown)


@login_required
@require_POST
def add_member(request: HttpRequest, team_id: int) -> HttpResponse:
    who = asked(request)
    team = get_object_or_404(queries.teams_kept(who), pk=team_id)
    volunteer = get_object_or_404(queries.volunteers_visible_to(who), pk=request.POST.get("volunteer") or 0)
    said = _("%(name)s已入队。") % {"name": volunteer.person.name}
    return act_once(
        request,
        lambda: actions.join_team(team, volunteer, by=who, at=timezone.now()),
        said=said,
        to="volunteering:desk_team",
        team_id=team.pk,
    )


@login_required
@require_POST
def change_member(request: HttpRequest, member_id: int) -> HttpResponse:
    """Another role, or out of the team."""
    who = asked(request)
    member = get_object_or_404(
        Member.objects.select_related("team", "volunteer__person"), pk=member_id, team__in=queries.teams_kept(who)
    )
    role, at = request.POST.get("role", ""), timezone.now()

    def act() -> object:
        if role in Member.Role.values:
            return actions.name_leader(member, role, by=who, at=at)
        return actions.leave_team(member, by=who, at=at)

    return act_once(request, act, said=_("已记下。"), to="volunteering:desk_team", team_id=member.team_id)


@login_required
@require_POST
def close(request: HttpRequest, team_id: int) -> HttpResponse:
    who = asked(request)
    team = get_object_or_404(queries.teams_kept(who), pk=team_id)
    return act_once(
        request, lambda: actions.close_team(team, by=who, at=timezone.now()),
        said=_("队伍已解散，服务记录都还在。"), to="volunteering:desk_teams",
    )  # fmt: skip
