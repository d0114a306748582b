"""What who comes does: scan the code that is shown, or say that one is there from afar."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities import actions
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.organisations.queries import who_asks

from .running import load


@login_required
def come(request: HttpRequest, session_id: int, code: str) -> HttpResponse:
    """What the rotating code opens: one button, so that a preview of the link checks nobody in."""
    me, found = who_asks(request), load(session_id)
    if request.method == "POST":
        try:
            actions.come_by_code(found, code, by=me, at=timezone.now())
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("已签到，谢谢您来。"))
        return redirect("activities:activity", activity_id=found.activity_id)
    return render(request, "activities/come.html", {"session": found, "code": code})


@login_required
@require_POST
def remote(request: HttpRequest, session_id: int) -> HttpResponse:
    """From afar: counted, then on to where it is shown."""
    me, found = who_asks(request), load(session_id)
    return act_once(
        request,
        lambda: actions.come_remotely(found, by=me, at=timezone.now()),
        said=_("已记线上到场。"),
        to=found.activity.remote_link,
    )
