"""The result as everybody reads it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from mulin.projects.models import Application, Call, Objection, OnBallot, Ranking

ANNOUNCED = ("notice", "decided", "ended")


@dataclass(frozen=True)
class Place:
    row: Ranking
    application: Application
    votes: int | None


def announced() -> QuerySet[Call]:
    return Call.objects.filter(stage__in=ANNOUNCED).select_related("place", "operator", "community", "ballot")


def places(call: Call) -> list[Place]:
    """In the published order. Two queries at most."""
    told = OnBallot.objects.filter(application__call=call).values_list("application_id", "votes")
    got = dict(told) if call.ballot_id is not None else {}
    rows = Ranking.objects.filter(application__call=call).select_related("application__category", "application__organisation")
    return [Place(one, one.application, got.get(one.application_id)) for one in rows.order_by("place")]


def objections(call: Call) -> QuerySet[Objection]:
    return call.objections.select_related("application", "answered_by").order_by("id")
