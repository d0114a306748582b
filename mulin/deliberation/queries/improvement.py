"""The wall of small improvements, and who keeps them up."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Prefetch, Q, QuerySet, Sum

from mulin.deliberation.models import Improvement, Look, Upkeep
from mulin.deliberation.rules import KEEPERS
from mulin.organisations.queries import Standing
from mulin.places.fields import under_any

S = Improvement.Status


def everything() -> QuerySet[Improvement]:
    keepers = Prefetch("upkeeps", Upkeep.objects.filter(ended_at=None), to_attr="keepers")
    return Improvement.objects.select_related("place").prefetch_related(keepers)


def wall(community_id: int) -> QuerySet[Improvement]:
    return everything().filter(community=community_id, status__in=Improvement.SHOWN)


def visible_to(me: Standing) -> QuerySet[Improvement]:
    """What was agreed everybody; ideas those who had them, and who decides."""
    seen = Q(status__in=Improvement.SHOWN) | _kept(me)
    if me.person_id is not None:
        seen |= Q(raised_by=me.person_id)
    return everything().filter(seen)


def at_desk(me: Standing) -> QuerySet[Improvement]:
    return everything().filter(_kept(me))


def _kept(me: Standing) -> Q:
    return under_any(me.paths(KEEPERS))


@dataclass(frozen=True)
class Figures:
    done: int
    doing: int
    cost: int  # 分, of what is done and known
    kept: int  # of those done, with somebody who keeps them up

    @property
    def offered(self) -> int:
        return self.done - self.kept


def figures(community_id: int) -> Figures:
    rows = Improvement.objects.filter(community=community_id)
    found = rows.aggregate(
        done=Count("id", filter=Q(status=S.DONE)), doing=Count("id", filter=Q(status__in=(S.AGREED, S.DOING))),
        cost=Sum("cost", filter=Q(status=S.DONE)),
    )  # fmt: skip
    kept = Upkeep.objects.filter(improvement__community=community_id, improvement__status=S.DONE, ended_at=None).count()
    return Figures(found["done"], found["doing"], found["cost"] or 0, kept)


def keeper_of(row: Improvement) -> Upkeep | None:
    return Upkeep.objects.filter(improvement=row, ended_at=None).select_related("improvement").first()


def looks_at(row: Improvement) -> QuerySet[Look]:
    return Look.objects.filter(upkeep__improvement=row).select_related("upkeep").order_by("-id")


def mine(person_id: int) -> QuerySet[Improvement]:
    return everything().filter(raised_by=person_id)


def ended(on: date) -> QuerySet[Upkeep]:
    return Upkeep.objects.filter(ended_at=None, until__lte=on)


def to_look_at(on: date) -> list[Upkeep]:
    """Nobody has looked for as many days as were promised, and it was not said since."""
    rows = Upkeep.objects.filter(ended_at=None, until__gt=on, warned_at=None).annotate(last=Max("looks__at"))
    return [row for row in rows if on >= (row.last.date() if row.last else row.since) + timedelta(days=row.every)]
