"""What anyone may read: figures whose numbers open their rows, and the public matters without names."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mulin.matters.queries import where
from mulin.matters.queries.saying import card
from mulin.organisations.queries import who_asks
from mulin.overview.queries import published

PER_PAGE = 25


@require_safe
def open_figures(request: HttpRequest) -> HttpResponse:
    community = where.home_community(who_asks(request))
    shown = published.period(request.GET.get("days"))
    context = {"figures": published.figures(community, shown) if community else [], "period": shown, "periods": published.PERIODS}
    return render(request, "overview/open.html", context)


@require_safe
def open_matters(request: HttpRequest) -> HttpResponse:
    community = where.home_community(who_asks(request))
    shown = published.period(request.GET.get("days"))
    chosen = request.GET.get("of", "")
    rows = published.rows(community or 0, shown, chosen)
    page = Paginator(rows.select_related("place").order_by("-opened_at", "-id"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": page,
        "cards": [card(matter) for matter in page],
        "of": chosen,
        "label": published.label(chosen),
        "period": shown,
    }
    return render(request, "overview/open_matters.html", context)
