"""Who keeps a small improvement up: adopted for a while, looked at, offered again."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from mulin.deliberation.facts.talking import LookDue, LookFoundWork, UpkeepEnded, UpkeepTaken
from mulin.deliberation.models import Improvement, Look, Upkeep
from mulin.deliberation.queries import improvement as queries
from mulin.deliberation.queries.talk import building_of
from mulin.deliberation.rules import improvement as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.secrets import masks
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .improvement import lock
from .noting import helper, worded


@transaction.atomic
def adopt(
    row: Improvement, person: Person, until: date, *, organisation: Organisation | None = None, team: str = "", every: int = 30,
    by: Standing, at: datetime,
) -> Upkeep:  # fmt: skip
    """`person` answers for it, alone or for a unit or a team; `until` is the last day."""
    row, today = lock(row), localdate(at)
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


def _lock_upkeep(row: Upkeep) -> Upkeep:
    return Upkeep.objects.select_for_update(of=("self",), no_key=True).select_related("improvement").get(pk=row.pk)
