"""Two tables: somebody's place in a shift, and the hours that come of it."""

from django.utils.translation import gettext_lazy as _

from mulin.kernel.flow import Step, step

from .models import Certificate, Claim, Help, Record

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

CLAIM_STEPS: list[Step] = [CHECK_IN, SERVE, GIVE_UP, HAND_ON, CALL_OFF, MISS]
STEPS: list[Step] = [CONFIRM, DISPUTE, STRIKE, TAKE_BACK]
CERTIFICATE_STEPS: list[Step] = [PUBLISH, ISSUE, REFUSE, REVOKE]
HELP_STEPS: list[Step] = [AGREE, STEP_BACK, FINISH, SETTLE, WITHDRAW]
