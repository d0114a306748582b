"""How soon somebody was there, by grid (C101). Grids stand in their own order: no ranking, and no raw counts to rank by."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from urllib.parse import urlencode

from mulin.matters.models import Matter
from mulin.places.models import Place

from .figures import Period, starts

GOAL = 10  # minutes (十分钟管理全覆盖)


@dataclass(frozen=True)
class Arrival:
    grid: Place
    measured: int
    median_minutes: int
    within_goal: int  # percent of those measured
    query: str  # of the list that has just these rows


def arrivals(community_id: int, period: Period) -> list[Arrival]:
    """Grids in which an arrival was recorded."""
    rows = Matter.objects.filter(community=community_id, arrived_at__isnull=False)
    if period.since:
        rows = rows.filter(opened_at__gte=starts(period.since))
    if period.until:
        rows = rows.filter(opened_at__lt=starts(period.until + timedelta(days=1)))
    grids = {str(grid.pk): grid for grid in Place.objects.filter(community=community_id, kind=Place.Kind.GRID)}
    minutes: dict[str, list[int]] = defaultdict(list)
    for path, opened_at, arrived_at in rows.values_list("place_path", "opened_at", "arrived_at"):
        grid = next((step for step in path.split("/") if step in grids), None)
        if grid and arrived_at:
            minutes[grid].append(int((arrived_at - opened_at).total_seconds() // 60))
    return [
        Arrival(
            place,
            len(found),
            int(median(found)),
            round(100 * sum(one <= GOAL for one in found) / len(found)),
            _query(place, period),
        )
        for grid, place in sorted(grids.items(), key=lambda pair: (pair[1].order, pair[1].pk))
        if (found := minutes.get(grid))
    ]


def _query(grid: Place, period: Period) -> str:
    asked = {"grid": grid.pk, "figure": "arrived", "since": period.since, "until": period.until}
    return urlencode({name: str(value) for name, value in asked.items() if value})
