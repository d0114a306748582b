from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.funds import queries, rules
from mulin.funds.facts import FundClosed, FundOpened
from mulin.funds.models import Fund, Purpose, Seat
from mulin.funds.queries.accounts import BANK, BUDGETS
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.ledger import actions as ledger
from mulin.ledger.models import coded
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place


@transaction.atomic
def found(
    community: Place, *, code: str, name: str, charter: str, keeper: Organisation, name_en: str = "", charter_en: str = "",
    each_most: int | None = None, person_most: int | None = None, by: Standing, at: datetime,
) -> Fund:  # fmt: skip
    """A fund with its two books: money and goods."""
    require(rules.may_found(by, community.path))
    if keeper.community_id != community.pk:
        raise Refused(_("保管单位要是本社区登记的单位。"))
    if Fund.objects.filter(community=community, code=code).exists():
        raise Refused(_("这个代码已经有基金在用，请换一个。"))
    fund = Fund.objects.create(
        community=community, code=code, name=name, name_en=name_en, charter=charter, charter_en=charter_en, keeper=keeper,
        each_most=each_most, person_most=person_most,
        book=ledger.open_book(community, f"fund:{code}", kind="fund", name=name, at=at),
        goods=ledger.open_book(community, f"fund-goods:{code}", kind="goods", name=name, at=at), opened_at=at,
    )  # fmt: skip
    ledger.open_account(fund.book, BANK, kind="asset", name=keeper.name[:80], at=at, floor=0)
    ledger.open_account(fund.book, BUDGETS, kind="equity", name=coded("funds.budgets"), at=at)
    record(FundOpened(fund.pk), actor_id=by.person_id, at=at)
    return fund


@transaction.atomic
def add_purpose(fund: Fund, *, code: str, name: str, name_en: str = "", by: Standing, at: datetime) -> Purpose:
    require(rules.may_found(by, fund.community.path))
    purpose, new = Purpose.objects.get_or_create(fund=fund, code=code, defaults={"name": name, "name_en": name_en})
    if not new and purpose.name != name:
        raise Refused(_("这个代码已经有用途在用，请换一个。"))
    ledger.open_account(fund.book, f"expense:{code}", kind="expense", name=name, at=at)
    return purpose


@transaction.atomic
def seat(fund: Fund, person: Person, *, role: str = "member", since: date, by: Standing) -> Seat:
    require(rules.may_found(by, fund.community.path))
    taken, _new = Seat.objects.get_or_create(fund=fund, person=person, until=None, defaults={"role": role, "since": since})
    return taken


@transaction.atomic
def unseat(taken: Seat, *, on: date, by: Standing) -> Seat:
    require(rules.may_found(by, taken.fund.community.path))
    taken.until = max(on, taken.since)
    taken.save(update_fields=["until"])
    return taken


@transaction.atomic
def close(fund: Fund, *, by: Standing, at: datetime) -> Fund:
    """Nothing is left and nothing is open; what was stays to be read, and the last quarter is disclosed as any other."""
    kept = Fund.objects.select_for_update(of=("self",)).select_related("community", "book", "goods").get(pk=fund.pk)
    bank = queries.account(kept.book, BANK)
    in_store = sum(one.balance for one in queries.goods_of(kept))
    waiting = kept.spendings.filter(status__in=("asked", "reserved")).count()
    require(rules.may_close(by, kept, bank.balance if bank else 0, in_store, waiting))
    kept.closed_at = at
    kept.save(update_fields=["closed_at"])
    record(FundClosed(kept.pk), actor_id=by.person_id, at=at)
    return kept


@transaction.atomic
def set_budget(purpose: Purpose, year: int, amount: int, *, once_key: str, by: Standing, at: datetime) -> int:
    """Add `amount` (分; below zero takes back what is not promised) to what the purpose may spend in the year.

    Returns:
        What is left of it now.
    """
    fund = Fund.objects.select_for_update(of=("self",)).select_related("book", "community").get(pk=purpose.fund_id)
    require(rules.may_budget(by, fund, queries.council_of(fund, localdate(at))))
    if not amount:
        raise Refused(_("预算要增加或减少一些，0 不用登记。"))
    limit = ledger.open_account(
        fund.book, f"budget:{purpose.code}:{year}", kind="equity", name=f"{purpose.name} {year}"[:80], at=at, floor=0
    )
    source = ledger.open_account(fund.book, BUDGETS, kind="equity", name=coded("funds.budgets"), at=at)
    ledger.post(
        fund.book, [(source, -amount), (limit, amount)], once_key=f"budget:{once_key}", reason=coded("funds.budget"), at=at, by=by,
        source=ledger.Source("funds.purpose", str(purpose.pk)), purpose=purpose.code,
    )  # fmt: skip
    limit.refresh_from_db()
    return limit.free
