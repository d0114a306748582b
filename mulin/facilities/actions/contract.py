"""A contract while it is written: its words, duties, rates, the scanned paper."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.facilities import rules
from mulin.facilities.models import Contract, ContractFile, Duty, Facility, Rate
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import keep_document
from mulin.organisations.queries import Standing

COPIED = ("organisation", "kind", "pays", "amount", "each", "money_words", "words", "words_en")


@transaction.atomic
def draft(facility: Facility, *, by: Standing, at: datetime, **values: Any) -> Contract:
    """`values`: fields of the model."""
    require(rules.may_keep(by, facility))
    made = Contract(facility=facility, made_at=at, made_by=by.person_id or 0, **values)
    _check(made)
    made.save(force_insert=True)
    return made


@transaction.atomic
def change(contract: Contract, *, by: Standing, at: datetime, **values: Any) -> Contract:
    contract = lock(contract.pk)
    require(rules.may_write_contract(by, contract))
    for name, value in values.items():
        setattr(contract, name, value)
    _check(contract)
    contract.save()
    return contract


def _check(contract: Contract) -> None:
    if contract.until < contract.since:
        raise Refused(_("最后一天不能早于第一天。"))
    if contract.until > rules.add_months(contract.since, 240):
        raise Refused(_("一份合同最长二十年，请检查年份。"))
    if contract.pays == Contract.Pays.NOBODY and contract.amount:
        raise Refused(_("不收不补就不要写金额；要收要补请选是谁付。"))
    contract.last_on = contract.until


@transaction.atomic
def follow(contract: Contract, *, by: Standing, at: datetime) -> Contract:
    """The next one as a draft: as long, with the same duties and rates, from the day after."""
    contract = lock(contract.pk)
    require(rules.may_follow_contract(by, contract))
    since = contract.last_on + timedelta(days=1)
    made = Contract(
        facility=contract.facility, previous=contract, since=since, until=_as_long(contract, since), made_at=at,
        made_by=by.person_id or 0, **{name: getattr(contract, name) for name in COPIED},
    )  # fmt: skip
    made.last_on = made.until
    made.save(force_insert=True)
    kept = ("name", "rhythm", "measure", "goal", "evidence", "needs_picture")
    Duty.objects.bulk_create(
        [Duty(contract=made, **{name: getattr(row, name) for name in kept}) for row in contract.duties.all()]
    )
    Rate.objects.bulk_create([Rate(contract=made, counted=row.counted, price=row.price) for row in contract.rates.all()])
    return made


def _as_long(contract: Contract, since: date) -> date:
    """Whole months where it was of whole months, else as many days."""
    after = contract.until + timedelta(days=1)
    months = (after.year - contract.since.year) * 12 + after.month - contract.since.month
    if months and rules.add_months(contract.since, months) == after:
        return rules.add_months(since, months) - timedelta(days=1)
    return since + (contract.until - contract.since)


@transaction.atomic
def add_duty(contract: Contract, *, by: Standing, at: datetime, **values: Any) -> Duty:
    contract = lock(contract.pk)
    require(rules.may_write_contract(by, contract))
    duty = Duty(contract=contract, **values)
    if (duty.measure == Duty.Measure.TICK) != (duty.goal is None):
        raise Refused(_("有数目的职责要写目标；打勾的不用写。"))
    if contract.duties.filter(name=duty.name).exists():
        raise Refused(_("已经有叫这个名字的职责了。"))
    duty.save(force_insert=True)
    return duty


@transaction.atomic
def drop_duty(duty: Duty, *, by: Standing, at: datetime) -> None:
    require(rules.may_write_contract(by, lock(duty.contract_id)))
    duty.delete()


@transaction.atomic
def set_rates(contract: Contract, rates: Sequence[tuple[str, int]], *, by: Standing, at: datetime) -> None:
    """All of them anew: (what is counted, 分 each)."""
    contract = lock(contract.pk)
    require(rules.may_write_contract(by, contract))
    if rates and contract.pays == Contract.Pays.NOBODY:
        raise Refused(_("这份合同不收不补，先改成收或补，再写单价。"))
    contract.rates.all().delete()
    Rate.objects.bulk_create([Rate(contract=contract, counted=counted, price=price) for counted, price in rates])


@transaction.atomic
def add_file(contract: Contract, upload: Any, *, by: Standing, at: datetime) -> ContractFile:
    """
    Raises:
        BadUpload: with a sentence for the person who sent it.
    """
    require(rules.may_keep(by, contract.facility))
    kept = keep_document(upload, by_account=by.account_id, at=at, guard="facilities.contracts", sealed=True)
    return ContractFile.objects.create(
        contract=contract, file_key=kept.key, name=kept.name[:120], kept_at=at, kept_by=by.person_id or 0
    )


@transaction.atomic
def drop_file(file: ContractFile, *, by: Standing, at: datetime) -> None:
    """Until it is signed."""
    require(rules.may_write_contract(by, lock(file.contract_id)))
    file.delete()


def lock(pk: int) -> Contract:
    rows = Contract.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("facility__place", "organisation").get(pk=pk)
