"""A topic, from the first second to what was done. Which of the middle stages it has stands in its own plan."""

from django.utils.translation import pgettext_lazy

from mulin.deliberation.models import Topic
from mulin.kernel.flow import Step, step

S = Topic.Stage
MIDDLE = (S.COLLECT, S.TALK, S.OPTIONS, S.HEARING, S.DECISION)

ENOUGH = step("enough", frm={S.SECONDING}, to=S.SCREENING, words=pgettext_lazy("topic", "附议够了"))
LAPSE = step("lapse", frm={S.SECONDING}, to=S.LAPSED, words=pgettext_lazy("topic", "到时附议不够"))
WITHDRAW = step("withdraw", frm={S.SECONDING, S.SCREENING}, to=S.WITHDRAWN, words=pgettext_lazy("topic", "撤回议题"))
ACCEPT = step("accept", frm={S.SCREENING}, to=S.COLLECT, words=pgettext_lazy("topic", "立项"))
REFUSE = step("refuse", frm={S.SECONDING, S.SCREENING}, to=S.REFUSED, words=pgettext_lazy("topic", "不立项"))
TALK = step("talk", frm={S.COLLECT}, to=S.TALK, words=pgettext_lazy("topic", "开始讨论"))
OPTIONS = step("options", frm={S.COLLECT, S.TALK}, to=S.OPTIONS, words=pgettext_lazy("topic", "开始拿方案"))
HEAR = step("hear", frm={S.OPTIONS}, to=S.HEARING, words=pgettext_lazy("topic", "开听证会"))
DECIDE = step("decide", frm={S.OPTIONS, S.HEARING}, to=S.DECISION, words=pgettext_lazy("topic", "交付决定"))
DECIDED = step("decided", frm={S.DECISION}, to=S.FOLLOW, words=pgettext_lazy("topic", "定下来了"))
BACK = step("back", frm={S.HEARING, S.DECISION}, to=S.OPTIONS, words=pgettext_lazy("topic", "回到方案"))
FINISH = step("finish", frm={S.FOLLOW}, to=S.DONE, words=pgettext_lazy("topic", "落实完了"))
STOP = step("stop", frm=set(Topic.TALKED), to=S.STOPPED, words=pgettext_lazy("topic", "中止"))

STEPS: list[Step] = [
    ENOUGH, LAPSE, WITHDRAW, ACCEPT, REFUSE, TALK, OPTIONS, HEAR, DECIDE, DECIDED, BACK, FINISH, STOP,
]  # fmt: skip
TO = {S.TALK.value: TALK, S.OPTIONS.value: OPTIONS, S.HEARING.value: HEAR, S.DECISION.value: DECIDE}
