"""Is my slip among those that were counted?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mulin.ballots.forms.slip import in_words
from mulin.ballots.forms.small import CheckForm
from mulin.ballots.models import Slip
from mulin.ballots.views.acting import ballot_seen, drawn
from mulin.ballots.views.outcome import names_of
from mulin.organisations.queries import who_asks


def check(request: HttpRequest, ballot: str) -> HttpResponse:
    """By POST, so that the code stands in no log of addresses."""
    found = ballot_seen(who_asks(request), ballot)
    form = CheckForm(request.POST or None)
    context: dict[str, object] = {"ballot": found, "form": form}
    if form.is_valid():
        code = form.cleaned_data["code"]
        slip = Slip.objects.filter(ballot=found, receipt=code).first()
        counted = found.state == found.State.COUNTED
        said = in_words(slip.choice, found.method, names_of(found)) if slip and counted else []
        context |= {
            "asked": True,
            "slip": slip,
            "said": said,
            "counted": counted,
            "qr": drawn(request, found, code) if slip else "",
        }
    answer = render(request, "ballots/check.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
