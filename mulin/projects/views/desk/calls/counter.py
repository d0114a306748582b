"""For somebody who comes to the counter: found in the register, then the same steps as on the phone, with the worker's name on it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.kernel.ui.whole import whole
from mulin.people import queries as people
from mulin.projects import actions, queries, rules

from .index import asked

SHOWN = 8


@login_required
def counter(request: HttpRequest, call: str) -> HttpResponse:
    me = asked(request)
    found = get_object_or_404(queries.calls.on_desk(me), number=call)
    require(rules.may_help(me, found.path))
    words, refused = request.GET.get("q", "").strip()[:60], ""
    if request.method == "POST":
        sent = request.POST.get("person", "")
        person = get_object_or_404(people.visible_to(me), pk=whole(sent), left_on=None)
        try:
            kind = request.POST.get("kind", "")
            made = once(
                request, lambda: {"number": actions.begin(found, kind, for_person=person, by=me, at=timezone.now()).number}
            )
            return redirect("projects:step", application=made["number"], step="who")
        except Refused as no:
            refused = str(no)
    rows = list(people.search(me, words).filter(left_on=None)[:SHOWN]) if words else []
    drafts = queries.filled_in_by(me).filter(call=found).order_by("-id")[:20]
    context = {
        "call": found,
        "words": words,
        "people": rows,
        "kinds": list(found.kinds.all()),
        "refused": refused,
        "drafts": list(drafts),
    }
    return render(request, "projects/desk/counter.html", context, status=409 if refused else 200)
