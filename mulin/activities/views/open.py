from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.activities import queries
from mulin.activities.models import Activity
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import community_of, who_asks

from .acting import A_PAGE


@require_safe
def open_activities(request: HttpRequest) -> HttpResponse:
    """What was held, with the figures that the lists give, and the rows behind each figure."""
    community, today = community_of(who_asks(request)), timezone.localdate()
    given = request.GET.get("year", "")
    year = said if 2000 <= (said := whole(given)) <= today.year else today.year
    kind, month = request.GET.get("kind", ""), request.GET.get("month", "")
    kind = kind if kind in Activity.Kind.values else ""
    rows = queries.held(community, year, kind=kind, month=whole(month, most=12) or None)
    figures = queries.figures(community, year)
    context = {
        "year": year, "years": range(today.year, max(queries.first_year(community, today.year), today.year - 10) - 1, -1),
        "figures": figures, "months": [(date(year, number, 1), line) for number, line in figures.by_month.items()], "kind": kind, "month": month,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")), "gallery": queries.gallery(community), "lessons": queries.lessons_of(community).count(),
    }  # fmt: skip
    return render(request, "activities/open.html", context)


@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """Study visits and talks: where, from whom, what was learned."""
    rows = queries.lessons_of(community_of(who_asks(request)))
    return render(request, "activities/lessons.html", {"page": Paginator(rows, A_PAGE).get_page(request.GET.get("page"))})
