"""Pitch day at the desk: planned, then run from one project to the next."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused
from mulin.kernel.once import once
from mulin.projects import actions
from mulin.projects.forms.choosing import PitchForm
from mulin.projects.queries import jury, pitching
from mulin.projects.rules import may_choose

from .index import kept


@login_required
def pitch(request: HttpRequest, call: str) -> HttpResponse:
    me, found = kept(request, call)
    day = actions.day_of(found)
    form = PitchForm(request.POST or None, initial={"on": timezone.localdate() + timedelta(days=7)})
    if request.method == "POST" and form.is_valid():
        said, who = form.cleaned_data, [int(one) for one in request.POST.getlist("who") if one.isdecimal() and len(one) < 15]
        try:
            once(
                request,
                lambda: {
                    "id": actions.set_pitch(
                        found,
                        form.when(),
                        said["where"],
                        who,
                        weight=said["weight"],
                        words=said["words"],
                        by=me,
                        at=timezone.now(),
                    ).pk
                },
            )
            messages.success(request, _("路演定了，上场次序抽好了，团队和评审会收到通知。"))
            return redirect("projects:desk_pitch", call=found.number)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "call": found, "day": day, "form": form, "rows": pitching.board(found, day) if day else [],
        "eligible": list(jury.eligible(found)), "chosen": set(day.order) if day else None,
        "may_set": may_choose.may_set_pitch(me, found, day), "may_go": may_choose.may_run_pitch(me, found, day),
    }  # fmt: skip
    return render(request, "projects/choosing/pitch.html", context)
