"""A project, from the award to the final account."""

from django.utils.translation import pgettext_lazy

from mulin.kernel.flow import Step, step
from mulin.projects.models import Project

S = Project.Stage
AGREE = step("agree", frm={S.AWARDED}, to=S.AGREED, words=pgettext_lazy("project", "签协议"))
BEGIN = step("begin", frm={S.AGREED}, to=S.RUNNING, words=pgettext_lazy("project", "开始"))
PAUSE = step("pause", frm={S.RUNNING}, to=S.PAUSED, words=pgettext_lazy("project", "暂停"))
RESUME = step("resume", frm={S.PAUSED}, to=S.RUNNING, words=pgettext_lazy("project", "继续"))
FINISH = step("finish", frm={S.RUNNING}, to=S.CLOSING, words=pgettext_lazy("project", "申请结题"))
UNFINISH = step("unfinish", frm={S.CLOSING}, to=S.RUNNING, words=pgettext_lazy("project", "退回结题"))
CLOSE = step("close", frm={S.CLOSING}, to=S.CLOSED, words=pgettext_lazy("project", "结题"))
STOP = step("stop", frm={S.AWARDED, S.AGREED, S.RUNNING, S.PAUSED}, to=S.STOPPED, words=pgettext_lazy("project", "终止"))

STEPS: list[Step] = [AGREE, BEGIN, PAUSE, RESUME, FINISH, UNFINISH, CLOSE, STOP]
