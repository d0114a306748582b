from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.once import act_once
from mulin.people import queries as people
from mulin.volunteering import actions, queries
from mulin.volunteering.queries import guardians as keeping

from .index import asked

A_FEW = 10


@login_required
def guardian(request: HttpRequest, volunteer_id: int) -> HttpResponse:
    """Who answers for somebody under 18: chosen from those at home or found by name, agreed to on paper."""
    who, at = asked(request), timezone.now()
    rows = queries.volunteers_visible_to(who).select_related("person", "community", "guardian")
    found = get_object_or_404(rows, pk=volunteer_id)
    if request.method == "POST":
        chosen = get_object_or_404(people.visible_to(who.standing), pk=request.POST.get("guardian") or 0)
        return act_once(
            request, lambda: actions.name_guardian(found, chosen, by=who, at=at),
            said=_("监护人登记好了，还差他同意。"), to="volunteering:desk_guardian", volunteer_id=found.pk,
        )  # fmt: skip
    words = request.GET.get("q", "").strip()
    shown = {
        "volunteer": found, "words": words, "noted_by": people.visible_to(who.standing).filter(pk=found.guardian_noted_by or 0).first(),
        "home": list(keeping.adults_at_home(found.person, timezone.localdate(at))[:A_FEW]),
        "found": list(people.search(who.standing, words).exclude(pk=found.person_id)[:A_FEW]) if words else [],
    }  # fmt: skip
    return render(request, "volunteering/desk/guardian.html", shown)
