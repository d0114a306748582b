from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.funds import queries, rules
from mulin.funds.views.acting import asked
from mulin.ledger.queries import say

A_FEW = 8


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for me, then the funds."""
    me, today = asked(request), timezone.localdate()
    funds = queries.funds_visible_to(me, today).select_related("keeper").order_by("closed_at", "name", "id")
    banks = queries.banks(funds)
    decide, pay, promised = queries.to_decide(me, today), queries.to_pay(me), queries.promised(me)
    earmarks = queries.earmarks_to_decide(me, today)
    waiting = [
        ("decide", *_first(decide.select_related("fund", "purpose"))),
        ("earmarks", *_first(earmarks.select_related("fund", "purpose"))),
        ("pay", *_first(pay.select_related("fund", "purpose"))),
        ("promised", *_first(promised.select_related("fund"))),
    ]
    shown = {
        "funds": [
            (fund, say(banks[fund.book_id].balance, "cny"), say(banks[fund.book_id].held, "cny") if banks[fund.book_id].held else "")
            for fund in funds
        ],
        "waiting": {
            name: {"rows": [(row, say(row.amount, "cny")) for row in rows], "total": total} for name, rows, total in waiting
        },
        "disclosures": list(queries.to_sign(me, today)[:A_FEW]), "today": today,
        "may_found": bool(me.paths(rules.FOUNDERS)),
    }  # fmt: skip
    return render(request, "funds/desk/index.html", shown)


def _first(rows: QuerySet[Any]) -> tuple[list[Any], int]:
    """A few, and how many there are: counted only where there may be more."""
    few = list(rows[:A_FEW])
    return few, len(few) if len(few) < A_FEW else rows.count()
