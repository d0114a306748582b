"""A stall from its claim to the evening of the market; a second community from the question to its answer."""

from django.utils.translation import pgettext_lazy

from mulin.activities.models import Claim, Hosting
from mulin.kernel.flow import Step, step

C = Claim.Status
APPROVE = step("approve", frm={C.ASKED}, to=C.STANDS, words=pgettext_lazy("stall", "可以"))
REFUSE = step("refuse", frm={C.ASKED, C.STANDS}, to=C.REFUSED, words=pgettext_lazy("stall", "不能通过"))
LOOK_AGAIN = step("look_again", frm={C.STANDS, C.ASKED}, to=C.ASKED, words=pgettext_lazy("stall", "改了，再看"))
RETURN = step("return", frm={C.ASKED, C.STANDS}, to=C.BACK, words=pgettext_lazy("stall", "退摊位"))
SHOW_UP = step("show_up", frm={C.STANDS, C.MISSED}, to=C.CAME, words=pgettext_lazy("stall", "出摊了"))
STAY_AWAY = step("stay_away", frm={C.STANDS, C.CAME}, to=C.MISSED, words=pgettext_lazy("stall", "没来"))
CALL_STALL_OFF = step("call_stall_off", frm={C.ASKED, C.STANDS}, to=C.OFF, words=pgettext_lazy("stall", "这一场取消"))
CLAIM_STEPS: list[Step] = [APPROVE, REFUSE, LOOK_AGAIN, RETURN, SHOW_UP, STAY_AWAY, CALL_STALL_OFF]

H = Hosting.Status
AGREE = step("agree", frm={H.ASKED}, to=H.ACCEPTED, words=pgettext_lazy("hosting", "一起办"))
DECLINE = step("decline", frm={H.ASKED}, to=H.DECLINED, words=pgettext_lazy("hosting", "这次不办"))
PART = step("part", frm={H.ASKED, H.ACCEPTED}, to=H.ENDED, words=pgettext_lazy("hosting", "不再合办"))
HOSTING_STEPS: list[Step] = [AGREE, DECLINE, PART]
