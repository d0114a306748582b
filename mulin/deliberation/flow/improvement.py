"""A small improvement, from the idea to the picture of what came of it."""

from django.utils.translation import pgettext_lazy

from mulin.deliberation.models import Improvement
from mulin.kernel.flow import Step, step

S = Improvement.Status

AGREE = step("agree", frm={S.IDEA, S.DECLINED}, to=S.AGREED, words=pgettext_lazy("improvement", "定下要做"))
DECLINE = step("decline", frm={S.IDEA}, to=S.DECLINED, words=pgettext_lazy("improvement", "不采用"))
BEGIN = step("begin", frm={S.AGREED}, to=S.DOING, words=pgettext_lazy("improvement", "开工"))
FINISH = step("finish", frm={S.AGREED, S.DOING}, to=S.DONE, words=pgettext_lazy("improvement", "做好了"))
DROP = step("drop", frm={S.AGREED, S.DOING}, to=S.DROPPED, words=pgettext_lazy("improvement", "不做了"))

IMPROVING: list[Step] = [AGREE, DECLINE, BEGIN, FINISH, DROP]
