"""A ballot from its draft to its count."""

from django.utils.translation import pgettext_lazy

from mulin.ballots.models import Ballot
from mulin.kernel.flow import Step, step

S = Ballot.State
ANNOUNCE = step("announce", frm={S.DRAFT}, to=S.ANNOUNCED, words=pgettext_lazy("ballot", "公示登记册"))
OPEN = step("open", frm={S.ANNOUNCED}, to=S.OPEN, words=pgettext_lazy("ballot", "开始投票"))
CLOSE = step("close", frm={S.OPEN}, to=S.CLOSED, words=pgettext_lazy("ballot", "截止投票"))
COUNT = step("count", frm={S.CLOSED}, to=S.COUNTED, words=pgettext_lazy("ballot", "计票并公布"))
CANCEL = step("cancel", frm={S.DRAFT, S.ANNOUNCED, S.OPEN}, to=S.CANCELLED, words=pgettext_lazy("ballot", "取消表决"))

STEPS: list[Step] = [ANNOUNCE, OPEN, CLOSE, COUNT, CANCEL]
