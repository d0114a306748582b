"""Finding somebody for a request: who fits, who was asked, and asking them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import keys
from mulin.volunteering import actions, rules
from mulin.volunteering.models import Invitation, Volunteer
from mulin.volunteering.queries import bank as banking
from mulin.volunteering.queries.matching import matches as matching
from mulin.volunteering.queries.matching import not_asked

from .index import asked

A_PAGE = 25


@login_required
@require_safe
def matches(request: HttpRequest, help_id: int) -> HttpResponse:
    who, at = asked(request), timezone.now()
    rows = banking.help_visible_to(who).select_related("person", "place", "skill", "helper__person", "community")
    found = get_object_or_404(rows, pk=help_id)
    require(rules.may_match(who, found))
    may_invite = rules.may_invite(who, found, at)
    shown = {
        "help": found, "matches": not_asked(found, matching(found))[:A_PAGE] if may_invite else [], "may_invite": may_invite,
        "invitations": list(found.invitations.select_related("volunteer__person").order_by("-id")[:A_PAGE]),
    }  # fmt: skip
    return render(request, "volunteering/desk/matches.html", shown)


@login_required
@require_POST
def invite(request: HttpRequest, help_id: int) -> HttpResponse:
    """Those who were ticked; or, `best`, the first few by themselves."""
    who, at = asked(request), timezone.now()
    found = get_object_or_404(banking.help_visible_to(who), pk=help_id)
    picked = keys(request.POST.getlist("volunteer"))[:A_PAGE]
    rows = Volunteer.objects.filter(pk__in=picked, community=found.community_id, left_at=None)

    def act() -> object:
        return actions.invite_best(found, by=who, at=at) if "best" in request.POST else actions.invite(found, rows, by=who, at=at)

    said = _("已请，他们在手机上回复；先答应的人去，没回的到时间换下一位。")
    return act_once(request, act, said=said, to="volunteering:desk_matches", help_id=found.pk)


@login_required
@require_POST
def decline_for(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Said on the telephone: this time it does not suit."""
    who = asked(request)
    rows = Invitation.objects.filter(help__in=banking.help_visible_to(who).values("pk"))
    found = get_object_or_404(rows, pk=invitation_id)
    return act_once(
        request, lambda: actions.decline_invitation(found, by=who, at=timezone.now()),
        said=_("已记下，接着请下一位。"), to="volunteering:desk_matches", help_id=found.help_id,
    )  # fmt: skip
