"""Tables: a place in a shift, hours, certificates, help for minutes, appeals about points, orders of the shop, honours."""

from django.utils.translation import gettext_lazy as _

from mulin.kernel.flow import Step, step

from .models import Appeal, Certificate, Claim, Help, Honour, Invitation, Order, Record

C = Claim.Status
CHECK_IN = step("check_in", frm={C.HELD, C.MISSED}, to=C.PRESENT, words=_("签到"))
SERVE = step("serve", frm={C.PRESENT}, to=C.SERVED, words=_("签退"))
GIVE_UP = step("give_up", frm={C.HELD}, to=C.GIVEN_UP, words=_("退出班次"))
HAND_ON = step("hand_on", frm={C.HELD}, to=C.HANDED_ON, words=_("转给别人"))
CALL_OFF = step("call_off", frm={C.HELD, C.PRESENT}, to=C.CALLED_OFF, words=_("取消班次"))
MISS = step("miss", frm={C.HELD}, to=C.MISSED, words=_("记没有到"))

R = Record.Status
CONFIRM = step("confirm", frm={R.NOTED, R.DISPUTED}, to=R.CONFIRMED, words=_("确认时长"))
DISPUTE = step("dispute", frm={R.NOTED, R.CONFIRMED}, to=R.DISPUTED, words=_("提出异议"))
STRIKE = step("strike", frm={R.NOTED, R.DISPUTED}, to=R.STRUCK, words=_("不成立"))
TAKE_BACK = step("take_back", frm={R.CONFIRMED}, to=R.TAKEN_BACK, words=_("撤回"))

T = Certificate.Status
PUBLISH = step("publish", frm={T.ASKED}, to=T.PUBLIC_NOTICE, words=_("开始公示"))
ISSUE = step("issue", frm={T.ASKED, T.PUBLIC_NOTICE}, to=T.ISSUED, words=_("开具"))
REFUSE = step("refuse", frm={T.ASKED, T.PUBLIC_NOTICE}, to=T.REFUSED, words=_("不予开具"))
REVOKE = step("revoke", frm={T.ISSUED}, to=T.REVOKED, words=_("撤销证明"))

H = Help.Status
AGREE = step("agree", frm={H.OPEN}, to=H.AGREED, words=_("我来帮"))
STEP_BACK = step("step_back", frm={H.AGREED}, to=H.OPEN, words=_("帮不了了"))
FINISH = step("finish", frm={H.AGREED}, to=H.DONE, words=_("做完了"))
SETTLE = step("settle", frm={H.DONE}, to=H.SETTLED, words=_("确认"))
WITHDRAW = step("withdraw", frm={H.OPEN, H.AGREED}, to=H.WITHDRAWN, words=_("取消"))
END_ALONE = step("end_alone", frm={H.OPEN}, to=H.LAPSED, words=_("到时间没有找到人"))

V = Invitation.Status
SAY_YES = step("say_yes", frm={V.SENT}, to=V.ACCEPTED, words=_("我来帮"))
SAY_NO = step("say_no", frm={V.SENT, V.ACCEPTED}, to=V.DECLINED, words=_("这次不方便"))
RUN_OUT = step("run_out", frm={V.SENT}, to=V.LAPSED, words=_("没来得及回"))
CALL_BACK = step("call_back", frm={V.SENT, V.ACCEPTED}, to=V.OVER, words=_("不用回了"))

A = Appeal.Status
GRANT = step("grant", frm={A.OPEN}, to=A.GRANTED, words=_("补记"))
TURN_DOWN = step("turn_down", frm={A.OPEN}, to=A.REFUSED, words=_("不补记"))
DROP = step("drop", frm={A.OPEN}, to=A.WITHDRAWN, words=_("不用了"))

G = Order.Status
HAND_OVER = step("hand_over", frm={G.RESERVED}, to=G.HANDED, words=_("交付"))
CANCEL = step("cancel", frm={G.RESERVED}, to=G.CANCELLED, words=_("取消兑换"))
LAPSE = step("lapse", frm={G.RESERVED}, to=G.EXPIRED, words=_("过期"))

N = Honour.Status
ASK = step("ask", frm={N.NOMINATED}, to=N.ASKED, words=_("请本人同意"))
CONSENT = step("consent", frm={N.ASKED}, to=N.AGREED, words=_("同意"))
DECLINE = step("decline", frm={N.ASKED, N.AGREED}, to=N.DECLINED, words=_("不同意"))
HONOUR = step("honour", frm={N.AGREED}, to=N.SHOWN, words=_("授予"))
PASS_OVER = step("pass_over", frm={N.NOMINATED, N.ASKED, N.AGREED}, to=N.REFUSED, words=_("不授予"))
TAKE_DOWN = step("take_down", frm={N.SHOWN}, to=N.WITHDRAWN, words=_("撤下"))

CLAIM_STEPS: list[Step] = [CHECK_IN, SERVE, GIVE_UP, HAND_ON, CALL_OFF, MISS]
STEPS: list[Step] = [CONFIRM, DISPUTE, STRIKE, TAKE_BACK]
CERTIFICATE_STEPS: list[Step] = [PUBLISH, ISSUE, REFUSE, REVOKE]
HELP_STEPS: list[Step] = [AGREE, STEP_BACK, FINISH, SETTLE, WITHDRAW, END_ALONE]
INVITATION_STEPS: list[Step] = [SAY_YES, SAY_NO, RUN_OUT, CALL_BACK]
APPEAL_STEPS: list[Step] = [GRANT, TURN_DOWN, DROP]
ORDER_STEPS: list[Step] = [HAND_OVER, CANCEL, LAPSE]
HONOUR_STEPS: list[Step] = [ASK, CONSENT, DECLINE, HONOUR, PASS_OVER, TAKE_DOWN]
