"""Proposing a neighbour or oneself, and saying that something went wrong."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.elections import actions, queries, rules
from mulin.elections.forms import ProposeForm
from mulin.elections.models import Candidate, Election
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once, once
from mulin.people.models import Person

from .reading import seen

WAY = Candidate.Way


def found_on_list(election: Election, words: str) -> Person:
    """
    Raises:
        Refused: nobody of that name, or several.
    """
    rows = list(queries.find(election, words)[:3])
    if not rows:
        raise Refused(_("名单上没有“%(name)s”，请核对全名。") % {"name": words})
    if len(rows) > 1:
        raise Refused(_("名单上有几位“%(name)s”，请在名字后面空一格写楼号。") % {"name": words})
    return rows[0]


@login_required
def propose(request: HttpRequest, election: str) -> HttpResponse:
    """`self` in what is sent: for oneself, without a name."""
    me, found = seen(request, election)
    law = queries.law_of(found)
    listed, at = queries.is_listed(found, me.person_id), timezone.now()
    require(rules.may_propose(me, found, law, way=WAY.JOINT, listed=listed, at=at))
    own = "self" in request.POST
    form = ProposeForm(request.POST if request.method == "POST" and not own else None)
    if request.method == "POST" and (own or form.is_valid()):
        try:
            if own:
                assert me.person is not None
                person, words, way = me.person, "", WAY.SELF.value
            else:
                person, words, way = found_on_list(found, form.cleaned_data["name"]), form.cleaned_data["words"], WAY.JOINT.value
            made = once(request, lambda: {"id": actions.propose(found, person, way, words, by=me, at=at).pk})
            if own:
                return redirect("elections:consent", election_candidate_id=made["id"])
            messages.success(request, _("提名记下了。本人同意以后，大家就能看到。"))
            return redirect("elections:election", election=found.number)
        except Refused as refused:
            form.add_error(None, str(refused)) if form.is_bound else messages.error(request, str(refused))
    context = {"election": found, "form": form, "law": law, "may_self": WAY.SELF in law.ways}
    return render(request, "elections/propose.html", context, status=422 if form.is_bound and form.errors else 200)


@login_required
@require_POST
def complain(request: HttpRequest, election: str) -> HttpResponse:
    me, found = seen(request, election)
    words = request.POST.get("words", "")[:500]
    return act_once(
        request, lambda: actions.complain(found, words, by=me, at=timezone.now()), said=_("申诉收到了，答复会通知您。"),
        to="elections:election", election=found.number,
    )  # fmt: skip
