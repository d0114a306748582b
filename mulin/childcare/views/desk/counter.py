"""For a guardian who comes to the counter or calls."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.childcare import actions
from mulin.childcare.views.resident.applying import form_for
from mulin.kernel.access import Refused
from mulin.kernel.once import once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing
from mulin.people import queries as people
from mulin.people.models import Person

from .index import asked, managed

SHOWN = 8


@login_required
def counter(request: HttpRequest, care_class_id: int) -> HttpResponse:
    """Find the guardian in the register, then the same form as on the phone. The worker's name stays on the application."""
    me = asked(request)
    group = managed(me, care_class_id)
    guardian = _guardian(me, request.GET.get("guardian", ""))
    words = request.GET.get("q", "").strip()
    found = list(people.search(me, words).filter(left_on=None)[:SHOWN]) if words and guardian is None else []
    context = {"group": group, "words": words, "found": found, "guardian": guardian}
    if guardian is None:
        return render(request, "childcare/desk/counter.html", context)
    form = form_for(request, group, guardian, counter=True)
    if request.method == "POST" and form.is_valid():
        try:
            made = once(request, lambda: {"id": actions.apply(group, guardian, form.draft(), by=me, at=timezone.now()).pk})
            messages.success(request, _("代办好了。材料可以现在拍照放进去，老师审核前都能补。"))
            return redirect("childcare:application", care_application_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "childcare/desk/counter.html", context | {"form": form})


def _guardian(me: Standing, text: str) -> Person | None:
    return people.visible_to(me).filter(pk=whole(text), left_on=None).first()
