"""Figures of projects for everybody, each with its rows, and the open data."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.kernel.sheets.writing import export
from mulin.ledger.queries import say
from mulin.organisations.queries import community_of, who_asks
from mulin.projects.models import Project
from mulin.projects.queries import awards as giving
from mulin.projects.queries import figures as numbers
from mulin.projects.queries import gallery

A_PAGE = 25


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    community = community_of(who_asks(request))
    everything = gallery.public(community)
    wanted = gallery.Wanted.of(request.GET)
    page = Paginator(gallery.chosen(everything, wanted).select_related("application").order_by("-id"), A_PAGE)
    rows = page.get_page(request.GET.get("page"))
    whole = numbers.figures(everything)
    context = {
        "whole": whole, "awarded": say(whole.awarded, "cny"), "paid": say(whole.paid, "cny"), "spent": say(whole.spent, "cny"),
        "returned": say(whole.returned, "cny") if whole.returned else "", "wanted": wanted, "page": rows,
        "rows": [
            (one, giving.who(one), *(say(sum_, "cny") for sum_ in (one.awarded, one.paid, one.spent)), say(one.returned, "cny") if one.returned else "")
            for one in rows
        ],
        "years": [(one, say(one.awarded, "cny")) for one in numbers.by_year(everything)],
        "categories": [(one, say(one.awarded, "cny")) for one in numbers.by_category(everything)],
    }  # fmt: skip
    return render(request, "projects/open/figures.html", context)


@require_safe
def awards(request: HttpRequest) -> JsonResponse:
    rows = Project.objects.filter(community=community_of(who_asks(request)))
    at = timezone.now().isoformat(timespec="seconds")
    return _json(giving.awards(rows, at=at, base=settings.ORIGIN), "projects-360giving.json")


@require_safe
def award(request: HttpRequest, project_number: str) -> JsonResponse:
    """One award as a package of its own."""
    one = get_object_or_404(Project, number=project_number)
    package = giving.awards(
        Project.objects.filter(pk=one.pk), at=timezone.now().isoformat(timespec="seconds"), base=settings.ORIGIN
    )
    if not package["grants"]:
        raise Http404
    return _json(package, f"{one.number}-360giving.json")


def _json(package: dict[str, object], name: str) -> JsonResponse:
    answer = JsonResponse(package, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
def table(request: HttpRequest) -> HttpResponseBase:
    everything = gallery.public(community_of(who_asks(request)))
    return export(giving.headers(), giving.rows(gallery.chosen(everything, gallery.Wanted.of(request.GET))), "projects.csv")
