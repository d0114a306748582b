"""What the database refused, as a sentence for a person."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused
from mulin.ledger.models import Account
from mulin.ledger.rules.amounts import say


class NotEnough(Refused):
    """An account would fall below its floor."""


class TooMuch(Refused):
    """An account would rise above its ceiling."""


class PeriodIsClosed(Refused):
    """An entry is dated in a closed month."""


@contextmanager
def as_refusal(account_ids: Collection[int]) -> Iterator[None]:
    """Runs what is inside in a savepoint, so that the transaction around it stays usable."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise _refusal(str(error), account_ids) or error from error


def _refusal(words: str, account_ids: Collection[int]) -> Refused | None:
    if "accounts_stay_above_their_floor" in words:
        return NotEnough(_("余额不够：%(accounts)s。没有记账。") % {"accounts": _free(account_ids)})
    if "accounts_stay_below_their_ceiling" in words:
        return TooMuch(_("超过了上限：%(accounts)s。没有记账。") % {"accounts": _room(account_ids)})
    if "this month is closed" in words:
        return PeriodIsClosed(_("这个月已经结账，不能再往里记。请记在没结账的日子，并写明原因。"))
    return None


def _free(account_ids: Collection[int]) -> str:
    limited = Account.objects.filter(pk__in=account_ids).exclude(floor=None).order_by("id")
    return _("；").join(
        _("“%(name)s”可用 %(amount)s") % {"name": row.said, "amount": say(max(0, row.free - (row.floor or 0)), row.unit)}
        for row in limited
    )


def _room(account_ids: Collection[int]) -> str:
    limited = Account.objects.filter(pk__in=account_ids).exclude(ceiling=None).order_by("id")
    return _("；").join(
        _("“%(name)s”上限 %(ceiling)s，现有 %(amount)s")
        % {"name": row.said, "ceiling": say(row.ceiling or 0, row.unit), "amount": say(row.balance, row.unit)}
        for row in limited
    )
