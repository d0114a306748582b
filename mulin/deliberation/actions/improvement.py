"""Small improvements: an idea, yes or no, begun, done with before and after, kept up, offered again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from mulin.deliberation.facts.talking import ImprovementMoved, ImprovementRaised, LookDue, LookFoundWork, UpkeepEnded, UpkeepTaken
from mulin.deliberation.flow import improvement as flow
from mulin.deliberation.models import Improvement, Look, Topic, Upkeep
from mulin.deliberation.queries import improvement as queries
from mulin.deliberation.queries.talk import building_of
from mulin.deliberation.queries.who import lives_in
from mulin.deliberation.rules import improvement as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.kernel.secrets import masks
from mulin.organisations.models import Organisation
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
    row = _lock(row)
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
    row = _lock(row)
    require(rules.may_move(by, row, move))
    return row


def _moved(row: Improvement, move: Step, by: Standing, at: datetime) -> Improvement:
    row.status, row.decided_by, row.decided_at = advance(row.status, move), by.person_id, at
    row.save()
    record(ImprovementMoved(row.pk, row.status), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def adopt(
    row: Improvement, person: Person, until: date, *, organisation: Organisation | None = None, team: str = "", every: int = 30,
    by: Standing, at: datetime,
) -> Upkeep:  # fmt: skip
    """`person` answers for it, alone or for a unit or a team; `until` is the last day."""
    row, today = _lock(row), localdate(at)
    require(rules.may_adopt(by, person.pk, row, kept=queries.keeper_of(row) is not None))
    ends = date.fromordinal(until.toordinal() + 1)
    require(rules.fits(today, ends))
    if organisation is not None and organisation.pk not in by.units() and by.person_id == person.pk:
        raise Refused(_("请由这个单位的人来认养。"))
    made = Upkeep.objects.create(
        improvement=row, person=person, organisation=organisation, team=team.strip()[:60] if organisation is None else "",
        who=_shown(person, organisation, team.strip(), today), since=today, until=ends, every=max(1, min(every, 365)),
        helped_by=helper(by, person.pk),
    )  # fmt: skip
    record(UpkeepTaken(made.pk), actor_id=by.account_id, at=at)
    return made


def _shown(person: Person, organisation: Organisation | None, team: str, on: date) -> str:
    if organisation is not None or team:
        return str(organisation or team)[:60]
    building = building_of(person, on)
    with override("zh-hans"):
        name = masks.name(person.name)
        return _("%(name)s（%(building)s）") % {"name": name, "building": building} if building else name


@transaction.atomic
def look(row: Upkeep, fine: bool, words: str = "", photo: str = "", *, by: Standing, at: datetime) -> Look:
    row = _lock_upkeep(row)
    require(rules.may_look(by, row, localdate(at)))
    if not fine:
        worded(words, _("请写哪里要修。"))
    made = Look.objects.create(upkeep=row, fine=fine, words=words.strip()[:300], photo=photo, by=by.person_id or 0, at=at)
    row.warned_at = None
    row.save(update_fields=["warned_at"])
    if not fine:
        record(LookFoundWork(made.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def end_upkeep(row: Upkeep, words: str = "", *, by: Standing, at: datetime) -> Upkeep:
    """Before its day; it is offered again at once."""
    row = _lock_upkeep(row)
    require(rules.may_end(by, row))
    return _end(row, words, by, at)


def watch_upkeep(at: datetime) -> int:
    """For the clock: what is over ends, and whoever has not looked for long is reminded."""
    today = localdate(at)
    over, due = list(queries.ended(today)), queries.to_look_at(today)
    for row in over:
        with transaction.atomic():
            held = _lock_upkeep(row)
            if held.ended_at is None:
                _end(held, "", None, at)
    for row in due:
        with transaction.atomic():
            if Upkeep.objects.filter(pk=row.pk, warned_at=None, ended_at=None).update(warned_at=at):
                record(LookDue(row.pk), actor_id=None, at=at)
    return len(over) + len(due)


def _end(row: Upkeep, words: str, by: Standing | None, at: datetime) -> Upkeep:
    row.ended_at, row.end_words = at, words.strip()[:300]
    row.save(update_fields=["ended_at", "end_words"])
    record(UpkeepEnded(row.pk), actor_id=by.account_id if by else None, at=at)
    return row


def _lock(row: Improvement) -> Improvement:
    return Improvement.objects.select_for_update(of=("self",), no_key=True).select_related("place").get(pk=row.pk)


def _lock_upkeep(row: Upkeep) -> Upkeep:
    return Upkeep.objects.select_for_update(of=("self",), no_key=True).select_related("improvement").get(pk=row.pk)
