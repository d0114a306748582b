"""Staff raise a topic: of the community, for somebody without a phone, or out of a matter."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.deliberation import actions, queries, rules
from mulin.deliberation.forms.topics import DeskRaiseForm
from mulin.deliberation.models import Topic
from mulin.deliberation.queries.sources import Origin
from mulin.deliberation.views.asked import at_desk, kept
from mulin.deliberation.views.places import places_of
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing
from mulin.people import queries as people
from mulin.people.models import Person
from mulin.places.models import Place


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = at_desk(request)
    require(rules.may_keep_somewhere(me))
    said = request.POST if request.method == "POST" else request.GET
    matter, person = _origin(me, said.get("matter", "")), _person(me, said.get("person", ""))
    places = places_of(me, rules.KEEPERS, rules.SIZES)
    form = DeskRaiseForm(request.POST or None, request.FILES or None, places=places, initial=_initial(matter, person, places))
    if request.method == "POST" and form.is_valid() and (number := _raised(request, form, me, person)):
        return redirect("deliberation:desk_topic", topic_number=number)
    words = request.GET.get("q", "").strip()[:60]
    context = {
        "form": form, "matter": matter, "person": person, "words": words, "found": people.search(me, words)[:8] if words else [],
        "known": Topic.objects.filter(matter=matter.number).exclude(matter="") if matter else [],
    }  # fmt: skip
    return render(request, "deliberation/desk/raise.html", context)


def _origin(me: Standing, number: str) -> Origin | None:
    if not number:
        return None
    found = queries.origin(me, number[:40])
    if found is None:
        raise Http404
    return found


def _person(me: Standing, pk: str) -> Person | None:
    return get_object_or_404(people.visible_to(me), pk=whole(pk)) if pk else None


def _initial(matter: Origin | None, person: Person | None, places: Any) -> dict[str, Any]:
    if matter is None:
        return {"person": person.pk if person else None}
    place = Place.objects.filter(pk=matter.place_id).first()
    steps = [int(step) for step in place.path.rstrip("/").split("/")] if place else []
    nearest = places.filter(pk__in=steps).order_by("-path").first()
    return {"place": nearest, "title": matter.title, "words": matter.words, "matter": matter.number}


def _raised(request: HttpRequest, form: DeskRaiseForm, me: Standing, person: Person | None) -> str:
    said, at = form.cleaned_data, timezone.now()

    def act() -> dict[str, str]:
        photo = kept(said["photo"], me)
        draft = actions.Draft(
            said["place"], said["title"], said["words"], person=person, photos=[photo] if photo else [], matter=said["matter"],
            title_en=said["title_en"], words_en=said["words_en"],
        )  # fmt: skip
        return {"number": actions.raise_(draft, by=me, at=at).number}

    try:
        return str(once(request, act)["number"])
    except (Refused, BadUpload) as wrong:
        form.add_error(None, str(wrong) or _("请再看一看。"))
        return ""
