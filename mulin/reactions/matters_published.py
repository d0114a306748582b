"""What of a matter goes into the public log: its number, kind and times. Never a name; its words only as a commitment, which the
one who wrote them can open. What is not public is not published.
"""

from datetime import UTC, datetime
from typing import Any

from mulin.kernel.facts.models import Fact
from mulin.matters import facts
from mulin.matters.models import Matter
from mulin.transparency.actions import Publication

from .publishing import publishes, said


@publishes(then=("category",))
def report(fact: facts.MatterReported, *, source: Fact) -> Publication | None:
    matter = _matter(fact.matter_id)
    record = {
        "number": matter.number,
        "category": f"{matter.category.code} {matter.version.name}",
        "opened": _instant(matter.opened_at),
    }
    private = {"words": matter.words, "place": str(matter.place)} if matter.reporter_id else None
    return _said(matter, "matters.reported", record, source, private)


@publishes(then=("in_time",))
def closing(fact: facts.MatterClosed, *, source: Fact) -> Publication | None:
    matter = _matter(fact.matter_id)
    in_time = matter.close_by is None or source.happened_at <= matter.close_by
    record = {"number": matter.number, "closed": _instant(source.happened_at), "in_time": in_time, "verdict": fact.verdict}
    return _said(matter, "matters.closed", record, source)


@publishes()
def reopening(fact: facts.MatterReopened, *, source: Fact) -> Publication | None:
    matter = _matter(fact.matter_id)
    return _said(matter, "matters.reopened", {"number": matter.number}, source)


def _said(
    matter: Matter, kind: str, record: dict[str, Any], source: Fact, private: dict[str, Any] | None = None
) -> Publication | None:
    if not matter.is_public:
        return None
    subject = ("matters.matter", matter.id)
    return said(kind, matter.community_id, record, subject, source, private=private, person_id=matter.reporter_id)


def _matter(matter_id: int) -> Matter:
    return Matter.objects.select_related("category", "version", "place").get(pk=matter_id)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
