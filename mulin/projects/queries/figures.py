"""What projects are and cost, in numbers that each open their rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet, Sum

from mulin.kernel.bilingual import in_language
from mulin.projects.models import Project

S = Project.Stage


@dataclass(frozen=True)
class Figures:
    """Money in 分. Projects that were stopped are neither running nor closed."""

    total: int
    going: int
    closed: int
    stopped: int
    awarded: int
    paid: int
    spent: int
    returned: int


def figures(projects: QuerySet[Project]) -> Figures:
    """One query."""
    row = projects.order_by().aggregate(
        total=Count("pk"),
        going=Count("pk", filter=Q(stage__in=Project.GOING)),
        closed=Count("pk", filter=Q(stage=S.CLOSED)),
        stopped=Count("pk", filter=Q(stage=S.STOPPED)),
        **{name: Sum(name, default=0) for name in ("awarded", "paid", "spent", "returned")},
    )
    return Figures(**row)


@dataclass(frozen=True)
class Part:
    """Of one year or category: how many, how much, and how wide its bar is (0–100)."""

    key: str
    said: str
    projects: int
    awarded: int
    width: float


def by_year(projects: QuerySet[Project]) -> list[Part]:
    rows = projects.order_by().values_list("starts__year").annotate(n=Count("pk"), money=Sum("awarded"))
    return _parts((str(year), str(year), n, money) for year, n, money in rows.order_by("-starts__year"))


def by_category(projects: QuerySet[Project]) -> list[Part]:
    rows = projects.order_by().values_list("category").annotate(said=Max("category_en"), n=Count("pk"), money=Sum("awarded"))
    found = rows.order_by("-money", "category")
    return _parts((category, in_language(category, english), n, money) for category, english, n, money in found)


def _parts(rows: Iterable[tuple[str, str, int, int]]) -> list[Part]:
    found = list(rows)
    most = max([1, *(money for *_rest, money in found)])
    return [Part(key, said, n, money, round(100 * money / most, 1)) for key, said, n, money in found]
