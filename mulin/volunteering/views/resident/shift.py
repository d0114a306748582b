from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import No, Yes
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import who_asks
from mulin.volunteering import actions, queries, rules
from mulin.volunteering.forms import OfferForm
from mulin.volunteering.models import Claim, Member, Shift, Volunteer
from mulin.volunteering.queries.guardians import wards_of
from mulin.volunteering.rules import Who
from mulin.volunteering.views.acting import volunteer_asked

from .home import community_of


def load(who: Who, shift_id: int) -> Shift:
    """Shifts of one's own community are anybody's to read, names are not."""
    rows = Shift.objects.select_related("duty__place", "duty__team", "duty__skill")
    return get_object_or_404(rows, pk=shift_id, duty__community=community_of(who))


def own_claim(who: Who, shift: Shift) -> Claim | None:
    if who.volunteer is None:
        return None
    return Claim.objects.filter(shift=shift, volunteer=who.volunteer, status__in=Claim.STANDING).first()


@require_safe
def shift(request: HttpRequest, shift_id: int) -> HttpResponse:
    who, at = queries.who_serves(who_asks(request)), timezone.now()
    found = load(who, shift_id)
    mine, serves = own_claim(who, found), who.serves
    may: Yes | No = No("")
    if serves and not mine:
        may = rules.may_claim(who, serves, found, queries.situation_of(serves, found, at), at)
    context = {
        "shift": found,
        "left": found.places - found.taken,
        "mine": mine,
        "volunteer": serves,
        "who": who,
        "may_claim": may,
        "may_give_up": rules.may_give_up(who, _of(mine, found), at) if mine else No(""),
        "runs": bool(rules.may_run(who, found)),
        "wards": [_for(who, ward, found, at) for ward in wards_of(who.standing.person_id)] if who.standing.person_id else [],
        "offer": OfferForm(volunteers=_mates(found, mine)) if mine and found.duty.team_id else None,
    }
    return render(request, "volunteering/shift.html", context)


class Ward(NamedTuple):
    """A child one answers for, in this shift."""

    volunteer: Volunteer
    claim: Claim | None
    may: Yes | No


def _for(who: Who, ward: Volunteer, shift: Shift, at: datetime) -> Ward:
    held = Claim.objects.filter(shift=shift, volunteer=ward, status__in=Claim.STANDING).first()
    return Ward(ward, held, rules.may_claim(who, ward, shift, queries.situation_of(ward, shift, at), at))


def _ward_asked(who: Who, request: HttpRequest) -> Volunteer | None:
    """The child for whom a guardian presses the button."""
    asked = request.POST.get("ward", "")
    return get_object_or_404(wards_of(who.standing.person_id or 0), pk=whole(asked)) if asked else None


def _of(claim: Claim, shift: Shift) -> Claim:
    claim.shift = shift
    return claim


def _mates(shift: Shift, mine: Claim | None) -> QuerySet[Volunteer]:
    """Members of the same team: they may be asked to take a place over."""
    members = Member.objects.filter(team=shift.duty.team_id, until=None).values("volunteer")
    rows = Volunteer.objects.filter(pk__in=members, left_at=None).select_related("person").order_by("person__name")
    return rows.exclude(pk=mine.volunteer_id) if mine else rows


@login_required
@require_POST
def claim(request: HttpRequest, shift_id: int) -> HttpResponse:
    who = queries.who_serves(who_asks(request))
    mine = _ward_asked(who, request)
    if mine is None:
        who, mine = volunteer_asked(request)
    found = load(who, shift_id)
    said = _("已认领：%(what)s，%(when)s。开始前 1 小时起可以签到。") % {
        "what": found.duty.name, "when": timezone.localtime(found.begins_at).strftime("%m-%d %H:%M"),
    }  # fmt: skip
    return act_once(
        request,
        lambda: actions.claim(found, mine, by=who, at=timezone.now()),
        said=said,
        to="volunteering:shift",
        shift_id=found.pk,
    )


@login_required
@require_POST
def give_up(request: HttpRequest, shift_id: int) -> HttpResponse:
    who = queries.who_serves(who_asks(request))
    ward, found = _ward_asked(who, request), load(who, shift_id)
    mine = Claim.objects.filter(shift=found, volunteer=ward, status="held").first() if ward else own_claim(who, found)
    if mine is None:
        raise Http404
    words = request.POST.get("words", "")[:200]
    return act_once(
        request, lambda: actions.give_up(mine, words=words, by=who, at=timezone.now()),
        said=_("已退出，名额放出来了。谢谢您早说。"), to="volunteering:shift", shift_id=shift_id,
    )  # fmt: skip


@login_required
@require_POST
def offer(request: HttpRequest, shift_id: int) -> HttpResponse:
    """Ask a team-mate to take the place over, or take the question back."""
    who, _volunteer = volunteer_asked(request)
    found = load(who, shift_id)
    mine = own_claim(who, found)
    if mine is None:
        raise Http404
    form = OfferForm(request.POST, volunteers=_mates(found, mine))
    to = form.cleaned_data["to"] if form.is_valid() else None
    said = (
        _("已问%(name)s，他答应后班次就转过去，在那之前还是您的。") % {"name": to.person.name}
        if to
        else _("已收回，班次还是您的。")
    )
    return act_once(
        request, lambda: actions.offer(mine, to, by=who, at=timezone.now()), said=said, to="volunteering:shift", shift_id=shift_id
    )


@login_required
@require_POST
def take_over(request: HttpRequest, claim_id: int) -> HttpResponse:
    who, me = volunteer_asked(request)
    offered = get_object_or_404(Claim, pk=claim_id, offered_to=me)
    return act_once(
        request, lambda: actions.take_over(offered, by=who, at=timezone.now()),
        said=_("班次转给您了，谢谢您接手。"), to="volunteering:shift", shift_id=offered.shift_id,
    )  # fmt: skip
