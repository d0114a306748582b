"""One application, whole, and the three answers to it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.organisations.queries import Standing, who_asks
from mulin.projects import actions
from mulin.projects.models import Application
from mulin.projects.queries import choosing_desk
from mulin.projects.queries.shown_plan import shown_plan
from mulin.projects.rules import may_choose, may_open_desk


def kept(request: HttpRequest, application: str) -> tuple[Standing, Application]:
    me = who_asks(request)
    require(may_open_desk(me))
    return me, get_object_or_404(choosing_desk.applications_for(me), number=application)


@login_required
def screen(request: HttpRequest, application: str) -> HttpResponse:
    me, found = kept(request, application)
    if request.method == "POST":
        answer, words, at = request.POST.get("answer", ""), request.POST.get("words", "")[:500], timezone.now()
        if answer == "pass":
            said = _("《%(title)s》符合条件。") % {"title": found.name}
            act = lambda: actions.pass_screening(found, by=me, at=at)  # noqa: E731
        elif answer == "repair":
            said = _("请《%(title)s》补正，团队会收到通知。") % {"title": found.name}
            act = lambda: actions.ask_repair(found, words, by=me, at=at)  # noqa: E731
        else:
            said = _("《%(title)s》不符合条件，说明已经发给团队。") % {"title": found.name}
            act = lambda: actions.reject(found, words, by=me, at=at)  # noqa: E731
        return act_once(request, act, said=said, to="projects:desk_choosing", call=found.call.number)
    plan = shown_plan(found, blind=False)
    of_team = me.person_id in {found.lead_id, found.adviser_id, *(one.person_id for one in plan.team)}
    context = {
        "application": found, "call": found.call, "plan": plan, "screenings": found.screenings.select_related("by"),
        "may_screen": may_choose.may_screen(me, found, of_team=of_team), "evidence": found.call.kinds.filter(kind=found.kind).first(),
    }  # fmt: skip
    return render(request, "projects/choosing/screen.html", context)
