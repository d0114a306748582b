"""Small improvements: an idea, yes or no, begun, done with before and after, kept up, offered again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation.facts.talking import ImprovementMoved, ImprovementRaised
from mulin.deliberation.flow import improvement as flow
from mulin.deliberation.models import Improvement, Topic
from mulin.deliberation.queries.who import lives_in
from mulin.deliberation.rules import improvement as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

from .noting import helper, worded

CHANGEABLE = frozenset({"name", "name_en", "spot", "lat", "lng", "words", "words_en", "before", "doer", "cost", "payer"})


@dataclass(frozen=True)
class Idea:
    place: Place
    name: str
    spot: str
    words: str
    before: str = ""  # key of a kept picture
    lat: float | None = None
    lng: float | None = None
    name_en: str = ""
    words_en: str = ""
    topic: Topic | None = None


@transaction.atomic
def propose(idea: Idea, person: Person | None, *, by: Standing, at: datetime) -> Improvement:
    """`person` None: the community's own."""
    place = idea.place
    lives = person is not None and lives_in(person, place.path, localdate(at))
    require(rules.may_propose(by, person.pk if person else by.person_id, place.path, lives=lives))
    row = Improvement.objects.create(
        community_id=place.community_id or place.pk, place=place, path=place.path, topic=idea.topic,
        name=worded(idea.name, _("请写改什么。"))[:60], name_en=idea.name_en.strip()[:120],
        spot=worded(idea.spot, _("请写在哪里。"))[:120], lat=idea.lat, lng=idea.lng, words=worded(idea.words, _("请写怎么改。"))[:1000],
        words_en=idea.words_en.strip()[:2000], before=idea.before, raised_by=person,
        helped_by=helper(by, person.pk) if person else by.person_id, raised_at=at,
    )  # fmt: skip
    record(ImprovementRaised(row.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def change(row: Improvement, values: Mapping[str, Any], *, by: Standing, at: datetime) -> Improvement:
    row = lock(row)
    require(rules.may_change(by, row))
    for name in values.keys() & CHANGEABLE:
        setattr(row, name, values[name])
    worded(row.name, _("请写改什么。"))
    row.save()
    return row


@transaction.atomic
def agree(row: Improvement, doer: str, cost: int | None, payer: str, *, by: Standing, at: datetime) -> Improvement:
    row = _ask(row, flow.AGREE, by)
    row.doer, row.cost, row.payer, row.reason = worded(doer, _("请写谁来做。"))[:120], cost, payer.strip()[:120], ""
    return _moved(row, flow.AGREE, by, at)


@transaction.atomic
def decline(row: Improvement, reason: str, *, by: Standing, at: datetime) -> Improvement:
    row = _ask(row, flow.DECLINE, by)
    row.reason = worded(reason, _("请写为什么不采用，提的人会看到。"))[:300]
    return _moved(row, flow.DECLINE, by, at)


@transaction.atomic
def begin(row: Improvement, *, by: Standing, at: datetime) -> Improvement:
    return _moved(_ask(row, flow.BEGIN, by), flow.BEGIN, by, at)


@transaction.atomic
def finish(row: Improvement, after: str, result: str, *, cost: int | None = None, by: Standing, at: datetime) -> Improvement:
    """Not without a picture of before and one of after."""
    row = _ask(row, flow.FINISH, by)
    if not row.before or not after:
        raise Refused(_("请放上改造前和改造后的照片，大家好比较。"))
    row.after, row.result, row.done_on = after, result.strip()[:500], localdate(at)
    row.cost = row.cost if cost is None else cost
    return _moved(row, flow.FINISH, by, at)


@transaction.atomic
def drop(row: Improvement, reason: str, *, by: Standing, at: datetime) -> Improvement:
    row = _ask(row, flow.DROP, by)
    row.reason = worded(reason, _("请写为什么不做了，大家会看到。"))[:300]
    return _moved(row, flow.DROP, by, at)


def _ask(row: Improvement, move: Step, by: Standing) -> Improvement:
    row = lock(row)
    require(rules.may_move(by, row, move))
    return row


def _moved(row: Improvement, move: Step, by: Standing, at: datetime) -> Improvement:
    row.status, row.decided_by, row.decided_at = advance(row.status, move), by.person_id, at
    row.save()
    record(ImprovementMoved(row.pk, row.status), actor_id=by.account_id, at=at)
    return row


def lock(row: Improvement) -> Improvement:
    return Improvement.objects.select_for_update(of=("self",), no_key=True).select_related("place").get(pk=row.pk)
