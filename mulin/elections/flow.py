"""An election, from the first paper to the people in their posts."""

from django.utils.translation import pgettext_lazy

from mulin.kernel.flow import Step, step

from .models import Election

S = Election.Status
LIST = step("list", frm={S.PREPARED}, to=S.LISTED, words=pgettext_lazy("election", "公布选民名单"))
NOMINATE = step("nominate", frm={S.LISTED}, to=S.NOMINATING, words=pgettext_lazy("election", "开始提名"))
CONFIRM = step("confirm", frm={S.NOMINATING}, to=S.CONFIRMED, words=pgettext_lazy("election", "确定候选人"))
OPEN = step("open", frm={S.CONFIRMED}, to=S.VOTING, words=pgettext_lazy("election", "开始投票"))
CLOSE = step("close", frm={S.VOTING}, to=S.COUNTING, words=pgettext_lazy("election", "截止投票"))
ELECT = step("elect", frm={S.COUNTING, S.RUN_OFF}, to=S.DECIDED, words=pgettext_lazy("election", "选出"))
TIE = step("tie", frm={S.COUNTING}, to=S.RUN_OFF, words=pgettext_lazy("election", "没有选满"))
AGAIN = step("again", frm={S.RUN_OFF}, to=S.CONFIRMED, words=pgettext_lazy("election", "另行选举"))
FAIL = step("fail", frm={S.RUN_OFF}, to=S.FAILED, words=pgettext_lazy("election", "不再另选"))
CANCEL = step(
    "cancel", frm={S.PREPARED, S.LISTED, S.NOMINATING, S.CONFIRMED, S.VOTING, S.RUN_OFF}, to=S.CANCELLED,
    words=pgettext_lazy("election", "取消选举"),
)  # fmt: skip

STEPS: list[Step] = [LIST, NOMINATE, CONFIRM, OPEN, CLOSE, ELECT, TIE, AGAIN, FAIL, CANCEL]
