"""Two tables: a club from the wish to its end, and somebody's membership."""

from django.utils.translation import pgettext_lazy

from mulin.activities.models import Club, Membership
from mulin.kernel.flow import Step, step

C = Club.Status
AGREE = step("agree", frm={C.ASKED}, to=C.RUNNING, words=pgettext_lazy("club", "同意成立"))
REFUSE = step("refuse", frm={C.ASKED}, to=C.REFUSED, words=pgettext_lazy("club", "不同意"))
WITHDRAW = step("withdraw", frm={C.ASKED}, to=C.WITHDRAWN, words=pgettext_lazy("club", "撤回"))
REST = step("rest", frm={C.RUNNING}, to=C.DORMANT, words=pgettext_lazy("club", "先休整"))
WAKE = step("wake", frm={C.DORMANT}, to=C.RUNNING, words=pgettext_lazy("club", "重新活动"))
CLOSE = step("close", frm={C.RUNNING, C.DORMANT}, to=C.CLOSED, words=pgettext_lazy("club", "解散"))

M = Membership.Status
TAKE_IN = step("take_in", frm={M.ASKED}, to=M.IN, words=pgettext_lazy("membership", "同意加入"))
TURN_AWAY = step("turn_away", frm={M.ASKED}, to=M.REFUSED, words=pgettext_lazy("membership", "婉拒"))
GO = step("go", frm={M.ASKED, M.IN}, to=M.LEFT, words=pgettext_lazy("membership", "退出团队"))
TAKE_OUT = step("take_out", frm={M.IN}, to=M.TAKEN_OUT, words=pgettext_lazy("membership", "移出"))

CLUB_STEPS: list[Step] = [AGREE, REFUSE, WITHDRAW, REST, WAKE, CLOSE]
MEMBER_STEPS: list[Step] = [TAKE_IN, TURN_AWAY, GO, TAKE_OUT]
