"""The list of a day, on the carer's phone: who is here, who stays away, who fetched whom. Works without signal."""

import json
from collections.abc import Callable
from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.childcare import actions, queries, rules
from mulin.childcare.models import Application, Day, Pickup
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.people.models import Person

from .applications import of_mine
from .index import asked, kept

GUARDIAN = "guardian"


@login_required
@require_safe
def today(request: HttpRequest, care_class_id: int) -> HttpResponse:
    me, now = asked(request), timezone.localdate()
    group = kept(me, care_class_id)
    on = min(_on(request.GET.get("on", ""), now), now)
    rows = queries.present_on(group, on)
    here = sum(day is not None and day.status == "came" and day.left_at is None for _row, day in rows)
    context = {
        "group": group, "on": on, "today": now, "before": on - timedelta(days=1), "after": on + timedelta(days=1), "here": here,
        "rows": rows, "is_open": queries.is_open_on(group, on), "needed": rules.carers_needed(group, here),
        "oldest": now - timedelta(days=7), "counts": {status: sum(day is not None and day.status == status for _row, day in rows) for status in ("came", "away", "missed")},
    }  # fmt: skip
    return render(request, "childcare/desk/today.html", context)


@login_required
@require_POST
def mark(request: HttpRequest, care_application_id: int, verb: str) -> HttpResponse:
    """`tick`, `miss`, `untick`, for the day in the form."""
    me, found = of_mine(request, care_application_id)
    at = timezone.now()
    now = timezone.localdate(at)
    on = _on(request.POST.get("on", ""), now)
    child = {"name": found.child.name}
    act: Callable[[], object]
    if verb == "tick":
        came_at = at if on == now else rules.began_at(found.group, on)
        act, said = (lambda: actions.tick(found, on, came_at=came_at, by=me, at=at)), _("%(name)s到了。") % child
    elif verb == "miss":
        act, said = (lambda: actions.miss(found, on, by=me, at=at)), _("记下了，已问%(name)s的监护人。") % child
    elif verb == "untick":
        day = get_object_or_404(found.days.all(), on=on)
        act, said = (lambda: actions.untick(day, by=me, at=at)), _("改回没有记。")
    else:
        raise Http404
    response = act_once(request, act, said=said, to="childcare:today", care_class_id=found.group_id)
    response["Location"] += f"?on={on}" if on != now else ""
    return response


@login_required
@require_POST
def hand_over(request: HttpRequest, care_application_id: int, care_day_id: int) -> HttpResponse:
    """`to`: "guardian" or "guardian-12", which one; or the number of somebody on the list, with a code or known face to face."""
    me, found = of_mine(request, care_application_id)
    day = get_object_or_404(found.days.all(), pk=care_day_id)
    to, code = request.POST.get("to", ""), request.POST.get("code", "").strip()
    guardian = _guardian(found, to) if to.startswith(GUARDIAN) else None
    pickup = None if guardian else _pickup(found.child_id, to)
    how = Day.How.GUARDIAN if pickup is None else Day.How.CODE if code or "known" not in request.POST else Day.How.KNOWN
    who = guardian.name if guardian else pickup.name if pickup else ""
    return act_once(
        request, lambda: actions.hand_over(day, pickup, how, guardian=guardian, code=code, by=me, at=timezone.now()),
        said=_("%(name)s由%(who)s接走了，监护人会收到消息。") % {"name": found.child.name, "who": who},
        to="childcare:today", care_class_id=found.group_id,
    )  # fmt: skip


@login_required
@require_POST
def ticks_from_offline(request: HttpRequest, care_class_id: int) -> JsonResponse:
    """`{"came": [[application, "ISO 8601"], …]}` kept on the carer's phone while there was no signal. Sent twice, counted once."""
    me = asked(request)
    group = kept(me, care_class_id)
    if request.content_type != "application/json":
        raise Http404
    try:
        rows = [(int(pk), parse_datetime(when)) for pk, when in json.loads(request.body)["came"]]
    except (ValueError, TypeError, KeyError):
        raise Http404 from None
    came = [(pk, when) for pk, when in rows if when is not None and when.tzinfo is not None]
    problems = actions.merge_offline_list(group, came, by=me, at=timezone.now())
    return JsonResponse({"kept": len(came), "problems": problems})


def _on(text: str, otherwise: date) -> date:
    try:
        return parse_date(text) or otherwise
    except ValueError:
        return otherwise


def _guardian(found: Application, text: str) -> Person:
    one = text.removeprefix(GUARDIAN).removeprefix("-")
    number = whole(one) or found.guardian_id
    if number not in found.child.guarded_by:
        raise Refused(_("请选是谁来接的。"))
    return Person.objects.get(pk=number)


def _pickup(child_id: int, text: str) -> Pickup:
    number = whole(text)
    found = Pickup.objects.filter(child=child_id, pk=number).first()
    if found is None:
        raise Refused(_("请选是谁来接的。"))
    return found
