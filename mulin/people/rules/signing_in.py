"""How often codes are sent and tried. The same for every number, known or not, so that nobody learns who has an account."""

from datetime import datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes
from mulin.people.models import SignInCode

LIFE = timedelta(minutes=10)
PAUSE = timedelta(minutes=1)
TRIES = 5
LOCKED_FOR = timedelta(minutes=15)
A_DAY = 10  # codes to one phone
FROM_ONE_ADDRESS = 60  # codes an hour: a whole building may share one


def may_send(code: SignInCode, from_address: int, at: datetime) -> Yes | No:
    locked = may_try(code, at)
    if not locked:
        return locked
    if code.sent_at and at - code.sent_at < PAUSE:
        seconds = int((code.sent_at + PAUSE - at).total_seconds()) + 1
        return No(_("验证码刚发过，请 %(seconds)s 秒后再要一次。") % {"seconds": seconds})
    if code.sent_today >= A_DAY:
        return No(_("这个号码今天要了 %(number)s 次验证码，请明天再试，或请社区工作人员帮您。") % {"number": A_DAY})
    if from_address >= FROM_ONE_ADDRESS:
        return No(_("这个网络要验证码的人太多，请 1 小时后再试，或换手机流量。"))
    return Yes()


def may_try(code: SignInCode, at: datetime) -> Yes | No:
    if code.locked_until and code.locked_until > at:
        hour = localtime(code.locked_until + timedelta(minutes=1)).strftime("%H:%M")
        return No(_("输错太多次，先锁住了。请在 %(hour)s 以后再试。") % {"hour": hour})
    return Yes()
