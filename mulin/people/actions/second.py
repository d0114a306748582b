from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.people import rules, second
from mulin.people.facts import SecondFactorReset
from mulin.people.models import Account

LEAST = 4  # characters of a reason


@transaction.atomic
def reset_second(account: Account, reason: str, *, by: Standing, at: datetime) -> None:
    """A colleague lost phone and recovery codes. Whoever holds the lost phone is signed out with it.

    Raises:
        Refused: no administrator over this person, no reason, or nothing to reset.
    """
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if account.person is None:
        raise Refused(_("这个账号还没有认到人，不用重置。"))
    require(rules.may_reset_second(by, account.person))
    if len(reason.strip()) < LEAST:
        raise Refused(_("请写清为什么重置，至少 %(number)s 个字。") % {"number": LEAST})
    if not second.is_set_up(account):
        raise Refused(_("%(name)s没有设第二道验证，不用重置。") % {"name": account.person.name})
    second.take_away(account)
    for session in UserSession.objects.filter(user=account):
        session.end()
    record(SecondFactorReset(account.pk, account.person.pk, reason.strip()), actor_id=by.account_id, at=at)
