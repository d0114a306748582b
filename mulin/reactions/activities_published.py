"""What of a draw goes into the public log: the hash of the seed before sign-up ends, seed and digest of the entries after it."""

from datetime import UTC
from typing import Any

from mulin.activities import facts, queries
from mulin.activities.models import Session
from mulin.kernel.facts.models import Fact
from mulin.transparency.actions import Publication

from .publishing import publishes, said


@publishes(then=("activity", "begins"))
def seeds(fact: facts.ActivityPublished, *, source: Fact) -> list[Publication]:
    sessions = Session.objects.filter(pk__in=fact.draws).select_related("activity").order_by("pk")
    return [_said("activities.seed", one, {"commitment": queries.draw_of(one)["commitment"]}, source) for one in sessions]


@publishes(then=("activity", "begins"))
def draw(fact: facts.PlacesDrawn, *, source: Fact) -> Publication:
    session = Session.objects.select_related("activity").get(pk=fact.session_id)
    told = queries.draw_of(session)
    record = {
        "commitment": told["commitment"], "seed": told["seed"], "digest": told["digest"], "entries": len(told["entries"]),
        "placed": len(told["placed"]),
    }  # fmt: skip
    return _said("activities.drawn", session, record, source)


def _said(kind: str, session: Session, record: dict[str, Any], source: Fact) -> Publication:
    begins = session.begins_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    record = {"activity": session.activity.title, "begins": begins, **record}
    subject = ("activities.session", session.pk)
    return said(kind, session.activity.community_id, record, subject, source, key=f":{session.pk}")
