"""A call, from the first line to the last project."""

from django.utils.translation import pgettext_lazy

from mulin.kernel.flow import Step, step
from mulin.projects.models import Call

S = Call.Stage
OPEN = step("open", frm={S.DRAFT}, to=S.OPEN, words=pgettext_lazy("call", "发布"))
CLOSE = step("close", frm={S.OPEN}, to=S.SCREENING, words=pgettext_lazy("call", "截止"))
REVIEW = step("review", frm={S.SCREENING}, to=S.REVIEWING, words=pgettext_lazy("call", "开始评审"))
VOTE = step("vote", frm={S.SCREENING, S.REVIEWING}, to=S.VOTING, words=pgettext_lazy("call", "交居民投票"))
CALL_OFF = step("call_off", frm={S.VOTING}, to=S.REVIEWING, words=pgettext_lazy("call", "投票取消"))
ANNOUNCE = step("announce", frm={S.SCREENING, S.REVIEWING, S.VOTING}, to=S.NOTICE, words=pgettext_lazy("call", "公示结果"))
REDO = step("redo", frm={S.NOTICE}, to=S.REVIEWING, words=pgettext_lazy("call", "重新评选"))
DECIDE = step("decide", frm={S.NOTICE}, to=S.DECIDED, words=pgettext_lazy("call", "定下来"))
END = step("end", frm={S.DECIDED}, to=S.ENDED, words=pgettext_lazy("call", "结束"))
CANCEL = step(
    "cancel", frm={S.DRAFT, S.OPEN, S.SCREENING, S.REVIEWING, S.VOTING, S.NOTICE}, to=S.CANCELLED, words=pgettext_lazy("call", "取消")
)  # fmt: skip

STEPS: list[Step] = [OPEN, CLOSE, REVIEW, VOTE, CALL_OFF, ANNOUNCE, REDO, DECIDE, END, CANCEL]
