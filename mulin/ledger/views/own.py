"""One's own points and time, on the phone."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mulin.ledger import queries
from mulin.ledger.models import Hold
from mulin.ledger.views.showing import shown_account, shown_row
from mulin.organisations.queries import who_asks


@login_required
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    rows = [shown_account(row, {}) for row in queries.own_accounts(who_asks(request))]
    return render(request, "ledger/own.html", {"rows": rows})


@login_required
@require_safe
def own_account(request: HttpRequest, account_id: int) -> HttpResponse:
    row = get_object_or_404(queries.own_accounts(who_asks(request)), pk=account_id)
    found = queries.statement(row, page=request.GET.get("page"))
    holds = [
        {"hold": hold, "amount": queries.say(hold.amount, row.unit)}
        for hold in row.holds.filter(state=Hold.State.OPEN).order_by("-id")
    ]
    shown = {"page": found.page, "rows": [shown_row(one) for one in found.rows], "holds": holds}
    return render(request, "ledger/own_account.html", shown | shown_account(row, {}))
