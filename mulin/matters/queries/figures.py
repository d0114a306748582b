"""Figures of a period. Each is a condition by name: what counts the rows is what opens them, so they always agree.

Days are counted ahead (`DayFigures`, by the clock); a view adds up days and counts again only those in which something changed since.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.db.models import Case, Count, Exists, F, IntegerField, Max, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Floor, TruncDate
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _

from mulin.matters.models import Clock, DayFigures, Matter
from mulin.places.models import Place

from .figure_names import names

S, V = Matter.Status, Matter.Verdict
ACCEPT_CLOCK = Clock.objects.filter(matter=OuterRef("pk"), kind=Clock.Kind.ACCEPT)
IN_TIME = Exists(ACCEPT_CLOCK.filter(stopped_at__lte=F("due_at")))
COUNTED = ~Q(status__in=[S.MERGED, S.VOID, S.WITHDRAWN])
CLOSED = Q(status=S.CLOSED)
SAID = CLOSED & ~Q(verdict="")
WHOLE_DEGREES = Q(lat=Floor("lat"), lng=Floor("lng"))  # a placeholder of whoever had no position

CONDITIONS: dict[str, Q] = {
    "all": Q(),
    "open": Q(status__in=Matter.OPEN),
    "closed": CLOSED,
    "merged": Q(status=S.MERGED),
    "void": Q(status=S.VOID),
    "withdrawn": Q(status=S.WITHDRAWN),
    "duplicates": CLOSED & Q(is_duplicate=True),
    "closed_with_due": CLOSED & Q(close_by__isnull=False),
    "closed_in_time": CLOSED & Q(closed_at__lte=F("close_by")),
    "closed_late": CLOSED & Q(closed_at__gt=F("close_by")),
    "no_point": Q(lat=None),
    "placeholder": WHOLE_DEGREES,
    "anonymous": Q(is_anonymous=True),
    "returned": Q(returns__gt=0),
    "reopened": Q(reopens__gt=0),
    "to_accept": COUNTED & Q(Exists(ACCEPT_CLOCK)),
    "accepted_in_time": COUNTED & Q(IN_TIME),
    "no_accept_limit": COUNTED & ~Q(Exists(ACCEPT_CLOCK)),
    "said": SAID,
    "solved": SAID & Q(reopens=0) & ~Q(verdict=V.BAD),
    "satisfied": SAID & Q(verdict=V.GOOD),
    "silent": CLOSED & Q(verdict="") & Q(is_anonymous=False, is_duplicate=False),
    "silent_anonymous": CLOSED & Q(verdict="") & Q(is_anonymous=True, is_duplicate=False),
    "silent_duplicate": CLOSED & Q(verdict="") & Q(is_duplicate=True),
    "over_here": CLOSED & ~Q(channel=Matter.Channel.IMPORT),
    "one_trip": CLOSED & ~Q(channel=Matter.Channel.IMPORT) & Q(trips__lte=1),
    "over_elsewhere": CLOSED & Q(channel=Matter.Channel.IMPORT),  # nobody counted who came there
    "arrived": Q(arrived_at__isnull=False),
}
NOT_OVER = ("open", "merged", "void", "withdrawn")
OVERLAP = timedelta(minutes=2)  # transactions that were still open when a day was counted
# rate → (part, whole, what the whole leaves out)
RATES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "response": ("accepted_in_time", "to_accept", ("merged", "void", "withdrawn", "no_accept_limit")),
    "solved": ("solved", "said", (*NOT_OVER, "silent", "silent_anonymous", "silent_duplicate")),
    "satisfied": ("satisfied", "said", (*NOT_OVER, "silent", "silent_anonymous", "silent_duplicate")),
    "trips": ("one_trip", "over_here", (*NOT_OVER, "over_elsewhere")),
}


@dataclass(frozen=True)
class Figure:
    """A number and the query string of the list that has just these rows."""

    name: str
    words: str
    number: int
    query: str


@dataclass(frozen=True)
class Rate:
    """`part` of `whole`; what is left out of the whole is counted as openly."""

    name: str
    words: str
    part: Figure
    whole: Figure
    left_out: list[Figure]

    @property
    def percent(self) -> float | None:
        return round(100 * self.part.number / self.whole.number, 1) if self.whole.number else None


@dataclass(frozen=True)
class Period:
    """Days of opening in Shanghai, both included; without a day, all there are."""

    since: date | None = None
    until: date | None = None


def figures(community_id: int, period: Period, *, at: datetime) -> dict[str, Figure]:
    counted = _counts(community_id, period, at)
    words = names()
    return {name: Figure(name, words[name], counted[name], _query(name, period)) for name in CONDITIONS}


def rates(found: dict[str, Figure]) -> list[Rate]:
    words = {"response": _("响应率"), "solved": _("解决率"), "satisfied": _("满意率"), "trips": _("最多跑一次")}
    return [
        Rate(name, words[name], found[part], found[whole], [found[one] for one in left_out])
        for name, (part, whole, left_out) in RATES.items()
    ]


def refresh(community_id: int, *, at: datetime) -> int:
    """Count again the days in which a matter changed since they were counted; return how many."""
    kept = DayFigures.objects.filter(community=community_id)
    last = kept.aggregate(last=Max("counted_at"))["last"]
    rows = Matter.objects.filter(community=community_id)
    if last:
        rows = rows.filter(changed_at__gte=last - OVERLAP)
    days = sorted(set(rows.annotate(day=_day()).order_by().values_list("day", flat=True).distinct()))
    fresh = [DayFigures(community_id=community_id, day=day, counts=_count_day(community_id, day), counted_at=at) for day in days]
    DayFigures.objects.bulk_create(
        fresh, update_conflicts=True, unique_fields=["community", "day"], update_fields=["counts", "counted_at"], batch_size=200
    )
    return len(fresh)


def refresh_all(at: datetime) -> int:
    """The clock's part of the work."""
    communities = Place.objects.filter(kind=Place.Kind.COMMUNITY, valid_to=None).values_list("pk", flat=True)
    return sum(refresh(community, at=at) for community in communities)


