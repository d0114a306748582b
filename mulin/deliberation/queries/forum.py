"""Riders' forum: which are planned, what was brought up, what came of it."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from mulin.deliberation.models import Forum, ForumPoint, ForumService
from mulin.deliberation.rules import KEEPERS
from mulin.organisations.queries import Standing
from mulin.places.fields import under_any

P = ForumPoint.Status


def forums(community_id: int) -> QuerySet[Forum]:
    return Forum.objects.filter(community=community_id).select_related("place").prefetch_related("services")


def everything() -> QuerySet[Forum]:
    return Forum.objects.select_related("place").prefetch_related("services")


def at_desk(me: Standing) -> QuerySet[Forum]:
    found = under_any(me.paths(KEEPERS))
    open_points = Count("points", filter=Q(points__status=P.OPEN))
    return (
        everything().filter(found).annotate(open_points=open_points, points_count=Count("points")).order_by("-begins_at", "-id")
    )


@dataclass(frozen=True)
class Figures:
    held: int
    came: int
    served: int  # times a service was taken
    points: int
    solved: int
    explained: int

    @property
    def open(self) -> int:
        return self.points - self.solved - self.explained


def figures(community_id: int) -> Figures:
    held = Forum.objects.filter(community=community_id, status=Forum.Status.HELD)
    totals = held.aggregate(n=Count("id"), came=Sum("came"))
    served = ForumService.objects.filter(forum__in=held).aggregate(n=Sum("taken"))["n"] or 0
    points = ForumPoint.objects.filter(forum__community=community_id).aggregate(
        n=Count("id"), solved=Count("id", filter=Q(status=P.SOLVED)), explained=Count("id", filter=Q(status=P.EXPLAINED))
    )
    return Figures(totals["n"], totals["came"] or 0, served, points["n"], points["solved"], points["explained"])
