"""What a notice says: kind → (title, sentence, icon). Values come from who tells; instants as ISO 8601."""

import re
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT")

# How urgent a kind is where nobody says so (models.Urgency); kinds not named here are of the middle sort.
URGENCY = {"matter.progress": 1, "matter.rated": 1, "matter.merged": 1, "matter.unmerged": 1, "matter.escalated": 3}

TABLE: dict[str, tuple[Any, Any, str]] = {
    "bulletin": (gettext_lazy("%(title)s"), gettext_lazy("%(words)s"), "megaphone"),
    "bulletin.check": (gettext_lazy("有一份通知等您审核"), gettext_lazy("“%(title)s”，%(post)s写的。"), "stamp"),
    "bulletin.returned": (gettext_lazy("您写的通知退回来了"), gettext_lazy("“%(title)s”：%(note)s"), "undo-2"),
    "thread.asked": (gettext_lazy("%(place)s的居民留言了"), gettext_lazy("“%(words)s”"), "message-circle"),
    "thread.answered": (gettext_lazy("%(post)s回复了您"), gettext_lazy("“%(words)s”"), "message-circle"),
    "notices.digest": (gettext_lazy("您有 %(number)s 条新消息"), gettext_lazy("%(titles)s"), "bell"),
    "matter.received": (
        gettext_lazy("已收到您的上报"),
        gettext_lazy("“%(title)s”已派给%(holder)s，%(due)s 前接单。编号 %(number)s。"),
        "send",
    ),
    "matter.received_desk": (
        gettext_lazy("已收到您的上报"),
        gettext_lazy("“%(title)s”已到%(holder)s，%(due)s 前派单。编号 %(number)s。"),
        "inbox",
    ),
    "matter.offered": (gettext_lazy("有一件等您接单"), gettext_lazy("%(place)s：“%(title)s”，请在 %(due)s 前接单。"), "bell"),
    "matter.help": (gettext_lazy("请您协办"), gettext_lazy("%(place)s：“%(title)s”由%(holder)s主办，请您协办。"), "users"),
    "matter.accepted": (gettext_lazy("有人接手了"), gettext_lazy("“%(title)s”由%(holder)s办理，%(due)s 前办好。"), "check"),
    "matter.arrived": (gettext_lazy("已到现场"), gettext_lazy("“%(title)s”：%(holder)s已到现场。"), "map-pin"),
    "matter.asked": (gettext_lazy("请您补充"), gettext_lazy("“%(title)s”：%(note)s 您补充之前，时限先停着。"), "message-circle"),
    "matter.told": (gettext_lazy("居民已补充"), gettext_lazy("“%(title)s”可以接着办了，%(due)s 前办好。"), "play"),
    "matter.returned": (gettext_lazy("有一件被退回"), gettext_lazy("“%(title)s”第 %(returns)s 次退回：%(note)s"), "undo-2"),
    "matter.verify": (gettext_lazy("有一件等核实"), gettext_lazy("%(place)s：“%(title)s”已反馈，请去看一眼。"), "shield-check"),
    "matter.refused": (gettext_lazy("核实没有通过"), gettext_lazy("“%(title)s”：%(note)s 请在 %(due)s 前办好。"), "rotate-ccw"),
    "matter.answered": (
        gettext_lazy("办好了，请您确认"),
        gettext_lazy("“%(title)s”：%(note)s 没解决就点“还没解决”。"),
        "circle-check",
    ),
    "matter.progress": (gettext_lazy("您跟进的有进展"), gettext_lazy("“%(title)s”：%(status)s。"), "bell"),
    "matter.closed": (
        gettext_lazy("已办结"),
        gettext_lazy("“%(title)s”已办结。30 天内还有问题，可以点“还没解决”。"),
        "circle-check",
    ),
    "matter.rated": (gettext_lazy("居民评价了"), gettext_lazy("“%(title)s”：%(verdict)s。"), "smile"),
    "matter.reopened": (
        gettext_lazy("居民说还没解决"),
        gettext_lazy("“%(title)s”退回重办：%(note)s 请在 %(due)s 前办好。"),
        "rotate-ccw",
    ),
    "matter.merged": (
        gettext_lazy("和另一件并在一起办"),
        gettext_lazy("“%(title)s”并入 %(into)s，进展会接着告诉您。"),
        "git-merge",
    ),
    "matter.unmerged": (
        gettext_lazy("重新单独办理"),
        gettext_lazy("“%(title)s”不再和另一件并办，现在：%(status)s。"),
        "rotate-ccw",
    ),
    "matter.voided": (gettext_lazy("没有受理"), gettext_lazy("“%(title)s”：%(note)s"), "ban"),
    "matter.wished": (
        gettext_lazy("居民想撤回"),
        gettext_lazy("“%(title)s”：%(note)s 同意就按居民意思撤回，还要办就接着办。"),
        "undo-2",
    ),
    "matter.withdrawn": (gettext_lazy("已撤回"), gettext_lazy("“%(title)s”已撤回，不用再办。编号 %(number)s。"), "undo-2"),
    "matter.staged": (
        gettext_lazy("转入共治联办"),
        gettext_lazy("“%(title)s”邻里自治的时间到了，现在由%(holder)s接着办。"),
        "users",
    ),
    "matter.reminder": (gettext_lazy("快到期了"), gettext_lazy("“%(title)s”要在 %(due)s 前%(step)s。"), "clock"),
    "matter.escalated": (
        gettext_lazy("超时，请您督办"),
        gettext_lazy("%(place)s：“%(title)s”%(step)s已超时，升级到%(level)s。"),
        "flame",
    ),
    "matter.escalated_reporter": (
        gettext_lazy("已请上一级督办"),
        gettext_lazy("“%(title)s”没有按时%(step)s，已请%(level)s督办。"),
        "flame",
    ),
    "matters.imported": (
        gettext_lazy("导入了事项"),
        gettext_lazy("新增 %(new)s 件，其中 %(open)s 件还没办结，等派单。"),
        "download",
    ),
    "matters.imported_late": (
        gettext_lazy("导入的事项有超时的"),
        gettext_lazy("新增 %(new)s 件，其中 %(open)s 件还没办结，%(overdue)s 件已超时，升级到%(level)s，请督办。"),
        "flame",
    ),
    "volunteering.taken_over": (gettext_lazy("有人接手了您的班次"), gettext_lazy("“%(title)s”%(at)s 已转给队友。"), "handshake"),
    "volunteering.place_free": (
        gettext_lazy("班次空出一个名额"),
        gettext_lazy("“%(title)s”%(at)s 有人退出，请看看要不要补人。"),
        "users",
    ),
    "volunteering.cancelled": (gettext_lazy("班次取消了"), gettext_lazy("“%(title)s”%(at)s：%(note)s"), "ban"),
    "volunteering.confirmed": (gettext_lazy("服务时长已确认"), gettext_lazy("“%(title)s”记 %(minutes)s 分钟，谢谢您。"), "heart"),
    "volunteering.taken_back": (
        gettext_lazy("服务时长撤回了"),
        gettext_lazy("“%(title)s”%(minutes)s 分钟：%(note)s 有异议可以在这里提。"),
        "undo-2",
    ),
    "volunteering.certificate": (gettext_lazy("服务证明开好了"), gettext_lazy("编号 %(number)s，点开就能打印。"), "stamp"),
    "volunteering.revoked": (gettext_lazy("服务证明撤销了"), gettext_lazy("编号 %(number)s：%(note)s"), "ban"),
    "volunteering.help_agreed": (gettext_lazy("有人来帮您"), gettext_lazy("“%(title)s”有志愿者答应了，%(at)s 见。"), "handshake"),
    "volunteering.help_done": (
        gettext_lazy("请确认帮忙的时间"),
        gettext_lazy("“%(title)s”用了 %(minutes)s 分钟，对不对？"),
        "circle-check",
    ),
    "volunteering.invited": (
        gettext_lazy("想请您帮个忙"),
        gettext_lazy("“%(title)s”%(at)s，大约 %(minutes)s 分钟。方便就答应，不方便也没关系，会请别人。"),
        "heart-handshake",
    ),
    "volunteering.invitation_taken": (
        gettext_lazy("已经有人去了"),
        gettext_lazy("“%(title)s”%(at)s 有邻居答应了，谢谢您。"),
        "heart",
    ),
    "volunteering.invitation_over": (gettext_lazy("不用去了"), gettext_lazy("“%(title)s”%(at)s 不用人帮了，谢谢您。"), "heart"),
    "volunteering.unanswered": (
        gettext_lazy("还没有人能去帮忙"),
        gettext_lazy("“%(title)s”%(at)s 合适的志愿者都请过了，请您想想办法。"),
        "circle-alert",
    ),
    "volunteering.help_lapsed": (
        gettext_lazy("这次没有找到人"),
        gettext_lazy("“%(title)s”%(at)s 没有人能来，留出的 %(minutes)s 分钟退回了。可以换个时间再请，或打社区电话。"),
        "undo-2",
    ),
    "volunteering.guardian": (gettext_lazy("请您看看孩子的志愿服务"), gettext_lazy("%(name)s想做志愿者，要您先同意。"), "shield"),
    "volunteering.guardian_agreed": (gettext_lazy("监护人同意了"), gettext_lazy("%(name)s可以参加志愿服务了。"), "shield-check"),
    "volunteering.guardian_withdrew": (
        gettext_lazy("监护人撤回了同意"),
        gettext_lazy("%(name)s后面的班次已经退出，服务记录都还在。"),
        "shield",
    ),
    "volunteering.expiring": (
        gettext_lazy("有时间快要过期"),
        gettext_lazy("%(minutes)s 分钟在 %(day)s 之后会转入爱心池。可以请人帮忙，也可以捐给邻居。"),
        "hourglass",
    ),
    "volunteering.expiring_soon": (
        gettext_lazy("还有几天，时间就要过期"),
        gettext_lazy("%(minutes)s 分钟在 %(day)s 之后会转入爱心池，现在用还来得及。"),
        "hourglass",
    ),
    "volunteering.expired": (
        gettext_lazy("时间转入了爱心池"),
        gettext_lazy("%(minutes)s 分钟存了 %(months)s 个月没有用，已经转入爱心池，给有困难的老人用。谢谢您。"),
        "heart",
    ),
    "volunteering.minutes_kept": (
        gettext_lazy("您的时间不过期了"),
        gettext_lazy("规则改了，%(minutes)s 分钟可以一直留着。"),
        "hourglass",
    ),
}


def say(kind: str, values: dict[str, Any]) -> tuple[str, str, str]:
    """In the language of the moment. An unknown kind or value never breaks an inbox."""
    title, sentence, icon = TABLE.get(kind, (gettext_lazy("通知"), "", "bell"))
    mine = "_en" if get_language() == "en" else "_zh"  # of a value that came in more than one language
    told = _Values({name: _read(values.get(name + mine) or value) for name, value in values.items()})
    return str(title) % told, str(sentence) % told, icon


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _read(value: Any) -> str:
    """Instants as a day and an hour; words that stand in our own tables (状态, 步骤, 级别) in the reader's language."""
    text = str(value)
    if INSTANT.match(text):
        local = localtime(datetime.fromisoformat(text))
        return f"{date_format(local, _('n月j日'))} {local:%H:%M}"
    return _(text) if text and len(text) <= 14 else text
