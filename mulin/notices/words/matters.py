"""Notices, threads, matters."""

from typing import Any

from django.utils.translation import gettext_lazy

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
}
