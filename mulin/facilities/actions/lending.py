from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.facilities import rules
from mulin.facilities.facts import LoanDue, ThingLent
from mulin.facilities.models import Facility, Loan, Thing
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.people.models import Person


@transaction.atomic
def add_thing(facility: Facility, *, by: Standing, at: datetime, **values: Any) -> Thing:
    require(rules.may_serve(by, facility))
    return Thing.objects.create(facility=facility, **values)


@transaction.atomic
def lend(thing: Thing, person: Person, *, by: Standing, at: datetime, days: int | None = None) -> Loan:
    """At the counter, to somebody who stands there."""
    thing = _locked(thing.pk)
    require(rules.may_serve(by, thing.facility))
    if thing.closed_at is not None or thing.left < 1:
        raise Refused(_("都借出去了，等还回来再借。"))
    if person.left_on is not None or person.community_id != thing.facility.community_id:
        raise Refused(_("借给登记在本社区的人。"))
    if Loan.objects.filter(person=person, back_at=None, due_on__lt=localdate(at)).exists():
        raise Refused(_("他借的东西有过期没还的，请先还。"))
    thing.out += 1
    thing.save(update_fields=["out"])
    due = localdate(at) + timedelta(days=min(days or thing.days, thing.days))
    made = Loan.objects.create(thing=thing, person=person, lent_at=at, lent_by=by.person_id or 0, due_on=due)
    record(ThingLent(made.pk, person.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def take_back(loan: Loan, back: str, *, words: str = "", by: Standing, at: datetime) -> Loan:
    """What is lost is no longer there; what is damaged is mended or written off by who keeps it. Back already: the loan."""
    thing = _locked(loan.thing_id)
    loan = Loan.objects.select_for_update(of=("self",), no_key=True).select_related("person").get(pk=loan.pk)
    loan.thing = thing
    require(rules.may_serve(by, thing.facility))
    if loan.back_at is not None:
        return loan
    if back != Loan.Back.FINE and not words.strip():
        raise Refused(_("请写哪里坏了、怎么丢的。"))
    loan.back_at, loan.back_to, loan.back, loan.words = at, by.person_id, back, words.strip()
    loan.save(update_fields=["back_at", "back_to", "back", "words"])
    thing.out -= 1
    if back == Loan.Back.LOST:
        thing.pieces -= 1
    thing.save(update_fields=["out", "pieces"])
    return loan


def remind_due(at: datetime) -> int:
    """The clock's job: the day before the last one, and each week after it."""
    today, told = localdate(at), 0
    for loan in Loan.objects.filter(back_at=None, due_on__lte=today + timedelta(days=1)).order_by("id"):
        if not _is_time(loan, today):
            continue
        with transaction.atomic():
            kept = Loan.objects.select_for_update(of=("self",), no_key=True).get(pk=loan.pk)
            if kept.back_at is None and _is_time(kept, today):
                kept.reminded_on = today
                kept.save(update_fields=["reminded_on"])
                record(LoanDue(kept.pk, kept.person_id, kept.due_on < today), actor_id=None, at=at)
                told += 1
    return told


def _is_time(loan: Loan, today: date) -> bool:
    late = loan.due_on < today
    last = loan.reminded_on
    if last is None:
        return True
    return late and (last <= loan.due_on or today - last >= timedelta(days=7))


def _locked(pk: int) -> Thing:
    rows = Thing.objects.select_for_update(of=("self",), no_key=True).select_related("facility__place", "facility__operator")
    return rows.get(pk=pk)
