"""Two tables: a gift from promise to receipt, and spending from wish to payment."""

from django.utils.translation import gettext_lazy as _

from mulin.kernel.flow import Step, step

from .models import Gift, Spending

G = Gift.Status
RECEIVE = step("receive", frm={G.PROMISED}, to=G.RECEIVED, words=_("登记收到"))
LAPSE = step("lapse", frm={G.PROMISED}, to=G.LAPSED, words=_("记未兑现"))
TAKE_BACK = step("take_back", frm={G.RECEIVED}, to=G.TAKEN_BACK, words=_("撤回登记"))

S = Spending.Status
RESERVE = step("reserve", frm={S.ASKED}, to=S.RESERVED, words=_("批准"))
PAY = step("pay", frm={S.RESERVED}, to=S.PAID, words=_("登记付款"))
REFUSE = step("refuse", frm={S.ASKED}, to=S.REFUSED, words=_("不批准"))
WITHDRAW = step("withdraw", frm={S.ASKED, S.RESERVED}, to=S.WITHDRAWN, words=_("撤回申请"))
EXPIRE = step("expire", frm={S.RESERVED}, to=S.EXPIRED, words=_("过期"))

STEPS: list[Step] = [RESERVE, PAY, REFUSE, WITHDRAW, EXPIRE]
GIFT_STEPS: list[Step] = [RECEIVE, LAPSE, TAKE_BACK]
