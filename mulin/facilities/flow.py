"""Tables: a booking of a room, a meal that is brought."""

from django.utils.translation import gettext_lazy as _

from mulin.kernel.flow import Step, step

from .models import Booking, Order

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

STEPS: list[Step] = [AGREE, REFUSE, CANCEL, USE, MISS]
ORDER_STEPS: list[Step] = [TAKE, GIVE_BACK, BRING, FAIL, CALL_OFF]
