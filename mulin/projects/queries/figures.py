"""What projects are and cost, in numbers that each open their rows."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

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
    projects: int
    awarded: int
    width: float


def by_year(projects: QuerySet[Project]) -> list[Part]:
    rows = projects.order_by().values_list("starts__year").annotate(n=Count("pk"), money=Sum("awarded"))
    return _parts((str(year), n, money) for year, n, money in rows.order_by("-starts__year"))


def by_category(projects: QuerySet[Project]) -> list[Part]:
    rows = projects.order_by().values_list("category").annotate(n=Count("pk"), money=Sum("awarded"))
    return _parts(rows.order_by("-money", "category"))


def _parts(rows: object) -> list[Part]:
    found = [(str(key), int(n), int(money)) for key, n, money in rows]  # type: ignore[attr-defined]
    most = max([1, *(money for _key, _n, money in found)])
    return [Part(key, n, money, round(100 * money / most, 1)) for key, n, money in found]
