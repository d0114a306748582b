"""A contract holds: signed, ended, run out; the facility follows it."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.facilities import flow, queries, rules
from mulin.facilities.facts import ContractEnded, ContractEnds, ContractSigned
from mulin.facilities.models import Contract, Facility
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing

from .contract import lock
from .keeping import lock_facility

S = Contract.Status


@transaction.atomic
def sign(contract: Contract, *, on: date, for_us: str, for_them: str, by: Standing, at: datetime) -> Contract:
    """Write down that the paper is signed, when, and the names below it. The facility is locked: one contract at a time.

    Raises:
        Refused: another one holds on some of its days.
    """
    facility = lock_facility(contract.facility_id)
    contract = lock(contract.pk)
    require(rules.may_write_contract(by, contract))
    if not for_us.strip() or not for_them.strip():
        raise Refused(_("请写双方签字的人的姓名。"))
    if on > localdate(at):
        raise Refused(_("签字的日子还没有到。"))
    clash = Contract.objects.filter(
        facility=facility, status__in=Contract.HOLDING, since__lte=contract.last_on, last_on__gte=contract.since
    ).first()
    if clash is not None:
        raise Refused(
            _("%(since)s 到 %(until)s 已经有一份合同，请改日期，或者先终止那一份。")
            % {"since": f"{clash.since:%Y-%m-%d}", "until": f"{clash.last_on:%Y-%m-%d}"}
        )
    contract.status, contract.signed_on = advance(contract.status, flow.SIGN), on
    contract.signed_for_us, contract.signed_for_them = for_us.strip()[:60], for_them.strip()[:60]
    contract.signed_noted_at, contract.signed_noted_by = at, by.person_id or 0
    contract.save()
    _hand_over(facility, localdate(at))
    record(ContractSigned(contract.pk), actor_id=by.account_id, at=at)
    return contract


@transaction.atomic
def end(contract: Contract, why: str, *, on: date, by: Standing, at: datetime) -> Contract:
    """`on` is its last day: today or later. One that has not begun is called off."""
    facility = lock_facility(contract.facility_id)
    contract = lock(contract.pk)
    today = localdate(at)
    require(rules.may_end_contract(by, contract, today))
    if not why.strip():
        raise Refused(_("请写为什么终止。"))
    if contract.since > today:
        contract.status = advance(contract.status, flow.VOID)
    elif not today <= on < contract.until:
        raise Refused(_("最后一天要在今天和合同到期之间。"))
    else:
        contract.status, contract.last_on = advance(contract.status, flow.END), on
    contract.ended_at, contract.ended_by, contract.ended_why = at, by.person_id, why.strip()[:300]
    contract.save()
    _hand_over(facility, today)
    record(ContractEnded(contract.pk), actor_id=by.account_id, at=at)
    return contract


def _hand_over(facility: Facility, today: date) -> None:
    """The facility is run by whoever's contract holds today; without one, an operator that had one leaves."""
    running = queries.contract.running([facility.pk], today).get(facility.pk)
    had = Contract.objects.filter(facility=facility, organisation=facility.operator_id, status__in=Contract.HOLDING)
    wanted = running.organisation_id if running else None
    if facility.operator_id != wanted and (running is not None or had.exists()):
        facility.operator_id = wanted
        facility.save(update_fields=["operator"])


def hand_over_due(at: datetime) -> int:
    """The clock's job: facilities whose contract began or ended in the last days."""
    today = localdate(at)
    near = (today - timedelta(days=7), today)
    begun = Contract.objects.filter(status__in=Contract.HOLDING, since__range=near)
    over = Contract.objects.filter(
        status__in=Contract.HOLDING, last_on__range=(near[0] - timedelta(days=1), today - timedelta(days=1))
    )
    facilities = set(begun.values_list("facility", flat=True)) | set(over.values_list("facility", flat=True))
    for pk in sorted(facilities):
        with transaction.atomic():
            _hand_over(lock_facility(pk), today)
    return len(facilities)


def remind(at: datetime) -> int:
    """The clock's job: 90 and 30 days before the end, and when it is over, each once and only where nothing follows."""
    today, told = localdate(at), 0
    soon = today + timedelta(days=max(rules.REMIND))
    for row in Contract.objects.filter(status=S.SIGNED, last_on__lte=soon).exclude(reminded=-1).order_by("id"):
        if rules.reminder(row, today) is None:
            continue
        with transaction.atomic():
            contract = lock(row.pk)
            days = rules.reminder(contract, today)
            if days is None or contract.status != S.SIGNED:
                continue
            contract.reminded = days
            contract.save(update_fields=["reminded"])
            if not queries.contract.is_followed(contract):
                record(ContractEnds(contract.pk, days), actor_id=None, at=at)
                told += 1
    return told


def keep_contracts(at: datetime) -> None:
    hand_over_due(at)
    remind(at)
