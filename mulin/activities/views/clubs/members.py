"""Joining and leaving; the list of those in it, for those who lead it."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.activities.actions import clubs as actions
from mulin.activities.models import Membership
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.organisations.queries import who_asks

from .pages import load


@login_required
@require_POST
def join(request: HttpRequest, club_id: int) -> HttpResponse:
    me = who_asks(request)
    if me.person is None:
        return redirect("people:who")
    club, person, words = load(me, club_id), me.person, request.POST.get("words", "")[:200]
    said = _("您是%(club)s的成员了，欢迎。") if club.is_open else _("已告诉%(club)s的队长，答复会发到您的消息里。")
    return act_once(
        request, lambda: actions.join(club, person, words, by=me, at=timezone.now()), said=said % {"club": club.title},
        to="activities:club", club_id=club.pk,
    )  # fmt: skip


@login_required
@require_safe
def members(request: HttpRequest, club_id: int) -> HttpResponse:
    me = who_asks(request)
    club = load(me, club_id)
    mine = queries.mine(club, me.person_id)
    require(rules.may_run_club(me, club, mine))
    rows = list(queries.members_of(club))
    context = {
        "club": club, "me": me, "members": rows, "asking": list(queries.asking(club)),
        "sets_roles": any(rules.may_set_role(me, club, mine, one) for one in rows),
    }  # fmt: skip
    return render(request, "activities/clubs/members.html", context)


@login_required
@require_POST
def act(request: HttpRequest, membership_id: int, verb: str) -> HttpResponse:
    """Answer who asks; leave; take somebody out; deputies; hand the club over."""
    me, at = who_asks(request), timezone.now()
    rows = Membership.objects.select_related("club", "person").filter(club__in=queries.visible_to(me).values("pk"))
    found = get_object_or_404(rows, pk=membership_id)
    words, name = request.POST.get("words", "")[:200], {"name": found.person.name}
    acts: dict[str, tuple[Callable[[], Membership], str]] = {
        "take-in": (lambda: actions.take_in(found, by=me, at=at), _("%(name)s是成员了。") % name),
        "turn-away": (lambda: actions.turn_away(found, words, by=me, at=at), _("已答复%(name)s。") % name),
        "take-out": (lambda: actions.take_out(found, words, by=me, at=at), _("%(name)s不在团队里了，他会收到消息。") % name),
        "go": (lambda: actions.go(found, by=me, at=at), _("已退出%(club)s。") % {"club": found.club.title}),
        "deputy": (lambda: actions.set_deputy(found, deputy=True, by=me, at=at), _("%(name)s是副队长了。") % name),
        "member": (lambda: actions.set_deputy(found, deputy=False, by=me, at=at), _("%(name)s不再是副队长。") % name),
        "leader": (lambda: actions.hand_over(found, by=me, at=at), _("团队交给了%(name)s，他会收到消息。") % name),
    }
    if verb not in acts:
        raise Http404
    action, said = acts[verb]
    to = "activities:club" if verb in ("go", "leader") else "activities:club_members"
    if request.POST.get("from") == "desk":
        to = "activities:desk_club"
    return act_once(request, action, said=said, to=to, club_id=found.club_id)
