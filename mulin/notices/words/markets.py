"""Stalls of markets; activities that two communities hold together."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "activities.stall_waits": (
        gettext_lazy("有一个摊位等您看"),
        gettext_lazy("“%(title)s”%(at)s：%(sign)s 认领了 %(stall)s 号，请看看卖什么、做什么。"),
        "store",
    ),
    "activities.stall_stands": (
        gettext_lazy("您的摊位定了"),
        gettext_lazy("“%(title)s”%(at)s：%(stall)s 号是您的。来不了请早点退。"),
        "store",
    ),
    "activities.stall_refused": (
        gettext_lazy("摊位没有通过"),
        gettext_lazy("“%(title)s”%(at)s：%(note)s 改好后可以再认领。"),
        "ban",
    ),
    "activities.stall_moved": (
        gettext_lazy("您的摊位换了位置"),
        gettext_lazy("“%(title)s”%(at)s：从 %(old)s 号换到 %(stall)s 号。"),
        "store",
    ),
    "activities.hosting_asked": (
        gettext_lazy("别的社区请我们一起办活动"),
        gettext_lazy("%(community)s请我们一起办“%(title)s”，请看看，答复一声。"),
        "handshake",
    ),
    "activities.hosting_accepted": (
        gettext_lazy("对方答应一起办了"),
        gettext_lazy("%(community)s和我们一起办“%(title)s”，那里的居民可以报名了。"),
        "handshake",
    ),
    "activities.hosting_declined": (
        gettext_lazy("对方这次不一起办"),
        gettext_lazy("%(community)s这次不办“%(title)s”：%(note)s"),
        "ban",
    ),
    "activities.hosting_ended": (
        gettext_lazy("不再合办"),
        gettext_lazy("“%(title)s”不再和%(community)s合办：%(note)s 已经报上名的邻居照样可以来。"),
        "info",
    ),
}
