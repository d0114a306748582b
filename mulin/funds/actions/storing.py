from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.funds import rules
from mulin.funds.facts import GoodsCameBack, GoodsHandedOut
from mulin.funds.models import Fund, HandOut
from mulin.funds.queries.accounts import account
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.ledger import actions as ledger
from mulin.ledger.models import Entry
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .proving import attach


@transaction.atomic
def hand_out(
    fund: Fund, good: str, quantity: int, *, to_whom: str, on: date, person: Person | None = None, about: str = "",
    evidence: Sequence[str] = (), public: Sequence[str] = (), by: Standing, at: datetime,
) -> HandOut:  # fmt: skip
    """Goods leave the store. `to_whom` is public and names nobody; `about` is sealed.

    Raises:
        Refused: not the keeper, not so many in store, a day to come, or a name in `to_whom`.
    """
    kept = Fund.objects.select_for_update(of=("self",)).select_related("community", "goods").get(pk=fund.pk)
    require(rules.may_keep(by, kept))
    store = account(kept.goods, f"store:{good}")
    if store is None or quantity <= 0:
        raise Refused(_("库里没有这种物品，或者数量不对。"))
    if on > localdate(at):
        raise Refused(_("发放的日子还没有到，请改成今天或以前。"))
    assert by.person_id is not None
    if person and person.name in to_whom:
        raise Refused(_("“发给谁”会公开，请不要写姓名，可以写“一位高龄老人”。"))
    given = HandOut.objects.create(
        fund=kept, good=good, good_name=store.name, quantity=quantity, to_whom=to_whom, person=person, about=about, on=on,
        noted_at=at, noted_by=by.person_id,
    )  # fmt: skip
    attach({"hand_out": given}, evidence, public)
    out = ledger.open_account(kept.goods, f"handed:{good}", kind="expense", name=store.name, at=at, good=good)
    ledger.transfer(
        store, out, quantity, once_key=f"hand-out:{given.pk}", reason=to_whom, at=at, by=by,
        source=ledger.Source("funds.handout", str(given.pk)), on=on,
    )  # fmt: skip
    record(GoodsHandedOut(given.pk, kept.pk, quantity), actor_id=by.person_id, at=at)
    return given


@transaction.atomic
def take_in(given: HandOut, *, reason: str, by: Standing, at: datetime) -> HandOut:
    """It was written down wrongly, or the goods came back: the entry is reversed and both stay to be seen."""
    Fund.objects.select_for_update().values_list("pk").get(pk=given.fund_id)
    kept = HandOut.objects.select_for_update(of=("self",)).select_related("fund__community", "fund__goods").get(pk=given.pk)
    require(rules.may_take_in(by, kept))
    if not reason.strip():
        raise Refused(_("请写明为什么冲正，大家会看到。"))
    kept.taken_back_at = at
    kept.save(update_fields=["taken_back_at"])
    ledger.reverse(
        Entry.objects.get(book=kept.fund.goods, once_key=f"hand-out:{kept.pk}"), reason=reason.strip()[:200], at=at, by=by
    )
    record(GoodsCameBack(kept.pk, kept.fund_id, kept.quantity), actor_id=by.person_id, at=at)
    return kept
