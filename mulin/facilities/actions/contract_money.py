from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.facilities import queries, rules
from mulin.facilities.facts import ContractSheetMade
from mulin.facilities.models import Contract, ContractSheet
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing

from .contract import lock


@transaction.atomic
def make_sheet(contract: Contract, until: date, *, by: Standing, at: datetime) -> ContractSheet:
    """Freeze what fell due and was counted since the last sheet. `until` is the last day.

    Raises:
        Refused: the days are not over, or not of this contract.
    """
    contract = lock(contract.pk)
    require(rules.may_settle_contract(by, contract))
    since = queries.contract_money.next_day(contract)
    if contract.pays == Contract.Pays.NOBODY:
        raise Refused(_("这份合同不收不补，没有要结算的。"))
    if until >= localdate(at):
        raise Refused(_("这几天还没有过完，请等到第二天再结算。"))
    if not since <= until <= contract.last_on:
        raise Refused(
            _("这次从 %(since)s 结算，最晚到合同的最后一天 %(until)s。")
            % {"since": f"{since:%Y-%m-%d}", "until": f"{contract.last_on:%Y-%m-%d}"}
        )
    lines = queries.contract_money.lines_of(contract, since, until)
    made = ContractSheet.objects.create(
        contract=contract, since=since, until=until, lines=queries.contract_money.kept(lines), owed=sum(line.owed for line in lines),
        made_at=at, made_by=by.person_id or 0,
    )  # fmt: skip
    record(ContractSheetMade(made.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def agree_sheet(sheet: ContractSheet, *, by: Standing, at: datetime) -> ContractSheet:
    """The operator says that it is right."""
    rows = ContractSheet.objects.select_for_update(of=("self",), no_key=True).select_related("contract")
    sheet = rows.get(pk=sheet.pk)
    require(rules.may_agree_sheet(by, sheet))
    sheet.agreed_at, sheet.agreed_by = at, by.person_id
    sheet.save(update_fields=["agreed_at", "agreed_by"])
    return sheet
