"""Tables: a gift from promise to receipt, spending from wish to payment, money kept for one thing, a quarter's disclosure."""

from django.utils.translation import gettext_lazy as _

from mulin.kernel.flow import Step, step

from .models import Disclosure, Earmark, Gift, Spending

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
UNPAY = step("unpay", frm={S.PAID}, to=S.TAKEN_BACK, words=_("冲正付款"))

E = Earmark.Status
EARMARK = step("earmark", frm={E.ASKED}, to=E.RESERVED, words=_("批准"))
REFUSE_EARMARK = step("refuse_earmark", frm={E.ASKED}, to=E.REFUSED, words=_("不批准"))
WITHDRAW_EARMARK = step("withdraw_earmark", frm={E.ASKED}, to=E.WITHDRAWN, words=_("撤回申请"))
RELEASE = step("release", frm={E.RESERVED}, to=E.RELEASED, words=_("放回剩余的钱"))

D = Disclosure.Status
SIGN = step("sign", frm={D.DRAFT}, to=D.SIGNED, words=_("签字"))
COUNTERSIGN = step("countersign", frm={D.SIGNED}, to=D.PUBLISHED, words=_("复核并公布"))
GIVE_BACK = step("give_back", frm={D.SIGNED}, to=D.DRAFT, words=_("退回修改"))

STEPS: list[Step] = [RESERVE, PAY, REFUSE, WITHDRAW, EXPIRE, UNPAY]
EARMARK_STEPS: list[Step] = [EARMARK, REFUSE_EARMARK, WITHDRAW_EARMARK, RELEASE]
GIFT_STEPS: list[Step] = [RECEIVE, LAPSE, TAKE_BACK]
DISCLOSURE_STEPS: list[Step] = [SIGN, COUNTERSIGN, GIVE_BACK]
