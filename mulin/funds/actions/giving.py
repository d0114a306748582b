"""Nothing is paid here: what came into the keeper's own account, or into store, is written down with its evidence."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.funds import flow, rules
from mulin.funds.facts import GiftReceived, GiftTakenBack
from mulin.funds.models import Fund, Gift
from mulin.funds.queries.accounts import BANK
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.ledger import actions as ledger
from mulin.ledger.models import Account, Entry
from mulin.organisations.queries import Standing

from .proving import attach


@transaction.atomic
def promise(fund: Fund, *, by: Standing, at: datetime, named: bool = False, **gift: Any) -> Gift:
    """A pledge: no figure counts it."""
    require(rules.may_keep(by, fund))
    return _noted(fund, gift, by, at, named, status=Gift.Status.PROMISED, promised_at=at)


@transaction.atomic
def register(
    fund: Fund, *, received_on: date, evidence: Sequence[str], public: Sequence[str] = (), by: Standing, at: datetime,
    named: bool = False, **gift: Any,
) -> Gift:  # fmt: skip
    """A gift that has come. `gift`: the fields of Gift that say what and from whom.

    `evidence`, `public`: keys of kept files, for those who keep and for everybody.

    Raises:
        Refused: not the keeper, no evidence, or a day to come.
    """
    require(rules.may_keep(by, fund))
    noted = _noted(fund, gift, by, at, named, status=Gift.Status.PROMISED)
    return receive(noted, received_on=received_on, evidence=evidence, public=public, by=by, at=at)


@transaction.atomic
def receive(
    gift: Gift, *, received_on: date, evidence: Sequence[str], public: Sequence[str] = (), bank_number: str = "",
    stored_at: str = "", by: Standing, at: datetime,
) -> Gift:  # fmt: skip
    kept = _locked(gift)
    require(rules.may_step(by, kept, flow.RECEIVE))
    if not evidence and not public:
        raise Refused(_("请附上到账凭证或入库单，再登记。"))
    if received_on > localdate(at):
        raise Refused(_("收到的日子还没有到，请改成今天或以前。"))
    kept.status = advance(kept.status, flow.RECEIVE)
    kept.received_on = received_on
    kept.bank_number, kept.stored_at = bank_number or kept.bank_number, stored_at or kept.stored_at
    kept.save(update_fields=["status", "received_on", "bank_number", "stored_at"])
    attach({"gift": kept}, evidence, public)
    frm, to, amount = _accounts(kept, at)
    ledger.post(
        to.book, [(frm, -amount), (to, amount)], once_key=f"gift:{kept.pk}", reason=kept.reason, at=at, by=by,
        source=ledger.Source("funds.gift", str(kept.pk)), on=received_on,
    )  # fmt: skip
    record(GiftReceived(kept.pk, kept.fund_id, kept.kind, kept.amount), actor_id=by.person_id, at=at)
    return kept


@transaction.atomic
def let_lapse(gift: Gift, *, by: Standing) -> Gift:
    kept = _locked(gift)
    require(rules.may_step(by, kept, flow.LAPSE))
    kept.status = advance(kept.status, flow.LAPSE)
    kept.save(update_fields=["status"])
    return kept


@transaction.atomic
def take_back(gift: Gift, *, reason: str, by: Standing, at: datetime) -> Gift:
    """It was written down wrongly, or was given back: the entry is reversed and both stay to be seen."""
    kept = _locked(gift)
    require(rules.may_step(by, kept, flow.TAKE_BACK))
    if not reason.strip():
        raise Refused(_("请写明为什么撤回。"))
    kept.status = advance(kept.status, flow.TAKE_BACK)
    kept.save(update_fields=["status"])
    book = kept.fund.book if kept.kind == Gift.Kind.MONEY else kept.fund.goods
    ledger.reverse(Entry.objects.get(book=book, once_key=f"gift:{kept.pk}"), reason=reason, at=at, by=by)
    record(GiftTakenBack(kept.pk, kept.fund_id, kept.amount), actor_id=by.person_id, at=at)
    return kept


@transaction.atomic
def name_donor(gift: Gift, *, by: Standing, at: datetime) -> Gift:
    """The donor agrees, separately from giving, to be listed by name."""
    kept = _locked(gift)
    require(rules.may_change_naming(by, kept))
    kept.named_at, kept.unnamed_at = at, None
    kept.save(update_fields=["named_at", "unnamed_at"])
    return kept


@transaction.atomic
def unname_donor(gift: Gift, *, by: Standing, at: datetime) -> Gift:
    """The consent is taken back: from now on the list says "一位邻居"."""
    kept = _locked(gift)
    require(rules.may_change_naming(by, kept))
    kept.unnamed_at = at
    kept.save(update_fields=["unnamed_at"])
    return kept


def _locked(gift: Gift) -> Gift:
    """The fund first: everything that moves its money comes one after the other."""
    Fund.objects.select_for_update().values_list("pk").get(pk=gift.fund_id)
    rows = Gift.objects.select_for_update(of=("self",))
    return rows.select_related("fund__community", "fund__book", "fund__goods").get(pk=gift.pk)


def _noted(fund: Fund, gift: dict[str, Any], by: Standing, at: datetime, named: bool, **more: Any) -> Gift:
    if gift.get("amount", 0) <= 0:
        raise Refused(_("金额或估价要大于 0。"))
    if gift.get("kind") == Gift.Kind.GOODS and not gift.get("good"):
        gift = gift | {"good": _code_of(fund, gift.get("good_name", ""))}
    if gift.get("kind") == Gift.Kind.GOODS and not (gift.get("good") and gift.get("quantity")):
        raise Refused(_("物品要写明是什么、有多少。"))
    assert by.person_id is not None
    named_at = at if named else None
    return Gift.objects.create(fund=fund, noted_at=at, noted_by=by.person_id, named_at=named_at, **gift, **more)


def _code_of(fund: Fund, name: str) -> str:
    """The unit in which these goods are counted: that of the same name, or a new one."""
    if not name:
        return ""
    Fund.objects.select_for_update().values_list("pk").get(pk=fund.pk)
    known = dict(Gift.objects.filter(fund=fund, kind=Gift.Kind.GOODS).order_by("-id").values_list("good_name", "good"))
    return known.get(name) or f"good-{len(set(known.values())) + 1}"


def _accounts(gift: Gift, at: datetime) -> tuple[Account, Account, int]:
    """From where, to where, how much."""
    if gift.kind == Gift.Kind.MONEY:
        book = gift.fund.book
        frm = ledger.open_account(
            book, f"income:{gift.donor_kind}", kind="income", name=str(Gift.Donor(gift.donor_kind).label), at=at
        )
        return frm, ledger.open_account(book, BANK, kind="asset", name=gift.fund.keeper.name[:80], at=at, floor=0), gift.amount
    book, good, name = gift.fund.goods, gift.good, gift.good_name or gift.good
    frm = ledger.open_account(book, f"given:{good}", kind="income", name=name, at=at, good=good)
    return frm, ledger.open_account(book, f"store:{good}", kind="asset", name=name, at=at, good=good, floor=0), gift.quantity or 0
