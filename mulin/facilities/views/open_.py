from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.facilities import queries
from mulin.facilities.models import Meal
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import community_of, who_asks

MOST_YEARS = 10


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Use of rooms, meals, what is charged and what the community paid to operators."""
    community, today = community_of(who_asks(request)) or 0, timezone.localdate()
    given = request.GET.get("year", "")
    year = said if 2000 <= (said := whole(given)) <= today.year else today.year
    first = max(queries.first_year(community, today.year), today.year - MOST_YEARS)
    found = queries.figures(community, year)
    tiers, quotas = queries.rules_of_meals(community, today)
    context = {
        "year": year, "years": range(today.year, first - 1, -1), "figures": found, "total": found.total(), "kinds": Meal.Kind.labels,
        "few": queries.FEW, "rooms": queries.tariffs(community), "tiers": tiers, "quotas": quotas,
        "settled": queries.settled(community, year),
    }  # fmt: skip
    return render(request, "facilities/open.html", context)
