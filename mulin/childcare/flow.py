"""A child's application, from being sent to the day the child leaves."""

from django.utils.translation import pgettext_lazy

from mulin.kernel.flow import Step, step

from .models import Application

S = Application.Status
ASK = step("ask", frm={S.SENT}, to=S.ASKED, words=pgettext_lazy("childcare", "请补充材料"))
ANSWER = step("answer", frm={S.ASKED}, to=S.SENT, words=pgettext_lazy("childcare", "补充好了"))
PASS = step("pass", frm={S.SENT, S.ASKED}, to=S.WAITING, words=pgettext_lazy("childcare", "符合条件"))
REFUSE = step("refuse", frm={S.SENT, S.ASKED}, to=S.REFUSED, words=pgettext_lazy("childcare", "不符合"))
OFFER = step("offer", frm={S.WAITING}, to=S.OFFERED, words=pgettext_lazy("childcare", "空出名额"))
ACCEPT = step("accept", frm={S.OFFERED}, to=S.HELD, words=pgettext_lazy("childcare", "我们来"))
DECLINE = step("decline", frm={S.OFFERED}, to=S.DECLINED, words=pgettext_lazy("childcare", "不来了"))
LAPSE = step("lapse", frm={S.OFFERED}, to=S.LAPSED, words=pgettext_lazy("childcare", "到时没有确认"))
WITHDRAW = step("withdraw", frm={S.SENT, S.ASKED, S.WAITING}, to=S.WITHDRAWN, words=pgettext_lazy("childcare", "撤回申请"))
END_TERM = step(
    "end_term", frm={S.SENT, S.ASKED, S.WAITING, S.OFFERED}, to=S.OVER, words=pgettext_lazy("childcare", "这一期结束")
)
LEAVE = step("leave", frm={S.HELD}, to=S.LEFT, words=pgettext_lazy("childcare", "离托"))

STEPS: list[Step] = [ASK, ANSWER, PASS, REFUSE, OFFER, ACCEPT, DECLINE, LAPSE, WITHDRAW, END_TERM, LEAVE]
