"""Plans of a year beside what was held (C033). A session counts once for each plan whose kind, theme and body it has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet
from django.utils.timezone import get_current_timezone, localdate

from mulin.activities import rules
from mulin.activities.models import Activity, Plan, Session
from mulin.organisations.queries import Standing

from .hosting import of_community


@dataclass
class Progress:
    """`late`: how many behind an even pace; `missing`: neither held nor in the calendar."""

    plan: Plan
    held: int
    heads: int
    ahead: int
    expected: int

    @property
    def late(self) -> int:
        return max(0, min(self.expected, self.plan.number) - self.held)

    @property
    def missing(self) -> int:
        return max(0, self.plan.number - self.held - self.ahead)

    @property
    def percent(self) -> int:
        return min(100, round(100 * self.held / self.plan.number))


def plans_visible_to(me: Standing, community_id: int) -> QuerySet[Plan]:
    """Of the community for those with a post there; a unit's people see the unit's."""
    rows = Plan.objects.filter(community=community_id).select_related("community", "body")
    return rows if me.paths(rules.ORGANISERS) else rows.filter(body__in=me.units())


def of_year(community_id: int, year: int) -> QuerySet[Session]:
    zone = get_current_timezone()
    since, until = (datetime(one, 1, 1, tzinfo=zone) for one in (year, year + 1))
    rows = Session.objects.filter(of_community(community_id), begins_at__gte=since, begins_at__lt=until)
    return rows.filter(activity__status__in=Activity.PUBLIC).exclude(status=Session.Status.CANCELLED)


def sessions_for(plan: Plan, *, held: bool) -> QuerySet[Session]:
    """The rows behind one figure."""
    rows = of_year(plan.community_id, plan.year).filter(status="done" if held else "planned")
    rows = rows.filter(activity__kind=plan.kind) if plan.kind else rows
    rows = rows.filter(activity__theme=plan.theme) if plan.theme else rows
    if plan.body_id is not None:
        hosts = Activity.hosts.through.objects.filter(organisation=plan.body_id).values("activity")
        rows = rows.filter(Q(activity__organiser=plan.body_id) | Q(activity__in=hosts))
    return rows.defer("draw").select_related("activity", "place").order_by("-begins_at", "-id")


def progress(plans: Iterable[Plan], community_id: int, year: int, at: datetime) -> list[Progress]:
    """Two queries, however many plans."""
    rows = of_year(community_id, year).annotate(crowd=F("came") + F("visitors"))
    told = list(rows.values_list("activity", "activity__kind", "activity__theme", "activity__organiser", "status", "crowd"))
    bodies: dict[int, set[int]] = {}
    activities = Activity.objects.filter(pk__in=rows.values("activity"))
    for activity, body in Activity.hosts.through.objects.filter(activity__in=activities).values_list("activity", "organisation"):
        bodies.setdefault(activity, set()).add(body)
    found = []
    for plan in plans:
        fits = [
            (status, crowd)
            for activity, kind, theme, organiser, status, crowd in told
            if plan.kind in ("", kind)
            and plan.theme in ("", theme)
            and (plan.body_id is None or plan.body_id == organiser or plan.body_id in bodies.get(activity, ()))
        ]
        held = [crowd for status, crowd in fits if status == "done"]
        found.append(Progress(plan, len(held), sum(held), len(fits) - len(held), _expected(plan, localdate(at))))
    return found


def _expected(plan: Plan, today: date) -> int:
    first, next_ = date(plan.year, 1, 1), date(plan.year + 1, 1, 1)
    return rules.expected_by_now(plan, (today - first).days, (next_ - first).days)


def activities_by_theme(community_id: int, themes: list[str], at: datetime) -> dict[str, int]:
    """Sessions ahead with these themes, so that nobody drafts what is there."""
    rows = Session.objects.filter(of_community(community_id), activity__theme__in=themes, status="planned", begins_at__gt=at)
    counted = rows.order_by().values("activity__theme").annotate(n=Count("id"))
    return {row["activity__theme"]: row["n"] for row in counted}


def themes_of(community_id: int) -> list[str]:
    """What was written as a theme so far, for the form to offer."""
    rows = Activity.objects.filter(community=community_id).exclude(theme="").values_list("theme", flat=True)
    return list(rows.order_by("theme").distinct()[:60])
