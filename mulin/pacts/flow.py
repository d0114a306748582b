"""A version, from the first draft to the day it is replaced."""

from django.utils.translation import pgettext_lazy

from mulin.kernel.flow import Step, step

from .models import Version

S = Version.Status
SHOW = step("show", frm={S.DRAFT}, to=S.COMMENTS, words=pgettext_lazy("pacts", "征求意见"))
CALL = step("call", frm={S.DRAFT, S.COMMENTS}, to=S.VOTING, words=pgettext_lazy("pacts", "交付表决"))
CALL_OFF = step("call_off", frm={S.VOTING}, to=S.COMMENTS, words=pgettext_lazy("pacts", "表决取消"))
PASS = step("pass", frm={S.VOTING, S.COMMENTS}, to=S.ADOPTED, words=pgettext_lazy("pacts", "通过"))
FAIL = step("fail", frm={S.VOTING, S.COMMENTS}, to=S.FAILED, words=pgettext_lazy("pacts", "没有通过"))
BEGIN = step("begin", frm={S.ADOPTED}, to=S.IN_FORCE, words=pgettext_lazy("pacts", "生效"))
REPLACE = step("replace", frm={S.IN_FORCE}, to=S.REPLACED, words=pgettext_lazy("pacts", "新版生效"))
END = step("end", frm={S.IN_FORCE}, to=S.ENDED, words=pgettext_lazy("pacts", "废止"))
SET_ASIDE = step("set_aside", frm={S.DRAFT, S.COMMENTS}, to=S.SET_ASIDE, words=pgettext_lazy("pacts", "不再推进"))

STEPS: list[Step] = [SHOW, CALL, CALL_OFF, PASS, FAIL, BEGIN, REPLACE, END, SET_ASIDE]
