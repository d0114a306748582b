"""How a topic is decided: by consensus with the objections on record, by a ballot, by a council."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation import rules
from mulin.deliberation.facts import TopicDecided, TopicUndecided
from mulin.deliberation.flow import topics as flow
from mulin.deliberation.models import Option, Resolution, Topic
from mulin.deliberation.queries.councils import seat_of
from mulin.deliberation.queries.outcomes import standing_objections, unanswered
from mulin.deliberation.queries.voting import is_voting
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance, can
from mulin.organisations.queries import Standing

from .meetings import locked
from .noting import lock, say, worded
from .staging import enter

Way = Topic.Way


@transaction.atomic
def agree(topic: Topic, option: Option | None, words: str, *, by: Standing, at: datetime) -> Topic:
    """By consensus: every objection has its answer."""
    topic = lock(topic)
    require(rules.may_agree(by, topic, unanswered=unanswered(topic), voting=is_voting(topic)))
    return _decided(topic, Way.CONSENSUS, option, worded(words, _("请写大家定下了什么。")), by, at)


@transaction.atomic
def decide_by_council(resolution: Resolution, *, by: Standing, at: datetime) -> Topic:
    """A passed resolution about a topic decides it; one that failed sends it back to its options."""
    meeting = locked(resolution.meeting)
    row = Resolution.objects.select_for_update(of=("self",)).get(pk=resolution.pk)
    if row.topic is None or meeting.council is None:
        raise Refused(_("这个决议没有写是哪个议题。"))
    topic = lock(row.topic)
    require(rules.may_lead(by, meeting.council, seat_of(by, meeting.council, localdate(at))))
    require(rules.may_put_to_ballot(by, topic, voting=is_voting(topic)))
    words = row.words or row.title
    if not row.passed:
        return _undecided(topic, Way.COUNCIL, words, by, at)
    row.decides = True
    row.save(update_fields=["decides"])
    return _decided(topic, Way.COUNCIL, row.option, words, by, at)


@transaction.atomic
def decided(ballot_id: int, *, passed: bool, winners: list[int], at: datetime) -> Topic | None:
    """What a counted ballot says of the topic that waits for it; None where none does. Told twice, nothing happens twice."""
    waiting = _waiting(ballot_id)
    if waiting is None:
        return None
    topic = lock(waiting)
    if topic.way or not can(topic.stage, flow.DECIDED):
        return None
    if not passed:
        return _undecided(topic, Way.BALLOT, _("表决没有通过。"), None, at)
    option = _voted(topic, winners)
    return _decided(topic, Way.BALLOT, option, option.name if option else _("表决通过。"), None, at)


def _waiting(ballot_id: int) -> Topic | None:
    return Topic.objects.filter(ballot=ballot_id, stage=Topic.Stage.DECISION, way="").first()


def _voted(topic: Topic, winners: list[int]) -> Option | None:
    """Options of the ballot are numbered by the order in which they were put to it; a motion has but one."""
    put = topic.lines.filter(kind="ballot").order_by("-id").values_list("values", flat=True).first() or {}
    numbers = list(put.get("options", []))
    place = 0 if put.get("motion") else (winners[0] - 1 if winners else -1)
    return topic.options.filter(number=numbers[place]).first() if 0 <= place < len(numbers) else None


@transaction.atomic
def ballot_gone(ballot_id: int, reason: str, *, at: datetime) -> Topic | None:
    """It was cancelled: the topic still waits to be decided."""
    waiting = _waiting(ballot_id)
    if waiting is None:
        return None
    topic = lock(waiting)
    topic.ballot = None
    topic.save(update_fields=["ballot"])
    say(topic, "ballot_off", reason, by=None, at=at)
    return topic


def _decided(topic: Topic, way: str, option: Option | None, words: str, by: Standing | None, at: datetime) -> Topic:
    if option is not None:
        if option.topic_id != topic.pk or option.withdrawn_at is not None:
            raise Refused(_("这个方案不是这个议题的，或者已经收回，请重新选。"))
        Option.objects.filter(pk=option.pk).update(chosen=True)
    stage = advance(topic.stage, flow.DECIDED)
    topic.way, topic.outcome, topic.decided_at = way, words, at
    number = option.number if option else 0
    say(topic, "decided", words, by=by, at=at, way=way, option=number, objections=standing_objections(topic))
    fact = TopicDecided(topic.pk, way, number, words, standing_objections(topic))
    record(fact, actor_id=by.account_id if by else None, at=at)
    return enter(topic, stage, by, at)


def _undecided(topic: Topic, way: str, words: str, by: Standing | None, at: datetime) -> Topic:
    say(topic, "undecided", words, by=by, at=at, way=way)
    record(TopicUndecided(topic.pk, way, words), actor_id=by.account_id if by else None, at=at)
    return enter(topic, advance(topic.stage, flow.BACK), by, at)