def _counts(community_id: int, period: Period, at: datetime) -> Counter[str]:
    refresh(community_id, at=at)
    days = DayFigures.objects.filter(community=community_id)
    if period.since:
        days = days.filter(day__gte=period.since)
    if period.until:
        days = days.filter(day__lte=period.until)
    total: Counter[str] = Counter()
    for counts in days.values_list("counts", flat=True):
        total.update(counts)
    return total


def _count_day(community_id: int, day: date) -> dict[str, int]:
    rows = Matter.objects.filter(
        community=community_id, opened_at__gte=starts(day), opened_at__lt=starts(day + timedelta(days=1))
    )
    counts = {
        name: Count(Case(When(condition, then=Value(1)), output_field=IntegerField())) if condition else Count("pk")
        for name, condition in CONDITIONS.items()
    }
    found = rows.aggregate(**{f"n_{name}": count for name, count in counts.items()})
    return {name: found[f"n_{name}"] for name in counts if found[f"n_{name}"]}


def _day() -> TruncDate:
    return TruncDate("opened_at", tzinfo=get_default_timezone())


def starts(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=get_default_timezone())


def _query(name: str, period: Period) -> str:
    asked = {"figure": name, "since": period.since or "", "until": period.until or ""}
    return urlencode({key: str(value) for key, value in asked.items() if value})


def span(community_id: int) -> tuple[date, date] | None:
    """First and last day on which something was opened."""
    ends = Matter.objects.filter(community=community_id).aggregate(first=Min("opened_at"), last=Max("opened_at"))
    return (localtime(ends["first"]).date(), localtime(ends["last"]).date()) if ends["first"] else None


def rows_of(name: str, rows: QuerySet[Matter]) -> QuerySet[Matter]:
    return rows.filter(CONDITIONS[name]) if name in CONDITIONS else rows
