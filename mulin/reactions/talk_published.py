"""What of small improvements and forums goes into the public log. Never who had the idea, never who keeps it up by name."""

from mulin.deliberation.facts import talking as facts
from mulin.deliberation.models import ForumPoint, Improvement
from mulin.kernel.facts.models import Fact
from mulin.ledger.queries import say
from mulin.transparency.actions import Publication

from .publishing import publishes, said


@publishes(then=("title", "place", "spot", "doer", "cost", "payer", "result"))
def improvement(fact: facts.ImprovementMoved, *, source: Fact) -> Publication | None:
    if fact.status != Improvement.Status.DONE:
        return None
    row = Improvement.objects.select_related("place").get(pk=fact.improvement_id)
    record = {
        "title": row.name, "place": row.place.name, "spot": row.spot, "doer": row.doer, "done_on": row.done_on.isoformat() if row.done_on else "",
        "cost": "" if row.cost is None else say(row.cost, "cny"), "payer": row.payer, "result": row.result,
    }  # fmt: skip
    return said("deliberation.improved", row.community_id, record, ("deliberation.improvement", row.pk), source)


@publishes(then=("title", "outcome"))
def point(fact: facts.ForumPointEnded, *, source: Fact) -> Publication:
    row = ForumPoint.objects.select_related("forum").get(pk=fact.point_id)
    record = {"title": row.forum.title, "words": row.words, "status": row.status, "outcome": row.outcome}
    return said("deliberation.forum_point", row.forum.community_id, record, ("deliberation.point", row.pk), source)
