"""An application, from the first sitting to the answer."""

from django.utils.translation import pgettext_lazy

from mulin.kernel.flow import Step, step
from mulin.projects.models import Application

S = Application.Stage
SUBMIT = step("submit", frm={S.DRAFT}, to=S.SUBMITTED, words=pgettext_lazy("application", "递交"))
ASK_REPAIR = step("ask_repair", frm={S.SUBMITTED}, to=S.REPAIR, words=pgettext_lazy("application", "请补正"))
RESUBMIT = step("resubmit", frm={S.REPAIR}, to=S.SUBMITTED, words=pgettext_lazy("application", "补正后再交"))
PASS = step("pass", frm={S.SUBMITTED}, to=S.ELIGIBLE, words=pgettext_lazy("application", "符合条件"))
REJECT = step("reject", frm={S.SUBMITTED, S.REPAIR}, to=S.INELIGIBLE, words=pgettext_lazy("application", "不符合条件"))
CHOOSE = step("choose", frm={S.ELIGIBLE, S.RESERVE, S.NOT_CHOSEN}, to=S.CHOSEN, words=pgettext_lazy("application", "入选"))
KEEP = step("keep", frm={S.ELIGIBLE, S.CHOSEN, S.NOT_CHOSEN}, to=S.RESERVE, words=pgettext_lazy("application", "候补"))
PASS_OVER = step(
    "pass_over", frm={S.ELIGIBLE, S.CHOSEN, S.RESERVE}, to=S.NOT_CHOSEN, words=pgettext_lazy("application", "没有入选")
)
AGAIN = step("again", frm={S.CHOSEN, S.RESERVE, S.NOT_CHOSEN}, to=S.ELIGIBLE, words=pgettext_lazy("application", "重新评选"))
WITHDRAW = step(
    "withdraw", frm={S.DRAFT, S.SUBMITTED, S.REPAIR, S.ELIGIBLE}, to=S.WITHDRAWN, words=pgettext_lazy("application", "撤回")
)

STEPS: list[Step] = [SUBMIT, ASK_REPAIR, RESUBMIT, PASS, REJECT, CHOOSE, KEEP, PASS_OVER, AGAIN, WITHDRAW]
