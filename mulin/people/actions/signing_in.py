import secrets
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.core.cache import cache
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Refused, require
from mulin.people import personal, rules, sms
from mulin.people.models import Account, SignInCode
from mulin.people.rules.signing_in import LOCKED_FOR, TRIES

HOUR = 3600


@dataclass(frozen=True)
class Tried:
    """`account` is there when the code was right; else `problem` says why not."""

    account: Account | None = None
    problem: str = ""


def send_code(phone: str, *, address: str, at: datetime) -> str:
    """Send six digits to a phone in normal form (+86…); return them, for the demo's page.

    Raises:
        Refused: too often, locked, or the gateway is down.
    """
    digits = f"{secrets.randbelow(10**6):06d}"
    asked_from = f"sign-in:{address}"
    with transaction.atomic():
        SignInCode.objects.bulk_create([SignInCode(phone_blind=personal.phone_blind(phone))], ignore_conflicts=True)
        row = SignInCode.objects.select_for_update().get(phone_blind=personal.phone_blind(phone))
        if row.sent_at and localdate(row.sent_at) != localdate(at):
            row.sent_today = 0
        require(rules.may_send(row, cache.get(asked_from, 0), at))
        row.digest, row.sent_at, row.sent_today = make_password(digits), at, row.sent_today + 1
        row.save()
    if not cache.add(asked_from, 1, HOUR):
        cache.incr(asked_from)
    try:
        sms.send(phone, _("您的睦邻验证码是 %(digits)s，10 分钟内有效。工作人员不会问您要它。") % {"digits": digits})
    except sms.NotSent:
        raise Refused(_("短信没发出去，请过几分钟再试，或到社区请工作人员帮您。")) from None
    return digits


@transaction.atomic
def try_code(phone: str, digits: str, *, language: str, at: datetime) -> Tried:
    """A right code opens the account of this phone, and makes it the first time. Wrong tries stay counted."""
    row = SignInCode.objects.select_for_update().filter(phone_blind=personal.phone_blind(phone)).first()
    if row is None:
        return Tried(problem=_("请先要一个验证码。"))
    allowed = rules.may_try(row, at)
    if isinstance(allowed, No):
        return Tried(problem=allowed.reason)
    if not row.digest or not row.sent_at or at - row.sent_at > rules.LIFE:
        return Tried(problem=_("验证码过期了或已用过，请再要一个。"))
    if not check_password(digits, row.digest):
        return Tried(problem=_count_wrong(row, at))
    row.digest, row.wrong, row.locked_until = "", 0, None
    row.save()
    return Tried(_account_of(phone, language))


def _count_wrong(row: SignInCode, at: datetime) -> str:
    row.wrong += 1
    if row.wrong < TRIES:
        row.save(update_fields=["wrong"])
        return _("验证码不对，还可以试 %(number)s 次。") % {"number": TRIES - row.wrong}
    row.wrong, row.digest, row.locked_until = 0, "", at + LOCKED_FOR
    row.save()
    return str(getattr(rules.may_try(row, at), "reason", ""))


def _account_of(phone: str, language: str) -> Account | None:
    account = Account.objects.select_related("person").filter(phone_blind=personal.phone_blind(phone)).first()
    if account is None:
        account = Account(username=f"a-{secrets.token_urlsafe(12)}", language=language, **personal.of_phone(phone))
        account.set_unusable_password()
        account.save()
    return account if account.is_active else None
