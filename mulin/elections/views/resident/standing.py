"""The nominee says yes or no and introduces themselves; neighbours second; the election committee judges."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mulin.elections import actions, queries, rules
from mulin.elections.forms import IntroForm
from mulin.elections.models import Candidate
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload, keep_image
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import Standing, who_asks


def proposed(request: HttpRequest, pk: int) -> tuple[Standing, Candidate]:
    rows = Candidate.objects.filter(election__in=queries.shown()).select_related("election__place", "person")
    return who_asks(request), get_object_or_404(rows, pk=pk)


@login_required
def consent(request: HttpRequest, election_candidate_id: int) -> HttpResponse:
    """The nominee's own, or for a worker at the counter."""
    me, found = proposed(request, election_candidate_id)
    on_committee = queries.on_committee(found.election, found.person_id)
    own = found.person_id == me.person_id
    may = rules.may_answer_proposal if own else rules.may_consent_for
    require(may(me, found, on_committee=on_committee))
    form = IntroForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said, at = form.cleaned_data, timezone.now()

        def act() -> dict[str, int]:
            photo = said["photo"]
            key = keep_image(photo, by_account=me.account_id, at=at, guard="elections").key if photo else ""
            intro = actions.Intro(said["work"], said["done"], said["plan"], key)
            return {"id": actions.consent(found, intro, for_them=not own, by=me, at=at).pk}

        try:
            once(request, act)
            messages.success(request, _("同意参选记下了，接下来由选举委员会审查资格。"))
            return redirect("elections:election", election=found.election.number)
        except (Refused, BadUpload) as refused:
            form.add_error(None, str(refused))
    context = {"election": found.election, "candidate": found, "form": form, "own": own}
    return render(request, "elections/consent.html", context, status=422 if form.errors else 200)


SAID = {
    "second": gettext_lazy("附议记下了。"),
    "decline": gettext_lazy("记下了，您不参选。"),
    "withdraw": gettext_lazy("记下了，您退出参选。"),
    "judge": gettext_lazy("审查的结论和理由记下了。"),
}


@login_required
@require_POST
def act(request: HttpRequest, election_candidate_id: int, election_verb: str) -> HttpResponse:
    me, found = proposed(request, election_candidate_id)
    at, words = timezone.now(), request.POST.get("words", "")[:300]
    verbs = {
        "second": lambda: actions.second(found, by=me, at=at),
        "decline": lambda: actions.decline(found, for_them=found.person_id != me.person_id, by=me, at=at),
        "withdraw": lambda: actions.withdraw(found, words, by=me, at=at),
        "judge": lambda: actions.judge(found, request.POST.get("eligible") == "yes", words, by=me, at=at),
    }
    if election_verb not in verbs:
        raise Http404
    return act_once(
        request, verbs[election_verb], said=str(SAID[election_verb]), to="elections:election", election=found.election.number
    )
