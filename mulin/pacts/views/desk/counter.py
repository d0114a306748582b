"""For residents who sign in front of a worker."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.pacts import actions, queries, rules
from mulin.pacts.models import Pact

from .index import kept

SHOWN = 12


@login_required
def counter(request: HttpRequest, pact_id: int) -> HttpResponse:
    """Look for the resident by name or room; each row has its button. The worker's name stays on the signature."""
    me, found = kept(request, pact_id)
    version = queries.open_version(found) or queries.in_force(found) or queries.versions_of(found)[0]
    version.pact = found
    require(rules.may_sign_for(me, version))
    words = request.GET.get("q", "").strip()[:40]
    if request.method == "POST":
        person = request.POST.get("person", "")
        rows = queries.who_could_sign(version, "")
        row = get_object_or_404(rows.filter(person=whole(person))[:1])
        return act_once(
            request, lambda: actions.sign_for(version, row.person, shows_name="shows_name" in request.POST, by=me, at=timezone.now()),
            said=_("%(name)s签好了。") % {"name": row.person.name}, to="pacts:desk_counter", pact_id=found.pk,
        )  # fmt: skip
    people = list(queries.who_could_sign(version, words)[:SHOWN]) if words else []
    signed = set(version.signatures.values_list("person", flat=True))
    if found.voice == Pact.Voice.HOUSEHOLD:
        households = set(version.signatures.values_list("household", flat=True))
        signed |= {row.person_id for row in people if row.household_id in households}
    context = {
        "pact": found, "words": words, "people": [(row, row.person_id in signed) for row in people], "signed": version.signatures.count(),
        "voices": queries.voices(found),
    }  # fmt: skip
    return render(request, "pacts/desk/counter.html", context)
