"""Tables: a booking of a room, a meal that is brought, a contract with an operator, a group's visit."""

from django.utils.translation import gettext_lazy as _

from mulin.kernel.flow import Step, step

from .models import Booking, Contract, Order, StoryVisit

B = Booking.Status
AGREE = step("agree", frm={B.ASKED}, to=B.BOOKED, words=_("同意使用"))
REFUSE = step("refuse", frm={B.ASKED}, to=B.REFUSED, words=_("不同意使用"))
CANCEL = step("cancel", frm={B.ASKED, B.BOOKED}, to=B.CANCELLED, words=_("取消预约"))
USE = step("use", frm={B.BOOKED}, to=B.USED, words=_("记使用情况"))
MISS = step("miss", frm={B.BOOKED}, to=B.UNUSED, words=_("记没有来用"))

O = Order.Status  # noqa: E741 - as each table here calls its states by one letter
TAKE = step("take", frm={O.ORDERED}, to=O.TAKEN, words=_("我来送"))
GIVE_BACK = step("give_back", frm={O.TAKEN}, to=O.ORDERED, words=_("送不了了"))
BRING = step("bring", frm={O.TAKEN}, to=O.BROUGHT, words=_("送到了"))
FAIL = step("fail", frm={O.ORDERED, O.TAKEN}, to=O.FAILED, words=_("没有送成"))
CALL_OFF = step("call_off", frm={O.ORDERED, O.TAKEN}, to=O.CANCELLED, words=_("取消送餐"))

C = Contract.Status
SIGN = step("sign", frm={C.DRAFT}, to=C.SIGNED, words=_("登记签订"))
END = step("end", frm={C.SIGNED}, to=C.ENDED, words=_("终止合同"))
VOID = step("void", frm={C.SIGNED}, to=C.VOID, words=_("没有开始就解除"))

V = StoryVisit.Status
CONFIRM = step("confirm", frm={V.ASKED, V.CONFIRMED}, to=V.CONFIRMED, words=_("确认这次参观"))
DECLINE = step("decline", frm={V.ASKED, V.CONFIRMED}, to=V.DECLINED, words=_("接待不了"))
WITHDRAW = step("withdraw", frm={V.ASKED, V.CONFIRMED}, to=V.CANCELLED, words=_("取消这次参观"))
COME = step("come", frm={V.CONFIRMED}, to=V.CAME, words=_("来了几个人"))
STAY_AWAY = step("stay_away", frm={V.CONFIRMED}, to=V.MISSED, words=_("没有来"))

STEPS: list[Step] = [AGREE, REFUSE, CANCEL, USE, MISS]
ORDER_STEPS: list[Step] = [TAKE, GIVE_BACK, BRING, FAIL, CALL_OFF]
CONTRACT_STEPS: list[Step] = [SIGN, END, VOID]
VISIT_STEPS: list[Step] = [CONFIRM, DECLINE, WITHDRAW, COME, STAY_AWAY]
