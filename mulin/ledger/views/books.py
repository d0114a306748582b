from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import require
from mulin.kernel.once import once
from mulin.ledger import actions, queries, rules
from mulin.ledger.models import Book, codes_of
from mulin.ledger.views.showing import shown_account
from mulin.organisations.queries import who_asks

PER_PAGE = 50


@login_required
@require_safe
def books(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_look(me))
    rows = queries.books_visible_to(me).annotate(number=Count("accounts"))
    return render(request, "ledger/books.html", {"books": rows})


@login_required
@require_safe
def book(request: HttpRequest, book_id: int) -> HttpResponse:
    """Its accounts: the community's own first, then those of bodies and people."""
    me, kept = who_asks(request), _visible(request, book_id)
    words = request.GET.get("q", "").strip()
    rows = kept.accounts.order_by("holder_kind", "code")
    if words:
        rows = rows.filter(Q(name__contains=words) | Q(name__in=codes_of(words)) | Q(code__contains=words.lower()))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    holders = queries.holder_names(page)
    shown = {
        "book": kept,
        "page": page,
        "accounts": [shown_account(row, holders) for row in page],
        "words": words,
        "through": end_of_last_month(timezone.localdate()),
        "may_close": rules.may_close(me, kept, end_of_last_month(timezone.localdate()), timezone.localdate()),
    }
    return render(request, "ledger/book.html", shown)


@login_required
@require_safe
def prove(request: HttpRequest, book_id: int) -> HttpResponse:
    kept = _visible(request, book_id)
    return render(request, "ledger/proof.html", {"book": kept, "proof": queries.prove(kept), "at": timezone.now()})


@login_required
@require_POST
def close(request: HttpRequest, book_id: int) -> HttpResponse:
    """Up to the end of last month."""
    me, kept = who_asks(request), _visible(request, book_id)
    through = end_of_last_month(timezone.localdate())

    def act() -> dict[str, str]:
        actions.close_period(kept, through=through, by=me, at=timezone.now())
        return {"through": through.isoformat()}

    once(request, act)
    messages.success(request, _("%(book)s已结账到 %(through)s。") % {"book": kept.said, "through": through})
    return redirect("ledger:book", kept.pk)


def end_of_last_month(today: date) -> date:
    return today.replace(day=1) - timedelta(days=1)


def _visible(request: HttpRequest, book_id: int) -> Book:
    me = who_asks(request)
    require(rules.may_look(me))
    return get_object_or_404(queries.books_visible_to(me), pk=book_id)
