"""What comes of a meeting: who came, the tasks out of its minutes, the topics its resolutions decide."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.deliberation import actions, rules
from mulin.deliberation.forms.acting import taken
from mulin.deliberation.models import Attendance, Resolution
from mulin.deliberation.queries import councils
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once, once
from mulin.kernel.ui.whole import whole

from .meetings import asked, load


@login_required
@require_POST
def mark(request: HttpRequest, talk_meeting_id: int) -> HttpResponse:
    me = asked(request)
    found = load(me, talk_meeting_id)
    ids = list(found.attendances.values_list("pk", flat=True))
    said = {pk: request.POST.get(f"came{pk}", "") for pk in ids}
    known = {pk: value for pk, value in said.items() if value in Attendance.Came.values}
    listeners, online = (_number(request.POST.get(name, "")) for name in ("listeners", "online"))
    return act_once(
        request, lambda: actions.mark(found, known, listeners, online, by=me, at=timezone.now()), said=_("到会情况记好了。"),
        to="deliberation:desk_meeting", talk_meeting_id=found.pk,
    )  # fmt: skip


def _number(text: str) -> int:
    return min(whole(text), 9999)


@login_required
@require_POST
def give(request: HttpRequest, talk_meeting_id: int) -> HttpResponse:
    """The ticked lines of the minutes become tasks, all or none."""
    me = asked(request)
    found = load(me, talk_meeting_id)
    require(rules.may_give(me, found.topic, found, councils.seat_of(me, found.council, timezone.localdate())))
    resolutions = {str(one.pk): one for one in found.resolutions.select_related("topic")}
    try:
        wanted = [_given(request, number, resolutions) for number in request.POST.getlist("line")]
        if not wanted:
            raise Refused(_("请勾至少一行。"))
        once(request, lambda: {"made": len(actions.give_from_minutes(found, wanted, by=me, at=timezone.now()))})
        messages.success(request, _("%(count)s 项任务派好了，接任务的人会收到消息。") % {"count": len(wanted)})
    except Refused as wrong:
        messages.error(request, str(wrong))
    return redirect("deliberation:desk_meeting", talk_meeting_id=found.pk)


def _given(request: HttpRequest, number: str, resolutions: dict[str, Resolution]) -> actions.Given:
    words, who = request.POST.get(f"words{number}", "").strip(), request.POST.get(f"who{number}", "")
    due: date | None = parse_date(request.POST.get(f"due{number}", "") or "-")
    if not who[1:].isdecimal() or due is None:
        raise Refused(_("“%(words)s”要写明谁来办、哪天以前。") % {"words": words[:20]})
    person, unit = taken(who)
    return actions.Given(words, due, person, unit, resolutions.get(request.POST.get(f"resolution{number}", "")))


@login_required
@require_POST
def decide(request: HttpRequest, talk_meeting_id: int, talk_resolution_id: int) -> HttpResponse:
    """The resolution decides its topic."""
    me = asked(request)
    found = load(me, talk_meeting_id)
    row = get_object_or_404(found.resolutions.filter(topic__isnull=False), pk=talk_resolution_id)
    return act_once(
        request, lambda: actions.decide_by_council(row, by=me, at=timezone.now()), said=_("议题按决议办，经过写好了。"),
        to="deliberation:desk_meeting", talk_meeting_id=found.pk,
    )  # fmt: skip
