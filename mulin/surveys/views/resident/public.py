"""Results for everybody: charts with their tables, what is done about it, open data."""

from collections import Counter
from fractions import Fraction

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mulin.organisations.queries import community_of, who_asks
from mulin.surveys import queries
from mulin.surveys.models import Channel, Survey
from mulin.surveys.rules import hidden

A_PAGE = 12


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The last wave of each series; those before stand on its page."""
    page = Paginator(queries.newest(community_of(who_asks(request))), A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, queries.index_after(one, last)) for one, last in queries.with_last(page)]
    return render(request, "surveys/open.html", {"rows": rows, "page": page})


@require_safe
def results(request: HttpRequest, survey_id: int) -> HttpResponse:
    found = _published(survey_id)
    figures = found.result.figures
    names = queries.area_names(found)
    context = {
        "survey": found, "figures": figures, "told": queries.told(found), "index": queries.index(found), "waves": queries.waves(found),
        "findings": list(found.findings.all()), "missing": [queries.group_words(by, one, names) for by, one in figures.get("missing", [])],
        "effective": f"{float(Fraction(figures.get('effective', 0))):.0f}", "channels": channels(found), "names": sorted(names.items()),
    }  # fmt: skip
    return render(request, "surveys/results.html", context)


def channels(survey: Survey) -> list[tuple[str, int]]:
    """How many by which way; ways under five are told together."""
    count = Counter(survey.answered.values_list("channel", flat=True))
    secret = hidden(dict(count))
    found = [(str(Channel(name).label), number) for name, number in sorted(count.items()) if name not in secret]
    rest = sum(count[name] for name in secret)
    return [*found, ("", rest)] if rest else found


@require_safe
def data(request: HttpRequest, survey_id: int) -> HttpResponse:
    found = _published(survey_id)
    if not found.result.data:
        raise Http404
    answer = HttpResponse("\ufeff" + found.result.data, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="survey-{found.pk}.csv"'
    return answer


def _published(survey_id: int) -> Survey:
    rows = queries.surveys().filter(status=Survey.Status.PUBLISHED).select_related("result", "place")
    return get_object_or_404(rows, pk=survey_id)
