"""What pages show, ready to be read: no query is asked while a template draws."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum, Window

from mulin.volunteering.models import Claim, Expert, Record, Shift, Team, Volunteer

from .visible import shifts_open_to


@dataclass(frozen=True)
class Total:
    """Minutes that count, and how many times."""

    minutes: int
    times: int
    waiting: int  # noted, not confirmed yet

    @property
    def hours(self) -> str:
        return f"{self.minutes / 60:.1f}".removesuffix(".0")


def total_of(volunteer: Volunteer) -> Total:
    rows = list(Record.objects.filter(volunteer=volunteer).values_list("status", "minutes"))
    counted = [minutes for status, minutes in rows if status == Record.Status.CONFIRMED]
    return Total(sum(counted), len(counted), sum(status == Record.Status.NOTED for status, _minutes in rows))


def served_by(volunteer: Volunteer, few: int) -> tuple[Total, list[Record]]:
    """What counts of all records, and the newest of them; one query."""
    C, N = Record.Status.CONFIRMED, Record.Status.NOTED
    rows = Record.objects.filter(volunteer=volunteer).annotate(
        all_minutes=Window(Sum("minutes", filter=Q(status=C))), all_times=Window(Count("pk", filter=Q(status=C))),
        all_waiting=Window(Count("pk", filter=Q(status=N))),
    )  # fmt: skip
    found = list(rows.order_by("-begins_at", "-id")[:few])
    total = Total(found[0].all_minutes or 0, found[0].all_times, found[0].all_waiting) if found else Total(0, 0, 0)
    return total, [*found]


def places_held(volunteer: Volunteer, at: datetime) -> QuerySet[Claim]:
    """Places in shifts ahead or under way, and those that somebody offers."""
    standing = Claim.objects.filter(volunteer=volunteer, status__in=("held", "present"), shift__ends_at__gt=at)
    return standing.select_related("shift__duty__place").order_by("shift__begins_at", "id")


def offered_to(volunteer: Volunteer, at: datetime) -> QuerySet[Claim]:
    rows = Claim.objects.filter(offered_to=volunteer, status="held", shift__ends_at__gt=at)
    return rows.select_related("shift__duty__place", "volunteer__person").order_by("shift__begins_at", "id")


def shifts_ahead(community_id: int, at: datetime, *, kind: str = "", team_id: int | None = None) -> QuerySet[Shift]:
    rows = shifts_open_to(community_id, at).filter(status="open").select_related("duty__place", "duty__team")
    if kind:
        rows = rows.filter(duty__kind=kind)
    if team_id:
        rows = rows.filter(duty__team=team_id)
    return rows.order_by("begins_at", "id")


def names_of(shift: Shift) -> QuerySet[Claim]:
    """The list of those who hold a place, for those who run the shift."""
    rows = Claim.objects.filter(shift=shift, status__in=Claim.STANDING)
    return rows.select_related("volunteer__person", "offered_to__person").order_by("claimed_at", "id")


def noted_of(shift: Shift) -> QuerySet[Record]:
    """Hours of a shift that wait to be confirmed."""
    rows = Record.objects.filter(claim__shift=shift, status=Record.Status.NOTED)
    return rows.select_related("volunteer__person", "volunteer__community", "duty__place").order_by("id")


@dataclass(frozen=True)
class Branch:
    team: Team
    depth: int


def team_tree(community_id: int) -> list[Branch]:
    """All standing teams, each below its parent."""
    below: dict[int | None, list[Team]] = {}
    for team in Team.objects.filter(community=community_id, closed_at=None).select_related("organisation").order_by("name"):
        below.setdefault(team.parent_id, []).append(team)
    known = {team.pk for teams in below.values() for team in teams}
    roots = [team for parent, teams in below.items() if parent not in known for team in teams]
    found: list[Branch] = []

    def walk(team: Team, depth: int) -> None:
        found.append(Branch(team, depth))
        for child in below.get(team.pk, []):
            walk(child, depth + 1)

    for root in sorted(roots, key=lambda team: (team.kind != Team.Kind.FEDERATION, team.kind != Team.Kind.GENERAL, team.name)):
        walk(root, 0)
    return found


def experts_of(community_id: int) -> QuerySet[Expert]:
    """Profiles whose person agrees, today."""
    rows = Expert.objects.filter(volunteer__community=community_id, volunteer__left_at=None, withdrawn_at=None)
    return rows.exclude(agreed_at=None).select_related("volunteer__person").order_by("title", "id")


def minutes_given(community_id: int) -> int:
    """All confirmed minutes of a community."""
    rows = Record.objects.filter(volunteer__community=community_id, status=Record.Status.CONFIRMED)
    return rows.aggregate(sum=Sum("minutes"))["sum"] or 0
