from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.matters import queries, rules
from mulin.matters.queries import Figure, Period
from mulin.organisations.queries import who_asks

IN_ALL = ("all", "open", "closed", "merged", "void", "withdrawn")
DEADLINES = ("closed_with_due", "closed_late", "duplicates", "returned", "reopened")
MAP = ("no_point", "placeholder", "anonymous")


@dataclass(frozen=True)
class Span:
    key: str
    words: str
    period: Period
    current: bool


def figures(request: HttpRequest) -> HttpResponse:
    """Each number opens its rows, and the rows are what the export holds."""
    me, at = who_asks(request), timezone.now()
    require(rules.may_see_figures(me))
    community_id = me.person.community_id if me.person else 0
    spans = _spans(request.GET.get("span", "month"), timezone.localtime(at).date())
    chosen = next(one for one in spans if one.current)
    found = queries.figures(community_id, chosen.period, at=at)
    shown = {
        "spans": spans,
        "rates": queries.rates(found),
        "sections": [
            (_("一共"), _those(found, IN_ALL)),
            (_("期限"), _those(found, DEADLINES)),
            (_("位置和匿名"), _those(found, MAP)),
        ],
        "arrivals": queries.arrivals(community_id, chosen.period),
        "at": at,
    }
    return render(request, "matters/desk/figures.html", shown)


def _those(found: dict[str, Figure], names: tuple[str, ...]) -> list[Figure]:
    return [found[name] for name in names]


def _spans(chosen: str, today: date) -> list[Span]:
    month = today.replace(day=1)
    periods = {
        "week": (_("近七天"), Period(today - timedelta(days=6), today)),
        "month": (_("本月"), Period(month, today)),
        "year": (_("今年"), Period(today.replace(month=1, day=1), today)),
        "all": (_("全部"), Period()),
    }
    chosen = chosen if chosen in periods else "month"
    return [Span(key, words, period, key == chosen) for key, (words, period) in periods.items()]
