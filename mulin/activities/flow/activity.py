"""Two tables: an activity from its draft to its report, and somebody's sign-up for it."""

from django.utils.translation import pgettext_lazy

from mulin.activities.models import Activity, Signup
from mulin.kernel.flow import Step, step

A = Activity.Status
SUBMIT = step("submit", frm={A.DRAFT}, to=A.REVIEW, words=pgettext_lazy("activity", "交审核"))
GIVE_BACK = step("give_back", frm={A.REVIEW}, to=A.DRAFT, words=pgettext_lazy("activity", "退回修改"))
PUBLISH = step("publish", frm={A.DRAFT, A.REVIEW}, to=A.PUBLISHED, words=pgettext_lazy("activity", "发布"))
BEGIN = step("begin", frm={A.PUBLISHED}, to=A.RUNNING, words=pgettext_lazy("activity", "开始"))
CLOSE = step("close", frm={A.PUBLISHED, A.RUNNING}, to=A.CLOSED, words=pgettext_lazy("activity", "写小结并结束"))
CANCEL = step("cancel", frm={A.PUBLISHED, A.RUNNING}, to=A.CANCELLED, words=pgettext_lazy("activity", "取消活动"))

S = Signup.Status
DRAW_IN = step("draw_in", frm={S.ENTERED}, to=S.HELD, words=pgettext_lazy("sign-up", "抽中"))
DRAW_OUT = step("draw_out", frm={S.ENTERED}, to=S.WAITING, words=pgettext_lazy("sign-up", "没抽中，候补"))
OFFER = step("offer", frm={S.WAITING}, to=S.OFFERED, words=pgettext_lazy("sign-up", "空出名额"))
ACCEPT = step("accept", frm={S.OFFERED}, to=S.HELD, words=pgettext_lazy("sign-up", "我要参加"))
LAPSE = step("lapse", frm={S.OFFERED}, to=S.LAPSED, words=pgettext_lazy("sign-up", "过时没确认"))
GIVE = step("give", frm={S.WAITING}, to=S.HELD, words=pgettext_lazy("sign-up", "直接给名额"))
LEAVE = step("leave", frm={S.ENTERED, S.HELD, S.WAITING, S.OFFERED}, to=S.LEFT, words=pgettext_lazy("sign-up", "退出报名"))
CALL_OFF = step(
    "call_off", frm={S.ENTERED, S.HELD, S.WAITING, S.OFFERED}, to=S.CALLED_OFF, words=pgettext_lazy("sign-up", "活动取消")
)
COME = step("come", frm={S.HELD, S.MISSED}, to=S.CAME, words=pgettext_lazy("sign-up", "签到"))
MISS = step("miss", frm={S.HELD}, to=S.MISSED, words=pgettext_lazy("sign-up", "记没能来"))
UNPLACE = step("unplace", frm={S.ENTERED, S.WAITING, S.OFFERED}, to=S.UNPLACED, words=pgettext_lazy("sign-up", "没有轮到"))

STEPS: list[Step] = [SUBMIT, GIVE_BACK, PUBLISH, BEGIN, CLOSE, CANCEL]
SIGNUP_STEPS: list[Step] = [DRAW_IN, DRAW_OUT, OFFER, ACCEPT, LAPSE, GIVE, LEAVE, CALL_OFF, COME, MISS, UNPLACE]
