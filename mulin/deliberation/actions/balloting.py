"""A topic is put to a ballot: to choose among its options, or to agree to one of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot
from mulin.deliberation import rules
from mulin.deliberation.facts import BallotTied
from mulin.deliberation.models import Option, Topic
from mulin.deliberation.queries.voting import is_voting
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing

from .noting import lock, say

AFTER = timedelta(days=7)  # to count and to write it down, once voting is over


@transaction.atomic
def put_to_ballot(
    topic: Topic, motion: Option | None = None, *, opens_at: datetime, closes_at: datetime, by: Standing, at: datetime, **plan: Any
) -> Ballot:  # fmt: skip
    """`motion`: agree to this one, yes or no; None: choose among all that stand. `plan`: the other fields of `ballots.Plan`."""
    topic = lock(topic)
    require(rules.may_put_to_ballot(by, topic, voting=is_voting(topic)))
    asked = list(topic.options.filter(withdrawn_at=None))
    if motion is not None:
        if motion.pk not in [one.pk for one in asked]:
            raise Refused(_("这个方案不是这个议题的，或者已经收回，请重新选。"))
        asked = [motion]
    ballot = ballots.draft(
        ballots.Plan(
            community_id=topic.community_id, place_id=topic.place_id, title=_title(topic, motion), title_en=topic.title_en,
            words=_words(topic, motion), words_en=topic.words_en, opens_at=opens_at, closes_at=closes_at,
            options=() if motion is not None else _choices(asked), **plan,
        ),
        by=by, at=at,
    )  # fmt: skip
    topic.ballot, topic.due_at, topic.late_told_at = ballot, max(topic.due_at or at, closes_at + AFTER), None
    topic.save(update_fields=["ballot", "due_at", "late_told_at"])
    say(
        topic, "ballot", by=by, at=at, number=ballot.number, closes=closes_at.isoformat(), options=[one.number for one in asked],
        motion=motion is not None,
    )  # fmt: skip
    record(BallotTied(topic.pk, ballot.pk), actor_id=by.account_id, at=at)
    return ballot


def _title(topic: Topic, motion: Option | None) -> str:
    return f"{topic.title}：{motion.name}"[:100] if motion is not None else topic.title


def _words(topic: Topic, motion: Option | None) -> str:
    return f"{topic.words}\n\n{motion.name}：{motion.words}" if motion is not None else topic.words


def _choices(options: Sequence[Option]) -> list[ballots.OptionPlan]:
    return [
        ballots.OptionPlan(one.name, one.name_en, one.words, one.words_en, cost=one.cost or 0, photo=one.photo) for one in options
    ]
