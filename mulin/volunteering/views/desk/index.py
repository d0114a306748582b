from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.kernel.access import require
from mulin.organisations.queries import who_asks
from mulin.volunteering import queries, rules
from mulin.volunteering.rules import Who

A_FEW = 8


def asked(request: HttpRequest) -> Who:
    """Who stands at the desk; a refusal for everybody who keeps no volunteers."""
    who = queries.who_serves(who_asks(request))
    require(rules.may_keep(who))
    return who


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    who, at = asked(request), timezone.now()
    records, certificates, shifts = (
        queries.records_waiting(who), queries.certificates_waiting(who), queries.short_of_hands(who, at)
    )  # fmt: skip
    context = {
        "records": list(records[:A_FEW]), "records_total": records.count(),
        "certificates": list(certificates[:A_FEW]), "shifts": list(shifts[:A_FEW]), "shifts_total": shifts.count(),
    }  # fmt: skip
    return render(request, "volunteering/desk/index.html", context)
