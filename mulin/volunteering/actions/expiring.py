"""Unused minutes go to the pool when the rules say so: announced, announced again a week before, then moved with a reason."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from mulin.kernel.facts.record import record
from mulin.kernel.jobs.each import each
from mulin.kernel.listed import Listed
from mulin.ledger import actions as ledger
from mulin.ledger.models import Account, coded
from mulin.places.models import Place
from mulin.volunteering import facts, rules
from mulin.volunteering.models import BankRules, Expiry
from mulin.volunteering.queries.bank import rules_on
from mulin.volunteering.queries.expiring import EXPIRY, sets_of, standing_of, standing_since
from mulin.volunteering.rules.expiry import Left

from .banking import pool_of


def expire_minutes(at: datetime) -> int:
    """The clock's: announce, remind, move; return how many were moved. Where rules let minutes stand again, so it is told."""
    for community in Place.objects.filter(pk__in=BankRules.objects.exclude(expires_after_months=None).values("community")):
        running = rules_on(community.pk, localdate(at))
        if running is not None and running.expires_after_months is not None:
            _announce(community, running, at)
    return each(_due(localdate(at)), lambda pk: _go_on(pk, at))


def _due(today: date) -> list[int]:
    """Open ones for which today is a day of their own: near their last day, or of a month that rules let stand again."""
    open_ones = Expiry.objects.filter(ended_at=None)
    found: list[int] = []
    for community_id in list(open_ones.order_by().values_list("community_id", flat=True).distinct()):
        own, sets = open_ones.filter(community=community_id), sets_of(community_id)
        months = own.order_by().values_list("month", flat=True).distinct()
        stand = [month for month in months if rules.stands_for(month, sets, today) is None]
        near = Q(reminded_on__isnull=False) | Q(on__lte=today + rules.AGAIN)
        found += own.filter(near | Q(month__in=stand)).order_by("on", "id").values_list("pk", flat=True)
    return found


def _announce(community: Place, running: BankRules, at: datetime) -> None:
    today, sets = localdate(at), sets_of(community.pk)
    ahead = timedelta(days=running.announced_days)
    shortest = min(one.months for one in sets if one.months is not None)
    wanted: dict[tuple[int, date], tuple[Account, Left, int]] = {}
    for account, months in standing_since(community.pk, today + ahead - timedelta(days=28 * shortest)):
        for left in months:
            stands = rules.stands_for(left.month, sets, today)
            if stands is not None and today >= rules.last_day(left.month, stands) - ahead:
                wanted[account.pk, left.month] = account, left, stands
    known = Expiry.objects.filter(account_id__in=Listed({account for account, _month in wanted}))
    for key in set(wanted) & set(known.values_list("account_id", "month")):
        del wanted[key]
    for account, left, stands in wanted.values():
        assert account.holder_id is not None
        on = max(rules.last_day(left.month, stands), today + ahead)
        with transaction.atomic():
            row, new = Expiry.objects.get_or_create(
                account_id=account.pk, month=left.month,
                defaults={"community": community, "person_id": account.holder_id, "months": stands, "on": on,
                          "announced": left.minutes, "announced_on": today},
            )  # fmt: skip
            if new:
                _tell(row, row.announced, at)


@transaction.atomic
def _go_on(pk: int, at: datetime) -> bool:
    """The next step of one: tell again, move, end. True when minutes were moved."""
    today = localdate(at)
    row = Expiry.objects.select_for_update(of=("self",)).select_related("community").get(pk=pk)
    if rules.stands_for(row.month, sets_of(row.community_id), today) is None:
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        record(facts.MinutesKept(row.pk, row.person_id, row.announced - row.expired), actor_id=None, at=at)
        return False
    if row.reminded_on is None and today < row.on - rules.AGAIN:
        return False
    left, account = _locked(row, at)
    if left is None:
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        return False
    if row.reminded_on is None:
        if left.free:
            row.reminded, row.reminded_on, row.on = left.free, today, max(row.on, today + rules.AGAIN)
            row.save(update_fields=["reminded", "reminded_on", "on"])
            _tell(row, left.free, at)
        return False
    if today <= row.on:
        return False
    return _move(row, left, account, at)


def _locked(row: Expiry, at: datetime) -> tuple[Left | None, Account]:
    """What is left of that month, with the accounts locked in the ledger's own order."""
    account = Account.objects.select_related("book__community").get(pk=row.account_id)
    pool = pool_of(account.book, at)
    list(Account.objects.select_for_update().filter(pk__in=[account.pk, pool.pk]).order_by("pk").values_list("pk"))
    months = [left for found in standing_of([account.pk]) for left in found.months]
    return next((left for left in months if left.month == row.month), None), account


def _move(row: Expiry, left: Left, account: Account, at: datetime) -> bool:
    """No more than was told the second time. What is held for help waits, and is told again before it goes."""
    assert row.reminded is not None
    amount = min(left.free, row.reminded, row.announced - row.expired)
    if amount:
        ledger.post(
            account.book, [(account, -amount), (pool_of(account.book, at), amount)], once_key=f"expiry {row.pk} {row.on}",
            reason=coded("volunteering.expired", row.months), source=ledger.Source(EXPIRY, row.month.isoformat()), purpose="expiry", at=at, by=None,
        )  # fmt: skip
        record(facts.MinutesExpired(row.pk, row.person_id, row.community_id, amount), actor_id=None, at=at)
    row.expired += amount
    if amount == left.minutes:
        row.ended_at = at
    row.reminded, row.reminded_on = None, None
    row.save(update_fields=["expired", "ended_at", "reminded", "reminded_on"])
    return bool(amount)


def _tell(row: Expiry, minutes: int, at: datetime) -> None:
    again = row.reminded_on is not None
    record(facts.MinutesExpiring(row.pk, row.person_id, minutes, row.on.isoformat(), again), actor_id=None, at=at)
