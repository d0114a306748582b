"""Brands with their history, and how far a pilot has come."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mulin.kernel.ui.whole import whole
from mulin.ledger.queries import say
from mulin.organisations.queries import community_of, who_asks
from mulin.projects.models import Brand
from mulin.projects.queries import beyond
from mulin.projects.queries import gallery as queries
from mulin.projects.queries.awards import who
from mulin.projects.queries.figures import figures
from mulin.projects.rules import after as rules

from .gallery import found


@require_safe
def brands(request: HttpRequest) -> HttpResponse:
    rows = list(beyond.brands(community_of(who_asks(request))))
    return render(request, "projects/open/brands.html", {"brands": rows})


@require_safe
def brand(request: HttpRequest, brand_slug: str) -> HttpResponse:
    """Of one's own community; a project of another one says of which: `?of=`."""
    me, of = who_asks(request), request.GET.get("of", "")
    community = whole(of) or community_of(me)
    one = get_object_or_404(Brand.objects.select_related("community"), slug=brand_slug, community=community)
    projects = list(queries.public(one.community_id).filter(brand=one).order_by("-id"))
    sums = figures(one.projects.all())
    context = {
        "brand": one, "moments": beyond.history(one), "cards": [(card, who(card.project)) for card in queries.cards(projects)],
        "whole": sums, "awarded": say(sums.awarded, "cny"), "keeps": rules.may_keep(me, one.community.path),
        "asks": bool(rules.may_ask_for_proposal(me)),
    }  # fmt: skip
    return render(request, "projects/open/brand.html", context)


@require_safe
def coverage(request: HttpRequest, project_number: str) -> HttpResponse:
    """Where a pilot was rolled out, on a map and as a list."""
    me, one = who_asks(request), found(project_number)
    context = {
        "project": one, "coverage": beyond.coverage(one), "keeps": rules.may_keep(me, one.path),
        "children": {child.place_id: child for child in one.children.all()},
    }  # fmt: skip
    return render(request, "projects/open/coverage.html", context)
