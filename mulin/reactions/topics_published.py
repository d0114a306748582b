"""What of topics and councils goes into the public log: accepted, decided and how, done, resolved. Never who said or seconded."""

from typing import Any

from mulin.deliberation import facts
from mulin.deliberation.models import Resolution, Topic
from mulin.deliberation.queries.outcomes import totals
from mulin.kernel.facts.models import Fact
from mulin.transparency.actions import Publication

from .publishing import publishes, said

THEN = ("topic", "place", "council")


@publishes(then=THEN)
def screening(fact: facts.TopicScreened, *, source: Fact) -> Publication | None:
    """One that was not accepted is not public."""
    if not fact.accepted:
        return None
    topic = _topic(fact.topic_id)
    return _said("deliberation.accepted", topic, _of(topic) | {"reason": fact.reason, "post": fact.post}, source)


@publishes(then=THEN)
def decision(fact: facts.TopicDecided, *, source: Fact) -> Publication:
    topic = _topic(fact.topic_id)
    record = _of(topic) | {
        "way": fact.way, "option": fact.option, "outcome": fact.outcome, "objections": fact.objections,
    }  # fmt: skip
    if fact.way == Topic.Way.BALLOT and topic.ballot is not None:
        record["ballot"] = topic.ballot.number
    return _said("deliberation.decided", topic, record, source)


@publishes(then=(*THEN, "gains", "tasks_done"))
def end(fact: facts.TopicEnded, *, source: Fact) -> Publication | None:
    """Done or stopped: what came of it. Other ends were never public."""
    if fact.stage not in (Topic.Stage.DONE, Topic.Stage.STOPPED):
        return None
    topic = _topic(fact.topic_id)
    gains = [f"{one.name}: {one.amount}{one.unit}" for one in totals(topic)]
    record = _of(topic) | {"end": fact.stage, "words": fact.reason, "tasks_done": topic.tasks.filter(status="done").count()}
    if gains:
        record["gains"] = gains
    return _said("deliberation.ended", topic, record, source)


@publishes(then=THEN)
def resolution(fact: facts.ResolutionMade, *, source: Fact) -> Publication:
    row = Resolution.objects.select_related("meeting__council").get(pk=fact.resolution_id)
    council = row.meeting.council
    assert council is not None
    sign = ">" if row.yes_more else "≥"
    record = {
        "council": council.name, "resolution": row.title, "yes": row.yes, "no": row.no, "abstained": row.abstained,
        "members": row.members, "present": row.present, "threshold": f"{sign} {row.yes_top}/{row.yes_bottom} {row.yes_base}",
        "passed": row.passed,
    }  # fmt: skip
    return said("deliberation.resolution", council.community_id, record, ("deliberation.resolution", row.pk), source)


def _topic(pk: int) -> Topic:
    return Topic.objects.select_related("place", "ballot").get(pk=pk)


def _of(topic: Topic) -> dict[str, Any]:
    return {"topic": topic.title, "number": topic.number, "place": str(topic.place)}


def _said(kind: str, topic: Topic, record: dict[str, Any], source: Fact) -> Publication:
    return said(kind, topic.community_id, record, ("deliberation.topic", topic.pk), source)
