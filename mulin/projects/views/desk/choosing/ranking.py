"""The order as it would be announced, what it costs, and the changes that need a reason."""

from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import Refused
from mulin.kernel.once import once
from mulin.organisations.queries import Standing
from mulin.projects import actions
from mulin.projects.models import Application, Call
from mulin.projects.queries import choice, result

from .index import kept, sizes


@login_required
@require_safe
def ranking(request: HttpRequest, call: str) -> HttpResponse:
    me, found = kept(request, call)
    rows = result.places(found)
    spent = sum(one.row.awarded for one in rows)
    forums = sizes(found) if found.choice == Call.Choice.FORUM else []
    context = {
        "call": found, "rows": rows, "spent": spent, "left": found.amount - spent, "chosen": sum(one.row.chosen for one in rows),
        "may_rank": actions.may_rank(me, found, timezone.now()), "told": choice.choosing_of(found), "forums": forums,
        "part": round(100 * spent / found.amount) if found.amount else 0, "is_budget": choice.is_budget(found),
    }  # fmt: skip
    return render(request, "projects/choosing/ranking.html", context)


@login_required
def adjust(request: HttpRequest, call: str, application: str) -> HttpResponse:
    """Less money, or passed over for a reason that everybody reads."""
    me, found = kept(request, call)
    rows = Application.objects.filter(call=found, ranking__isnull=False).select_related("ranking", "lead", "organisation")
    one = get_object_or_404(rows, number=application)
    error = ""
    if request.method == "POST":
        try:
            once(request, lambda: _adjusted(request, one, found, me))
            messages.success(request, _("改好了，名次重新算过。"))
            return redirect("projects:desk_ranking", call=found.number)
        except Refused as refused:
            error = str(refused)
    context = {"call": found, "application": one, "row": one.ranking, "error": error, "sent": request.POST}
    may = actions.may_rank(me, found, timezone.now())
    return render(request, "projects/choosing/adjust.html", context | {"may_rank": may}, status=422 if error else 200)


def _adjusted(request: HttpRequest, one: Application, found: Call, me: Standing) -> dict[str, int]:
    sent, at = request.POST, timezone.now()
    if sent.get("what") == "amount":
        actions.lower(one, _fen(sent.get("amount", "")), by=me, at=at)
    else:
        actions.pass_over(one, sent.get("words", "") if sent.get("what") == "over" else "", by=me, at=at)
    return {"id": one.pk}


def _fen(text: str) -> int:
    try:
        amount = Decimal(text.replace(",", "").strip()) * 100
    except InvalidOperation as error:
        raise Refused(_("请写资助多少元，例如 3000。")) from error
    if not amount.is_finite() or amount != amount.to_integral_value() or not 0 <= amount < 10**15:
        raise Refused(_("请写资助多少元，例如 3000。"))
    return int(amount)
