"""The register is public before voting, and whoever finds it wrong says so."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.ballots import actions, queries
from mulin.ballots.forms.small import ObjectForm
from mulin.ballots.rules import objections
from mulin.ballots.views.acting import ballot_seen, says
from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.organisations.queries import who_asks


@login_required
def object_(request: HttpRequest, ballot: str) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    found = ballot_seen(me, ballot)
    require(objections.object_(me, found))
    mine = queries.electors_for(found, me.person_id)
    form = ObjectForm(request.POST or None, initial={"kind": "correct" if mine else "add"})
    if form.is_valid():
        said = form.cleaned_data
        line = mine[0] if mine and said["kind"] != "add" else None
        return act_once(
            request, lambda: actions.object_(found, said["words"], said["kind"], by=me, at=at, elector=line),
            said=_("记下了，答复会发到消息里。"), to="ballots:ballot", ballot=found.number,
        )  # fmt: skip
    own = found.objections.filter(person=me.person_id).order_by("-id")
    context = {"ballot": found, "form": form, "mine": [(one, says(one)) for one in mine], "own": own}
    return render(request, "ballots/object.html", context, status=422 if form.errors else 200)
