"""What ends on a day to come holds until that day; then the clock ends it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.kernel.jobs.each import each
from mulin.people import rules
from mulin.people.facts import EndAnnounced, MovedOut, OwnershipEnded
from mulin.people.models import Ownership, Residence

Tie = Residence | Ownership  # of a person to a room


def end(row: Tie, on: date, *, by: Standing, at: datetime) -> None:
    """At once, or announced; a day that was announced before is replaced."""
    if on > localdate(at):
        row.ends_on = on
        row.save(update_fields=["ends_on"])
        record(EndAnnounced(row._meta.model_name or "", row.pk, row.room_id, on.isoformat()), actor_id=by.account_id, at=at)
    else:
        _over(row, on, by.account_id, at)


@transaction.atomic
def goes_on(row: Tie, *, by: Standing, at: datetime) -> None:
    """Whoever was to move out stays, whoever was to sell does not."""
    row = _held(row)
    require(rules.may_register(by, row.room))
    if row.ends_on is None:
        raise Refused(_("没有登记过以后的日期，不用取消。"))
    row.ends_on = None
    row.save(update_fields=["ends_on"])
    record(EndAnnounced(row._meta.model_name or "", row.pk, row.room_id, ""), actor_id=by.account_id, at=at)


def end_due(at: datetime) -> int:
    """The clock's."""
    today = localdate(at)
    due: list[Tie] = [*Residence.objects.filter(ends_on__lte=today), *Ownership.objects.filter(ends_on__lte=today)]

    def over(row: Tie) -> bool:
        row = _held(row)
        is_due = row.ends_on is not None and row.ends_on <= today
        if row.ends_on is not None and is_due:
            _over(row, row.ends_on, None, at)
        return is_due

    return each(due, over)


def _held(row: Tie) -> Tie:
    return type(row)._default_manager.select_for_update(of=("self",)).select_related("room").get(pk=row.pk)


def _over(row: Tie, on: date, actor: int | None, at: datetime) -> None:
    row.until, row.ends_on = on, None
    row.save(update_fields=["until", "ends_on"])
    told = MovedOut(row.person_id, row.room_id) if isinstance(row, Residence) else OwnershipEnded(row.pk, row.room_id)
    record(told, actor_id=actor, at=at)
