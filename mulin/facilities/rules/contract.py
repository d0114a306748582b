"""Who makes, reads and judges a contract with an operator; days and months of it."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from mulin.facilities.models import Contract, ContractSheet, Evaluation
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .who import may_keep

S = Contract.Status
REMIND = (90, 30)  # days before the last one
TICK_LATER = 31  # days in which what was done can still be ticked
MONTHS = {"month": 1, "quarter": 3, "year": 12}


def operates(me: Standing, contract: Contract) -> bool:
    return contract.organisation_id in me.units()


def may_read_contract(me: Standing, contract: Contract) -> Yes | No:
    """The two sides; a draft is the community's alone."""
    side = operates(me, contract) and contract.status != S.DRAFT
    return only_if(side or bool(may_keep(me, contract.facility)), _("合同由社区和签合同的运营单位查看。"))


def may_write_contract(me: Standing, contract: Contract) -> Yes | No:
    return first_no(
        may_keep(me, contract.facility), only_if(contract.status == S.DRAFT, _("合同已经签了，不能再改；要变就终止后另签。"))
    )


def may_end_contract(me: Standing, contract: Contract, today: date) -> Yes | No:
    return first_no(
        may_keep(me, contract.facility),
        only_if(contract.status == S.SIGNED, _("只有已签的合同才能终止。")),
        only_if(contract.last_on >= today, _("合同已经到期，不用再终止。")),
    )


def may_follow_contract(me: Standing, contract: Contract) -> Yes | No:
    return first_no(may_keep(me, contract.facility), only_if(contract.status != S.DRAFT, _("这份还在起草，直接改它就行。")))


def may_tick(me: Standing, contract: Contract) -> Yes | No:
    return first_no(
        only_if(operates(me, contract) or bool(may_keep(me, contract.facility)), _("由运营单位或社区工作者来记。")),
        only_if(contract.status in Contract.HOLDING, _("合同签了以后才记。")),
    )


def may_settle_contract(me: Standing, contract: Contract) -> Yes | No:
    return first_no(may_keep(me, contract.facility), only_if(contract.status in Contract.HOLDING, _("合同签了以后才结算。")))


def may_agree_sheet(me: Standing, sheet: ContractSheet) -> Yes | No:
    return first_no(
        only_if(operates(me, sheet.contract), _("由运营单位的人确认。")), only_if(sheet.agreed_at is None, _("已经确认过了。"))
    )


def may_evaluate(me: Standing, contract: Contract) -> Yes | No:
    return first_no(may_keep(me, contract.facility), only_if(contract.status in Contract.HOLDING, _("合同签了以后才评估。")))


def may_answer_evaluation(me: Standing, evaluation: Evaluation) -> Yes | No:
    return first_no(
        only_if(operates(me, evaluation.contract), _("由运营单位的人回应。")),
        only_if(evaluation.answered_at is None, _("已经回应过了。")),
    )


@dataclass(frozen=True)
class Stretch:
    """A day, week, month or quarter of a duty, cut to the days of the contract; both days belong to it."""

    first: date
    last: date
    whole: bool


def add_months(day: date, months: int) -> date:
    """The 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def natural(rhythm: str, day: date) -> tuple[date, date]:
    """The day, calendar week, month or quarter that a day lies in."""
    if rhythm == "day":
        return day, day
    if rhythm == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    months = MONTHS[rhythm]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, add_months(first, months) - timedelta(days=1)


def stretch_of(rhythm: str, day: date, since: date, until: date) -> Stretch:
    first, last = natural(rhythm, day)
    return Stretch(max(first, since), min(last, until), since <= first and last <= until)


def stretches(rhythm: str, since: date, until: date, *, last_on: date) -> Iterator[Stretch]:
    """Those that have begun by `until`, oldest first, of a contract from `since` to `last_on`."""
    day = since
    while day <= min(until, last_on):
        found = stretch_of(rhythm, day, since, last_on)
        yield found
        day = found.last + timedelta(days=1)


def payments(each: str, begins: date, since: date, until: date) -> int:
    """How often the amount falls due from `since` to `until`: on the first day of each month, quarter or year of the contract."""
    if each == "once":
        return int(since <= begins <= until)
    step, number, due = MONTHS[each], 0, 0
    while (day := add_months(begins, number * step)) <= until:
        due += day >= since
        number += 1
    return due


def reminder(contract: Contract, today: date) -> int | None:
    """Which reminder is due and has not been told: 90, 30, or -1 when it is over."""
    left = (contract.last_on - today).days
    due = -1 if left < 0 else next((days for days in sorted(REMIND) if left <= days), None)
    told = contract.reminded
    return due if due is not None and (told is None or due < told) else None
