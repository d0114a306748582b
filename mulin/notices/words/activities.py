"""Activities, places, draws."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "activities.review": (gettext_lazy("有一个活动等您审核"), gettext_lazy("“%(title)s”写好了，请看看能不能发布。"), "stamp"),
    "activities.given_back": (gettext_lazy("您写的活动退回来了"), gettext_lazy("“%(title)s”：%(note)s"), "undo-2"),
    "activities.cancelled": (gettext_lazy("活动取消了"), gettext_lazy("“%(title)s”：%(note)s"), "ban"),
    "activities.session_cancelled": (gettext_lazy("有一场活动取消了"), gettext_lazy("“%(title)s”%(at)s：%(note)s"), "ban"),
    "activities.led": (
        gettext_lazy("您负责的活动有变动"),
        gettext_lazy("“%(title)s”改了时间、地点，或者取消了：%(note)s"),
        "calendar-clock",
    ),
    "activities.no_room": (gettext_lazy("有一场没有订到房间"), gettext_lazy("%(title)s：%(note)s"), "armchair"),
    "activities.room_gone": (
        gettext_lazy("活动没有地方了，请改时间或地点"),
        gettext_lazy("“%(title)s”%(at)s，%(room)s：%(note)s 后面的场次也请看一看。"),
        "armchair",
    ),
    "activities.moved": (
        gettext_lazy("活动改了时间或地点"),
        gettext_lazy("“%(title)s”原来 %(before)s，改为 %(at)s，%(place)s。%(note)s 来不了可以退出。"),
        "calendar-clock",
    ),
    "activities.offered": (
        gettext_lazy("轮到您了，请确认名额"),
        gettext_lazy("“%(title)s”空出名额，请在 %(due)s 前确认，过时让给下一位。"),
        "hourglass",
    ),
    "activities.given": (gettext_lazy("您有名额了"), gettext_lazy("“%(title)s”%(at)s，到时见。"), "circle-check"),
    "activities.lapsed": (
        gettext_lazy("名额让给了下一位"),
        gettext_lazy("“%(title)s”没有等到您的确认，可以重新候补。"),
        "timer-off",
    ),
    "activities.won": (gettext_lazy("抽中了"), gettext_lazy("“%(title)s”%(at)s，到时见。来不了请早点退出。"), "circle-check"),
    "activities.not_drawn": (
        gettext_lazy("这次没有抽中"),
        gettext_lazy("“%(title)s”%(at)s：您在候补名单里，有人退出会按次序问您。"),
        "hourglass",
    ),
}
