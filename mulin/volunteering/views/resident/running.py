"""For who runs a shift on the spot: the rotating code, the list, ticks, closing, cancelling."""

import json
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once
from mulin.kernel.print import qr
from mulin.organisations.queries import who_asks
from mulin.volunteering import actions, queries, rules
from mulin.volunteering.models import Claim, Shift
from mulin.volunteering.rules import codes

from .shift import load


@login_required
@require_safe
def run(request: HttpRequest, shift_id: int) -> HttpResponse:
    who, at = queries.who_serves(who_asks(request)), timezone.now()
    found = load(who, shift_id)
    require(rules.may_run(who, found))
    names = list(queries.names_of(found))
    came = sum(row.status in (Claim.Status.PRESENT, Claim.Status.SERVED) for row in names)
    context = {
        "shift": found,
        "names": names,
        "came": came,
        "noted": queries.noted_of(found).count(),
        "code": _code(request, found, at),
        "at": at,
    }
    return render(request, "volunteering/run.html", context)


@login_required
@require_safe
def code(request: HttpRequest, shift_id: int) -> HttpResponse:
    """The code as it is now, fetched again every half minute by the page that shows it."""
    who = queries.who_serves(who_asks(request))
    found = load(who, shift_id)
    require(rules.may_run(who, found))
    return render(request, "volunteering/run.html#code", {"shift": found, "code": _code(request, found, timezone.now())})


def _code(request: HttpRequest, shift: Shift, at: datetime) -> str:
    now = codes.code_at(bytes(shift.secret), at)
    return qr.svg(request.build_absolute_uri(reverse("volunteering:come", args=[shift.pk, now])), label=_("签到码"))


@login_required
def come(request: HttpRequest, shift_id: int, code: str) -> HttpResponse:
    """What the rotating code opens: one button, so that a preview of the link checks nobody in."""
    who = queries.who_serves(who_asks(request))
    found = load(who, shift_id)
    if request.method == "POST":
        try:
            actions.check_in_by_code(found, code, by=who, at=timezone.now())
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("已签到，谢谢您来。"))
        return redirect("volunteering:shift", shift_id=found.pk)
    return render(request, "volunteering/come.html", {"shift": found, "code": code})


@login_required
@require_POST
def tick(request: HttpRequest, claim_id: int) -> HttpResponse:
    who = queries.who_serves(who_asks(request))
    row = get_object_or_404(Claim.objects.select_related("shift__duty__place", "volunteer__person"), pk=claim_id)
    found = load(who, row.shift_id)
    require(rules.may_run(who, found))
    said = _("已记：%(name)s到了。") % {"name": row.volunteer.person.name}
    return act_once(
        request, lambda: actions.check_in(row, by=who, at=timezone.now()), said=said, to="volunteering:run", shift_id=found.pk
    )


@login_required
@require_POST
def ticks_from_offline(request: HttpRequest, shift_id: int) -> JsonResponse:
    """`{"came": [[claim, "ISO 8601"], …]}` kept on the leader's phone while there was no signal. Sent twice, counted once."""
    who = queries.who_serves(who_asks(request))
    found = load(who, shift_id)
    require(rules.may_run(who, found))
    if request.content_type != "application/json":
        raise Http404
    try:
        rows = [(int(claim), parse_datetime(when)) for claim, when in json.loads(request.body)["came"]]
    except (ValueError, TypeError, KeyError):
        raise Http404 from None
    came = [(claim, when) for claim, when in rows if when is not None and when.tzinfo is not None]
    problems = actions.merge_offline_list(found, came, by=who, at=timezone.now())
    return JsonResponse({"kept": len(came), "problems": problems})


@login_required
@require_POST
def close(request: HttpRequest, shift_id: int) -> HttpResponse:
    who = queries.who_serves(who_asks(request))
    found = load(who, shift_id)
    return act_once(
        request, lambda: actions.close_shift(found, by=who, at=timezone.now()),
        said=_("已收班，到场的人都记了时长，等待确认。"), to="volunteering:run", shift_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def confirm(request: HttpRequest, shift_id: int) -> HttpResponse:
    """All hours of the shift that wait, except one's own."""
    who, at = queries.who_serves(who_asks(request)), timezone.now()
    found = load(who, shift_id)
    require(rules.may_run(who, found))
    noted = queries.noted_of(found).exclude(volunteer__person_id=who.standing.person_id or 0)
    return act_once(
        request, lambda: [actions.confirm(row, by=who, at=at) for row in noted],
        said=_("时长已确认，本人会收到消息。"), to="volunteering:run", shift_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def cancel(request: HttpRequest, shift_id: int) -> HttpResponse:
    who = queries.who_serves(who_asks(request))
    found = load(who, shift_id)
    reason = request.POST.get("reason", "")[:200]
    return act_once(
        request, lambda: actions.cancel_shift(found, reason=reason, by=who, at=timezone.now()),
        said=_("班次已取消，认领的邻居都会收到消息。"), to="volunteering:run", shift_id=found.pk,
    )  # fmt: skip
