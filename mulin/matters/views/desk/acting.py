from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.media.images import BadUpload
from mulin.kernel.once import once
from mulin.matters.models import Event, Matter
from mulin.matters.queries.opening import opened
from mulin.matters.views.photos import keep_photos
from mulin.organisations.queries import who_asks

from . import story
from .acts import BY_VERB, Act


def act(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """One act on one matter: its form, then the act once, then the matter again."""
    me = who_asks(request)
    matter, chosen = opened(number, me), BY_VERB.get(verb)
    if matter is None or chosen is None:
        raise Http404
    require(chosen.rule(me, matter))
    form = chosen.form(request.POST or None, request.FILES or None, matter=matter, me=me)
    if request.method == "POST" and form.is_valid():
        try:
            _run_once(request, chosen, matter, form.cleaned_data)
        except (Refused, BadUpload) as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("已%(act)s：%(title)s") % {"act": chosen.words, "title": matter.title})
            return redirect("matters:desk_matter", number)
    template = "matters/desk/act.html" + ("#asking" if request.headers.get("HX-Request") else "")
    return render(request, template, {"act": chosen, "form": form, "matter": matter, "returned": _returned(verb, matter)})


def _returned(verb: str, matter: Matter) -> list[story.Line]:
    """What each side said, for whoever settles between them."""
    return story.lines(matter.events.filter(kind=Event.Kind.RETURNED).select_related("actor")) if verb == "settle" else []


def _run_once(request: HttpRequest, chosen: Act, matter: Matter, asked: dict[str, Any]) -> None:
    me, at = who_asks(request), timezone.now()

    def run() -> dict[str, Any]:
        if "photos" in asked:
            asked["photos"] = keep_photos(asked["photos"], me=me, at=at)
        chosen.run(matter, asked, me, at)
        return {}

    once(request, run)
