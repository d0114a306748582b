"""Two tables: a campaign from its draft to the works shown, and one work in it."""

from django.utils.translation import pgettext_lazy

from mulin.activities.models import Campaign, Submission
from mulin.kernel.flow import Step, step

C = Campaign.Status
CALL = step("call", frm={C.DRAFT}, to=C.CALLING, words=pgettext_lazy("campaign", "发布征集"))
STOP = step("stop", frm={C.CALLING}, to=C.CHOOSING, words=pgettext_lazy("campaign", "截止，开始评选"))
ANNOUNCE = step("announce", frm={C.CHOOSING}, to=C.SHOWN, words=pgettext_lazy("campaign", "揭晓"))
CALL_OFF = step("call_off", frm={C.CALLING, C.CHOOSING}, to=C.CANCELLED, words=pgettext_lazy("campaign", "取消征集"))

S = Submission.Status
ACCEPT = step("accept", frm={S.SENT}, to=S.ACCEPTED, words=pgettext_lazy("submission", "收下"))
GIVE_BACK = step("give_back", frm={S.SENT, S.ACCEPTED}, to=S.BACK, words=pgettext_lazy("submission", "请改一改"))
RESEND = step("resend", frm={S.SENT, S.BACK}, to=S.SENT, words=pgettext_lazy("submission", "改好再交"))
SELECT = step("select", frm={S.ACCEPTED, S.SELECTED}, to=S.SELECTED, words=pgettext_lazy("submission", "入选"))
UNSELECT = step("unselect", frm={S.SELECTED}, to=S.ACCEPTED, words=pgettext_lazy("submission", "不入选"))
WITHDRAW = step(
    "withdraw", frm={S.SENT, S.BACK, S.ACCEPTED, S.SELECTED}, to=S.WITHDRAWN, words=pgettext_lazy("submission", "撤回作品")
)

CAMPAIGN_STEPS: list[Step] = [CALL, STOP, ANNOUNCE, CALL_OFF]
SUBMISSION_STEPS: list[Step] = [ACCEPT, GIVE_BACK, RESEND, SELECT, UNSELECT, WITHDRAW]
