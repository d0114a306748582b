"""What a list shows, as its address says it. The list, its count, its saved filter and its export all read the same query."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict

from mulin.kernel.search import index
from mulin.matters.models import Category, Matter
from mulin.places.fields import under
from mulin.places.models import Place

from .figures import CONDITIONS, rows_of, starts

S = Matter.Status
STATES = {"open": Q(status__in=Matter.OPEN), "running": Q(due_at__isnull=False)}
ORDERS = {"": ["-opened_at", "-id"], "due": ["due_at", "id"], "old": ["opened_at", "id"]}


@dataclass(frozen=True)
class Filter:
    """Empty means: not asked for. What cannot be read is left out, so no address ever breaks a list."""

    status: str = ""  # a status, "open", or "running": those with a deadline ahead or behind
    category: int | None = None  # 小类, or a 大类 with all below it
    grid: int | None = None  # any place
    unit: int | None = None
    handler: int | None = None
    channel: str = ""
    overdue: bool = False
    figure: str = ""  # one of `figures.CONDITIONS`
    since: date | None = None  # opened on this day or later
    until: date | None = None  # … or earlier
    text: str = ""
    order: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Filter":
        get = query.get
        return cls(
            status=_one_of(get("status"), [*S.values, "open", "running"]),
            category=_number(get("category")),
            grid=_number(get("grid")),
            unit=_number(get("unit")),
            handler=_number(get("handler")),
            channel=_one_of(get("channel"), Matter.Channel.values),
            overdue=get("overdue") in ("1", "on", "true"),
            figure=_one_of(get("figure"), list(CONDITIONS)),
            since=_day(get("since")),
            until=_day(get("until")),
            text=(get("text") or get("q") or "").strip()[:100],
            order=_one_of(get("order"), list(ORDERS)),
        )

    def query(self) -> str:
        """The address's part after “?”, in a fixed order: equal filters have equal words."""
        asked = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: "1" if value is True else str(value) for name, value in asked.items() if value})

    def apply(self, rows: QuerySet[Matter], *, at: datetime, path: str = "") -> QuerySet[Matter]:
        """`rows` are what the person may see; `path` narrows the text search to a subtree beforehand."""
        return self.narrow(rows, at=at, path=path).order_by(*ORDERS[self.order])

    def narrow(self, rows: QuerySet[Matter], *, at: datetime, path: str = "") -> QuerySet[Matter]:
        wanted = Q()
        if self.status:
            wanted &= STATES.get(self.status) or Q(status=self.status)
        if self.category:
            wanted &= Q(category__in=Category.objects.filter(Q(pk=self.category) | Q(parent=self.category)).values("pk"))
        if self.grid:
            place = Place.objects.filter(pk=self.grid).values_list("path", flat=True).first()
            wanted &= under(place, "place_path") if place else Q(pk=None)
        if self.unit:
            wanted &= Q(unit=self.unit)
        if self.handler:
            wanted &= Q(handler=self.handler)
        if self.channel:
            wanted &= Q(channel=self.channel)
        if self.overdue:
            wanted &= Q(due_at__lt=at, status__in=Matter.OPEN)
        if self.since:
            wanted &= Q(opened_at__gte=starts(self.since))
        if self.until:
            wanted &= Q(opened_at__lt=starts(self.until + timedelta(days=1)))
        if self.text:
            wanted &= Q(pk__in=index.find("matters", self.text, path))
        return rows_of(self.figure, rows.filter(wanted))


def _one_of(text: str | None, words: list[str]) -> str:
    return text if text in words else ""


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
