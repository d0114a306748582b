"""What of a draw goes into the public log: the hash of the seed before sign-up ends, seed and digest of the entries after it."""

from datetime import UTC
from typing import Any

from mulin.activities import facts, queries
from mulin.activities.models import Session
from mulin.kernel.facts.models import Fact
from mulin.transparency import actions


def seeds(fact: facts.ActivityPublished, *, source: Fact) -> None:
    for session in Session.objects.filter(pk__in=fact.draws).select_related("activity").order_by("pk"):
        told = queries.draw_of(session)
        _publish("activities.seed", session, {"commitment": told["commitment"]}, source)


def draw(fact: facts.PlacesDrawn, *, source: Fact) -> None:
    session = Session.objects.select_related("activity").get(pk=fact.session_id)
    told = queries.draw_of(session)
    record = {
        "commitment": told["commitment"], "seed": told["seed"], "digest": told["digest"], "entries": len(told["entries"]),
        "placed": len(told["placed"]),
    }  # fmt: skip
    _publish("activities.drawn", session, record, source)


def _publish(kind: str, session: Session, record: dict[str, Any], source: Fact) -> None:
    begins = session.begins_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    record = {"activity": session.activity.title, "begins": begins, **record}
    subject, key = ("activities.session", session.pk), f"fact:{source.pk}:{kind}:{session.pk}"
    actions.publish(kind, session.activity.community_id, record, None, subject, key, source.happened_at)
