"""A topic waits for its ballot; a matter hears that a topic came of it."""

from contextlib import suppress

from django.utils.timezone import localdate

from mulin.ballots import facts as ballots
from mulin.deliberation import actions
from mulin.deliberation import facts as talks
from mulin.deliberation.models import Topic
from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.matters import actions as matters
from mulin.matters.models import Matter
from mulin.organisations.queries import standing_of


def by_the_count(fact: ballots.BallotCounted, *, source: Fact) -> None:
    actions.decided(fact.ballot_id, passed=fact.decided, winners=fact.winners, at=source.happened_at)


def without_a_ballot(fact: ballots.BallotCancelled, *, source: Fact) -> None:
    actions.ballot_gone(fact.ballot_id, fact.reason, at=source.happened_at)


def matter_it_came_from(fact: talks.TopicRaised, *, source: Fact) -> None:
    """In the matter's story, for staff; the worker who raised it stands there."""
    if not fact.matter or source.actor_id is None:
        return
    topic = Topic.objects.select_related("raised_by").get(pk=fact.topic_id)
    matter = Matter.objects.filter(number=fact.matter, community=topic.community_id).first()
    if matter is None or topic.raised_by is None:
        return
    by = standing_of(topic.raised_by, on=localdate(source.happened_at), account_id=source.actor_id)
    with suppress(Refused):  # the worker holds no post there any more: the topic still names its matter
        matters.note(matter, words=f"转为议题 {topic.number}：{topic.title}", by=by, at=source.happened_at)
