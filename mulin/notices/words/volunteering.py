"""Shifts, hours, help for minutes, guardians."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
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
    "volunteering.not_certified": (gettext_lazy("服务证明没有开"), gettext_lazy("原因：%(note)s"), "circle-x"),
    "volunteering.certificate_on_notice": (
        gettext_lazy("服务证明在公示"),
        gettext_lazy("公示到 %(day)s，没有异议就开具。名字只写姓。"),
        "megaphone",
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
