"""The loop of GB/T 30428: intake, dispatch, handling, feedback, verification, closing, evaluation."""

from django.utils.translation import gettext_lazy as _

from mulin.kernel.flow import Step, step

from .models import Matter

S = Matter.Status

DISPATCH = step("dispatch", frm={S.WAITING, S.OFFERED}, to=S.OFFERED, words=_("派单"))
SETTLE = step("settle", frm={S.WAITING, S.OFFERED}, to=S.OFFERED, words=_("裁定责任"))
TAKE = step("take", frm={S.WAITING}, to=S.IN_HAND, words=_("领单"))
ACCEPT = step("accept", frm={S.OFFERED}, to=S.IN_HAND, words=_("接单"))
GIVE_BACK = step("give_back", frm={S.OFFERED, S.IN_HAND}, to=S.WAITING, words=_("退回"))
HAND_ON = step("hand_on", frm={S.OFFERED, S.IN_HAND}, to=S.OFFERED, words=_("转办"))
PAUSE = step("pause", frm={S.IN_HAND}, to=S.PAUSED, words=_("请居民补充"))
RESUME = step("resume", frm={S.PAUSED}, to=S.IN_HAND, words=_("继续办理"))
ANSWER = step("answer", frm={S.IN_HAND}, to=S.ANSWERED, words=_("反馈结果"))
SUBMIT = step("submit", frm={S.IN_HAND}, to=S.VERIFYING, words=_("反馈结果"))
VERIFY = step("verify", frm={S.VERIFYING}, to=S.ANSWERED, words=_("核实通过"))
REFUSE = step("refuse", frm={S.VERIFYING}, to=S.IN_HAND, words=_("核实不通过"))
CONFIRM = step("confirm", frm={S.ANSWERED}, to=S.CLOSED, words=_("确认解决"))
CLOSE = step("close", frm={S.ANSWERED}, to=S.CLOSED, words=_("结案"))
REOPEN = step("reopen", frm={S.ANSWERED, S.CLOSED, S.WITHDRAWN}, to=S.IN_HAND, words=_("还没解决"))
VOID = step("void", frm={S.WAITING, S.OFFERED, S.IN_HAND}, to=S.VOID, words=_("不予受理"))
WITHDRAW = step("withdraw", frm={S.WAITING, S.OFFERED}, to=S.WITHDRAWN, words=_("撤回"))
LET_GO = step("let_go", frm={S.WAITING, S.OFFERED, S.IN_HAND, S.PAUSED, S.VERIFYING}, to=S.WITHDRAWN, words=_("同意撤回"))
TO_JOINT = step("to_joint", frm={S.WAITING, S.OFFERED, S.IN_HAND}, to=S.WAITING, words=_("转入共治"))
MERGE = step("merge", frm=Matter.OPEN, to=S.MERGED, words=_("并案"))
# Undoing a merge leads back to the state the matter was merged in; `unmerge` reads it from the story.
UNMERGE = step("unmerge", frm={S.MERGED}, to=S.WAITING, words=_("撤销并案"))

STEPS: list[Step] = [
    DISPATCH, SETTLE, TAKE, ACCEPT, GIVE_BACK, HAND_ON, PAUSE, RESUME, ANSWER, SUBMIT, VERIFY, REFUSE,
    CONFIRM, CLOSE, REOPEN, VOID, WITHDRAW, LET_GO, TO_JOINT, MERGE, UNMERGE,
]  # fmt: skip
