"""Plans of several years, lists across fields, partners: for everybody."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.organisations.queries import community_of, who_asks
from mulin.projects.queries import beyond
from mulin.projects.queries.awards import who
from mulin.projects.rules import after as rules

A_PAGE = 25


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    me, today = who_asks(request), timezone.localdate()
    rows = [
        (plan, beyond.phases_of(plan, today), range(plan.from_year, plan.until_year + 1))
        for plan in beyond.plans(community_of(me))
    ]
    return render(request, "projects/open/plans.html", {"plans": rows, "keeps": rules.may_keep_some(me)})


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    rows = [
        (field, [(entry.project, who(entry.project)) for entry in field.entries.all()])
        for field in beyond.lists(community_of(me))
    ]
    return render(request, "projects/open/lists.html", {"lists": rows, "keeps": rules.may_keep_some(me)})


@require_safe
def alliances(request: HttpRequest) -> HttpResponse:
    """With whom the community works, and what each has promised."""
    me = who_asks(request)
    page = Paginator(beyond.alliances(community_of(me)), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "projects/open/alliances.html", {"page": page, "keeps": rules.may_keep_some(me)})
