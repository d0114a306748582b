"""A survey, from its questions to its published results."""

from django.utils.translation import pgettext_lazy

from mulin.kernel.flow import Step, step

from .models import Survey

S = Survey.Status
OPEN = step("open", frm={S.DRAFT}, to=S.OPEN, words=pgettext_lazy("surveys", "开始收"))
CLOSE = step("close", frm={S.OPEN}, to=S.CLOSED, words=pgettext_lazy("surveys", "收完，算出结果"))
PUBLISH = step("publish", frm={S.CLOSED}, to=S.PUBLISHED, words=pgettext_lazy("surveys", "公布"))

STEPS: list[Step] = [OPEN, CLOSE, PUBLISH]
