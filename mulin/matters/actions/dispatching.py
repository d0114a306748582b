from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.matters import flow, rules
from mulin.matters.facts import MatterAccepted, MatterReturned
from mulin.matters.models import Event, Matter
from mulin.matters.queries.destinations import Target
from mulin.organisations.queries import Standing

from . import receiving, story
from .receiving import Helper

RETURNS_BEFORE_SETTLING = 2


@transaction.atomic
def dispatch(
    matter: Matter, *, unit_id: int | None = None, person_id: int | None = None, helpers: Sequence[Helper] = (), words: str = "",
    by: Standing, at: datetime,
) -> Matter:  # fmt: skip
    """Offer it to a lead, with helpers beside."""
    matter = story.lock(matter)
    require(rules.may_dispatch(by, matter))
    return _offer(matter, flow.DISPATCH, Event.Kind.DISPATCHED, unit_id, person_id, helpers, words, by, at)


@transaction.atomic
def settle(
    matter: Matter, *, unit_id: int | None = None, person_id: int | None = None, helpers: Sequence[Helper] = (), words: str = "",
    by: Standing, at: datetime,
) -> Matter:  # fmt: skip
    """A third party decides whose it is. The lead may not return it again."""
    matter = story.lock(matter)
    require(rules.may_settle(by, matter))
    story.need_words(words, _("请写明为什么由它负责，双方都会看到。"))
    matter.dispute = Matter.Dispute.SETTLED
    return _offer(matter, flow.SETTLE, Event.Kind.SETTLED, unit_id, person_id, helpers, words, by, at, final=True)


@transaction.atomic
def hand_on(
    matter: Matter, *, unit_id: int | None = None, person_id: int | None = None, helpers: Sequence[Helper] = (), words: str = "",
    by: Standing, at: datetime,
) -> Matter:  # fmt: skip
    """Pass it to another lead without going back to the desk. Its age is kept."""
    matter = story.lock(matter)
    require(rules.may_hand_on(by, matter))
    return _offer(matter, flow.HAND_ON, Event.Kind.HANDED_ON, unit_id, person_id, helpers, words, by, at)


@transaction.atomic
def join(matter: Matter, *, helpers: Sequence[Helper], by: Standing, at: datetime) -> Matter:
    """Call helpers to one that is being handled."""
    matter = story.lock(matter)
    require(rules.may_join(by, matter))
    receiving.join(matter, helpers, by=by, at=at)
    story.save(matter)
    return matter


@transaction.atomic
def take(matter: Matter, *, words: str = "", by: Standing, at: datetime) -> Matter:
    """Out of the grid's pool, or from the desk. Of two who take at once, one is told that it is gone."""
    matter = story.lock(matter)
    require(rules.may_take(by, matter))
    matter.status = advance(matter.status, flow.TAKE)
    matter.handler, matter.unit, matter.pool_path = by.person, None, ""
    matter.accepted_at = matter.accepted_at or at
    story.tell(matter, Event.Kind.TAKEN, by=by, at=at, words=words, to=matter.status)
    story.save(matter)
    receiving.take_over(matter, person_id=by.person_id, at=at)
    record(MatterAccepted(matter.id, by.person_id or 0), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def accept(matter: Matter, *, words: str = "", by: Standing, at: datetime) -> Matter:
    matter = story.lock(matter)
    require(rules.may_accept(by, matter))
    matter.status = advance(matter.status, flow.ACCEPT)
    matter.handler, matter.accepted_at = by.person, matter.accepted_at or at
    story.tell(matter, Event.Kind.ACCEPTED, by=by, at=at, words=words, to=matter.status)
    story.save(matter)
    receiving.name_the_person(matter, by.person_id)
    record(MatterAccepted(matter.id, by.person_id or 0), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def give_back(matter: Matter, *, words: str = "", disputed: bool = False, by: Standing, at: datetime) -> Matter:
    """Back to the desk with the reason. After the second time, or when disputed, a third party settles whose it is."""
    matter = story.lock(matter)
    require(rules.may_give_back(by, matter))
    reason = story.need_words(words, _("请写明退回的原因，社区和居民会看到。"))
    matter.status = advance(matter.status, flow.GIVE_BACK)
    matter.returns += 1
    if disputed or matter.returns >= RETURNS_BEFORE_SETTLING:
        matter.dispute = Matter.Dispute.OPEN
    story.tell(matter, Event.Kind.RETURNED, by=by, at=at, words=reason, to=matter.status, returns=matter.returns)
    matter.handler = matter.unit = None
    story.save(matter)
    receiving.release(matter, at=at, reason=reason)
    record(MatterReturned(matter.id, matter.returns, reason[:200]), actor_id=by.person_id, at=at)
    return matter


def _offer(
    matter: Matter, move: Step, kind: str, unit_id: int | None, person_id: int | None, helpers: Sequence[Helper], words: str,
    by: Standing, at: datetime, **data: Any,
) -> Matter:  # fmt: skip
    target: Target = receiving.chosen(matter, unit_id, person_id, at=at)
    status = advance(matter.status, move)
    story.tell(matter, kind, by=by, at=at, words=words, to=status, **receiving.named(target), **data)
    receiving.put(matter, target)
    receiving.assign(matter, target, at=at, by=by.person_id)
    receiving.join(matter, helpers, by=by, at=at)
    story.save(matter)
    return matter
