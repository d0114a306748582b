from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mulin.kernel.access import require
from mulin.kernel.sheets import writing
from mulin.ledger import queries, rules
from mulin.ledger.forms import SpanForm
from mulin.ledger.models import Account
from mulin.ledger.views.showing import shown_account, shown_row
from mulin.organisations.queries import who_asks


@login_required
@require_safe
def account(request: HttpRequest, account_id: int) -> HttpResponse:
    """Its statement, newest first."""
    row = _visible(request, account_id)
    form = SpanForm(request.GET)
    since, until = form.span()
    found = queries.statement(row, since=since, until=until, page=request.GET.get("page"))
    sums = {name: queries.say(getattr(found, name), row.unit) for name in ("opening", "received", "spent", "closing")}
    filtered = bool(since or until)
    shown = {"form": form, "filtered": filtered, "page": found.page, "rows": [shown_row(one) for one in found.rows], "sums": sums}
    return render(request, "ledger/account.html", shown | shown_account(row, queries.holder_names([row])))


@login_required
@require_safe
def export(request: HttpRequest, account_id: int) -> HttpResponseBase:
    """The rows of the statement, as a table."""
    row = _visible(request, account_id)
    lines = queries.lines_of(row, *SpanForm(request.GET).span())
    ending = "csv" if request.GET.get("format") == "csv" else "xlsx"
    return writing.export(queries.HEADERS, queries.rows(lines), f"{row.code.replace(':', '-')}.{ending}")


def _visible(request: HttpRequest, account_id: int) -> Account:
    me = who_asks(request)
    require(rules.may_look(me))
    seen = Account.objects.filter(book__in=queries.books_visible_to(me).order_by())
    return get_object_or_404(seen.select_related("book__community"), pk=account_id)
