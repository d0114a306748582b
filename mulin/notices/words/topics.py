"""Topics, meetings, tasks and terms."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "topics.raised_for": (gettext_lazy("替您提了一个议题"), gettext_lazy("%(title)s：邻居附议够了就审核。"), "megaphone"),
    "topics.to_screen": (gettext_lazy("有一个议题等审核"), gettext_lazy("%(title)s，请写明立项不立项和理由。"), "stamp"),
    "topics.seconded": (
        gettext_lazy("一个议题附议够了，等审核"),
        gettext_lazy("%(title)s：%(size)s 位邻居附议，请写明理由。"),
        "stamp",
    ),
    "topics.host": (gettext_lazy("请您召集一个议题"), gettext_lazy("%(title)s，每个阶段有期限，请往下推。"), "messages-square"),
    "topics.accepted": (gettext_lazy("您关心的议题立项了"), gettext_lazy("%(title)s：%(note)s"), "stamp"),
    "topics.refused": (gettext_lazy("议题没有立项"), gettext_lazy("%(title)s：%(note)s"), "ban"),
    "topics.lapsed": (gettext_lazy("议题附议不够"), gettext_lazy("%(title)s到时没有够的附议，可以换个说法再提。"), "hourglass"),
    "topics.stage": (gettext_lazy("您关心的议题有进展"), gettext_lazy("%(title)s进入“%(status)s”。"), "messages-square"),
    "topics.late": (
        gettext_lazy("议题超过期限"),
        gettext_lazy("%(title)s的“%(status)s”过了期限，请往下推或改期限。"),
        "triangle-alert",
    ),
    "topics.objection": (
        gettext_lazy("议题有一条反对意见"),
        gettext_lazy("%(title)s：请答复，答复以前不能定。"),
        "message-square",
    ),
    "topics.objection_answered": (gettext_lazy("您的反对意见有了答复"), gettext_lazy("%(title)s：%(note)s"), "reply"),
    "topics.decided": (gettext_lazy("您关心的议题定下来了"), gettext_lazy("%(title)s：%(note)s"), "gavel"),
    "topics.decided_host": (
        gettext_lazy("议题定下来了，请派任务"),
        gettext_lazy("%(title)s：写明谁来办、哪天以前。"),
        "clipboard-list",
    ),
    "topics.undecided": (gettext_lazy("议题没有定下来"), gettext_lazy("%(title)s回到拿方案：%(note)s"), "scale"),
    "topics.stopped": (gettext_lazy("议题中止了"), gettext_lazy("%(title)s：%(note)s"), "ban"),
    "topics.done": (gettext_lazy("您关心的议题落实了"), gettext_lazy("%(title)s：%(note)s"), "circle-check"),
    "meetings.called": (
        gettext_lazy("请您来开会"),
        gettext_lazy("%(title)s，%(at)s，%(place)s。请答复来不来。"),
        "calendar-plus",
    ),
    "meetings.moved": (gettext_lazy("会议改了"), gettext_lazy("%(title)s改到 %(at)s，%(place)s。请再答复一次。"), "calendar"),
    "meetings.cancelled": (gettext_lazy("会议取消了"), gettext_lazy("%(title)s：%(note)s"), "ban"),
    "meetings.minutes": (gettext_lazy("会议纪要写好了"), gettext_lazy("%(title)s，可以看谈了什么、派了什么任务。"), "file-text"),
    "tasks.given": (gettext_lazy("有一项任务请您办"), gettext_lazy("%(title)s，%(day)s 前办好，办完写一句。"), "clipboard-list"),
    "tasks.late": (gettext_lazy("一项任务超过期限"), gettext_lazy("%(title)s本来 %(day)s 前办好。"), "triangle-alert"),
    "tasks.done": (gettext_lazy("一项任务办好了"), gettext_lazy("%(title)s：%(note)s"), "circle-check"),
    "tasks.dropped": (gettext_lazy("一项任务不用办了"), gettext_lazy("%(title)s：%(note)s"), "ban"),
    "councils.seat": (gettext_lazy("请您担任议事机构的成员"), gettext_lazy("%(group)s，任期到 %(until)s。"), "landmark"),
    "councils.term_ends": (gettext_lazy("您在议事机构的任期快到了"), gettext_lazy("%(group)s，到 %(until)s 为止。"), "hourglass"),
    "councils.term_ends_desk": (
        gettext_lazy("有成员的任期快到了"),
        gettext_lazy("%(group)s有一位成员到 %(until)s 任满，请换届或续任。"),
        "hourglass",
    ),
    "councils.term_over": (gettext_lazy("您在议事机构的任期结束了"), gettext_lazy("%(group)s，谢谢您。"), "handshake"),
}
