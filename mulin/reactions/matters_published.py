"""What of a matter goes into the public log: its number, kind and times. Never a name; its words only as a commitment, which the
one who wrote them can open. What is not public is not published.
"""

from datetime import UTC, datetime
from typing import Any

from mulin.kernel.facts.models import Fact
from mulin.matters import facts
from mulin.matters.models import Matter
from mulin.transparency import actions


def report(fact: facts.MatterReported, *, source: Fact) -> None:
    matter = _matter(fact.matter_id)
    record = {
        "number": matter.number,
        "category": f"{matter.category.code} {matter.version.name}",
        "opened": _instant(matter.opened_at),
    }
    private = {"words": matter.words, "place": str(matter.place)} if matter.reporter_id else None
    _publish(matter, "matters.reported", record, source, private)


def closing(fact: facts.MatterClosed, *, source: Fact) -> None:
    matter = _matter(fact.matter_id)
    in_time = matter.close_by is None or source.happened_at <= matter.close_by
    record = {"number": matter.number, "closed": _instant(source.happened_at), "in_time": in_time, "verdict": fact.verdict}
    _publish(matter, "matters.closed", record, source)


def reopening(fact: facts.MatterReopened, *, source: Fact) -> None:
    matter = _matter(fact.matter_id)
    _publish(matter, "matters.reopened", {"number": matter.number}, source)


def _publish(matter: Matter, kind: str, record: dict[str, Any], source: Fact, private: dict[str, Any] | None = None) -> None:
    if not matter.is_public:
        return
    actions.publish(
        kind, matter.community_id, record, private, ("matters.matter", matter.id), f"fact:{source.pk}:{kind}", source.happened_at,
        person_id=matter.reporter_id,
    )  # fmt: skip


def _matter(matter_id: int) -> Matter:
    return Matter.objects.select_related("category", "version", "place").get(pk=matter_id)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
