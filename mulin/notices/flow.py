"""From a draft to everybody's eyes, past a second pair."""

from django.utils.translation import gettext_lazy as _

from mulin.kernel.flow import Step, step

from .models import Bulletin

S = Bulletin.Status

SUBMIT = step("submit", frm={S.DRAFT}, to=S.CHECKING, words=_("交审核"))
GIVE_BACK = step("give_back", frm={S.CHECKING}, to=S.DRAFT, words=_("退回修改"))
PUBLISH = step("publish", frm={S.CHECKING}, to=S.PUBLISHED, words=_("发布"))
WITHDRAW = step("withdraw", frm={S.PUBLISHED}, to=S.WITHDRAWN, words=_("撤回"))

STEPS: list[Step] = [SUBMIT, GIVE_BACK, PUBLISH, WITHDRAW]
