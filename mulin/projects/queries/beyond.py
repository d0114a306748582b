"""Brands, roll-outs, plans, lists and alliances as they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from mulin.places.fields import under_any
from mulin.places.models import Place
from mulin.projects.models import Alliance, Brand, BrandMoment, FieldEntry, FieldList, Phase, Plan, Project, Rollout

REACHED = (Rollout.State.PILOT, Rollout.State.RUNNING, Rollout.State.DONE)


def brands(community_id: int) -> QuerySet[Brand]:
    """With `started` projects and `days` of history."""
    rows = Brand.objects.filter(community=community_id)
    found = rows.annotate(started=Count("projects", distinct=True), days=Count("moments", distinct=True))
    return found.order_by("ended_on", "since", "id")


def history(brand: Brand) -> list[BrandMoment]:
    return list(brand.moments.select_related("project").order_by("-on", "-id"))


@dataclass(frozen=True)
class Coverage:
    """Buildings reached by a roll-out, of all in the community."""

    reached: int
    total: int
    rows: list[Rollout]

    @property
    def percent(self) -> int:
        return round(100 * self.reached / self.total) if self.total else 0


def coverage(project: Project) -> Coverage:
    """A roll-out to an estate reaches all its buildings; what is only planned reaches none. Three queries."""
    rows = list(project.rollouts.select_related("place").order_by("on", "id"))
    buildings = Place.objects.filter(community=project.community_id, kind=Place.Kind.BUILDING, valid_to=None)
    paths = [row.place.path for row in rows if row.state in REACHED]
    reached = buildings.filter(under_any(paths)).count() if paths else 0
    return Coverage(reached, buildings.count(), rows)


def plans(community_id: int) -> QuerySet[Plan]:
    phases = Phase.objects.select_related("project").order_by("number")
    return Plan.objects.filter(community=community_id).prefetch_related(Prefetch("phases", phases))


@dataclass(frozen=True)
class PhaseRow:
    """`left` and `width` on the plan's time line, percent; `state` "" "now" "over" "done"."""

    phase: Phase
    left: float
    width: float
    state: str


def phases_of(plan: Plan, today: date) -> list[PhaseRow]:
    first, last = date(plan.from_year, 1, 1), date(plan.until_year, 12, 31)
    whole = (last - first).days + 1
    found = []
    for one in plan.phases.all():
        done = one.project is not None and one.project.stage == Project.Stage.CLOSED
        state = "done" if done else "now" if one.starts <= today <= one.ends else "over" if one.ends < today else ""
        left, width = (one.starts - first).days / whole, ((one.ends - one.starts).days + 1) / whole
        found.append(PhaseRow(one, round(100 * left, 2), round(100 * width, 2), state))
    return found


def lists(community_id: int) -> QuerySet[FieldList]:
    entries = FieldEntry.objects.select_related("project__place", "project__organisation", "project__application")
    return FieldList.objects.filter(community=community_id).prefetch_related(Prefetch("entries", entries.order_by("-project")))


def alliances(community_id: int) -> QuerySet[Alliance]:
    """What everybody reads: signed once."""
    rows = Alliance.objects.filter(community=community_id).exclude(state=Alliance.State.TALKS)
    return rows.select_related("partner", "previous").order_by("state", "until", "id")


def alliances_kept(paths: Sequence[str]) -> QuerySet[Alliance]:
    rows = Alliance.objects.filter(under_any(paths, "community__path"))
    return rows.select_related("partner", "community").order_by("until", "id")


def rolled_out(community_id: int) -> QuerySet[Project]:
    """Projects that are done elsewhere again, with the number of places reached."""
    reached = Count("rollouts", filter=Q(rollouts__state__in=REACHED))
    return Project.objects.filter(community=community_id, rollouts__isnull=False).annotate(reached=reached).order_by("-id")
