from datetime import date, datetime, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from mulin.activities import queries, rules
from mulin.activities.models import Activity, Session
from mulin.activities.rules import rhythm
from mulin.activities.views.acting import A_PAGE, as_oneself
from mulin.organisations.queries import community_of


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What is on: from now on, or a day, a week, a month; all of it, or what there is each day, week, month, year."""
    me, at = as_oneself(request), timezone.now()
    kind, span = request.GET.get("kind", ""), request.GET.get("span", "")
    kind = kind if kind in Activity.Kind.values else ""
    every = request.GET.get("every", "")
    every = every if every in rhythm.CADENCES else ""
    on = _day(request.GET.get("on", "")) or timezone.localdate(at)
    community = community_of(me)
    if span in queries.SPANS:
        since, until = queries.span_of(span, on)
        rows = queries.sessions_between(community, since, until, kind=kind, every=every)
    elif every:
        span, rows = "", queries.next_of_each(community, at, kind=kind, every=every)
    else:
        span, rows = "", queries.sessions_ahead(community, at, kind=kind)
    regular = bool(every) and not span  # one line each: how often, and when next
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    figures = queries.sums([one.pk for one in page])
    context = {
        "page": page,
        "rows": [
            (timezone.localdate(one.begins_at), one, *_state(one, figures.get(one.pk), at), _rhythm(one) if regular else "")
            for one in page
        ],
        "regular": regular,
        "cadences": rhythm.CADENCES.items(),
        "every": every,
        "cadence": rhythm.CADENCES.get(every, ""),
        "kinds": Activity.Kind.choices,
        "kind": kind,
        "span": span,
        "on": on,
        "before": _shift(on, span, -1),
        "after": _shift(on, span, 1),
    }
    return render(request, "activities/listing.html", context)


def _rhythm(session: Session) -> str:
    return rhythm.rhythm(session.series) if session.series is not None else ""


def _state(session: Session, sum_: queries.Sum | None, at: datetime) -> tuple[str, int]:
    """What its line says, and how many places are left where it says that."""
    if session.status == Session.Status.CANCELLED or session.activity.status == Activity.Status.CANCELLED:
        return "cancelled", 0
    if session.status == Session.Status.DONE or session.ends_at < at:
        return "over", 0
    if sum_ is None:
        return "open", 0
    if rules.draws(session.activity, session):
        return "draw", 0
    return ("full", 0) if sum_.left < 1 or sum_.waiting else ("places", sum_.left)


def _day(text: str) -> date | None:
    try:
        found = parse_date(text)
    except ValueError:
        return None
    return found if found is not None and 2000 <= found.year <= 2100 else None


def _shift(on: date, span: str, by: int) -> date:
    if span == "month":
        first = on.replace(day=1)
        return (first - timedelta(days=1)).replace(day=1) if by < 0 else (first + timedelta(days=32)).replace(day=1)
    return on + timedelta(days=by * (7 if span == "week" else 1))
