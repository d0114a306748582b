"""At the desk: what an organisation proposes, or a voter at the counter."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.elections import actions, queries, rules
from mulin.elections.forms import BodyForm
from mulin.elections.views.resident.proposing import found_on_list
from mulin.kernel.access import Refused, require
from mulin.kernel.once import once

from .index import kept


@login_required
def propose(request: HttpRequest, election: str) -> HttpResponse:
    me, found = kept(request, election)
    law, at = queries.law_of(found), timezone.now()
    require(rules.may_propose_for(me, found, law, at))
    form = BodyForm(request.POST or None, ways=law.ways)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            person = found_on_list(found, said["name"])
            voter = found_on_list(found, said["voter"]) if said["way"] != "body" else None
            once(
                request,
                lambda: {
                    "id": actions.propose(
                        found, person, said["way"], said["words"], body=said["body"], on_behalf_of=voter, by=me, at=at
                    ).pk
                },
            )
            messages.success(request, _("提名记下了。本人同意以后，大家就能看到。"))
            return redirect("elections:desk_election", election=found.number)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"election": found, "form": form}
    return render(request, "elections/desk/propose.html", context, status=422 if form.errors else 200)
