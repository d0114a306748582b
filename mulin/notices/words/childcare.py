"""Applications for care, places, and each day. No sentence names a child: it may be read on a screen that others see."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "childcare.guardian_asked": (
        gettext_lazy("请确认您是孩子的监护人"),
        gettext_lazy("%(group)s：家里人写了您也是监护人，同意后您也看得到孩子的情况。"),
        "user-plus",
    ),
    "childcare.guardian_added": (
        gettext_lazy("孩子多了一位监护人"),
        gettext_lazy("%(group)s：%(name)s现在也看得到孩子的情况，也能来接。不对的话请马上告诉老师。"),
        "user-check",
    ),
    "childcare.applied": (
        gettext_lazy("替您申请了托育"),
        gettext_lazy("%(group)s：老师审核好会通知您，材料可以在手机上补。"),
        "baby",
    ),
    "childcare.sent": (gettext_lazy("有一份托育申请等您审核"), gettext_lazy("%(group)s，请看材料和年龄。"), "baby"),
    "childcare.asked": (gettext_lazy("托育申请请您补充"), gettext_lazy("%(group)s的老师想再了解一点，请打开看看。"), "bell-ring"),
    "childcare.answered": (
        gettext_lazy("托育申请补充好了"),
        gettext_lazy("%(group)s：监护人补充了材料或说明，请接着审核。"),
        "baby",
    ),
    "childcare.refused": (gettext_lazy("托育申请这次不符合条件"), gettext_lazy("%(group)s：%(note)s 材料 30 天后删除。"), "ban"),
    "childcare.waiting": (
        gettext_lazy("托育申请通过了，正在排队"),
        gettext_lazy("%(group)s：现在排第 %(number)s 位，有名额马上通知您。"),
        "list-ordered",
    ),
    "childcare.offered": (
        gettext_lazy("托育有名额了，请确认"),
        gettext_lazy("%(group)s的名额留到 %(due)s，过时给下一位。"),
        "bell-ring",
    ),
    "childcare.lapsed": (
        gettext_lazy("托育名额已经让给下一位"),
        gettext_lazy("%(group)s的名额过了确认的时间。还需要的话可以重新申请。"),
        "timer-off",
    ),
    "childcare.over": (
        gettext_lazy("这一期托育结束了，没有轮到您家"),
        gettext_lazy("%(group)s这一期结束了。下一期开始时可以再申请。"),
        "calendar",
    ),
    "childcare.taken": (
        gettext_lazy("一个孩子要来您的班"),
        gettext_lazy("%(group)s：监护人确认了名额，%(day)s 起在托。"),
        "circle-check",
    ),
    "childcare.gone": (
        gettext_lazy("一个孩子不再来您的班"),
        gettext_lazy("%(group)s：监护人办了离托，名额已给排队的下一位。"),
        "log-out",
    ),
    "childcare.left": (
        gettext_lazy("孩子离托了"),
        gettext_lazy("%(group)s：谢谢您家这段时间。孩子的信息一年后删除。"),
        "log-out",
    ),
    "childcare.moved": (gettext_lazy("孩子升班了"), gettext_lazy("%(day)s 起到%(group)s，接送的人不变。"), "trending-up"),
    "childcare.missed": (
        gettext_lazy("孩子今天没有到，也没有请假"),
        gettext_lazy("%(group)s的老师在等。没事的话请在手机上请个假，有事请马上联系老师。"),
        "siren",
    ),
    "childcare.fetched": (gettext_lazy("孩子接走了"), gettext_lazy("%(at)s 由%(who)s从%(group)s接走。"), "circle-check"),
    "childcare.late": (
        gettext_lazy("还没有人来接孩子"),
        gettext_lazy("%(group)s已经放学，孩子由老师陪着。请马上来接，或请名单上的人来。"),
        "alarm-clock",
    ),
    "childcare.still": (
        gettext_lazy("有孩子还没有人来接"),
        gettext_lazy("%(group)s已经放学，监护人收到了通知，请打电话联系。"),
        "alarm-clock",
    ),
    "childcare.note": (gettext_lazy("老师给您留了言"), gettext_lazy("%(group)s，打开看看孩子今天怎么样。"), "message-square"),
    "childcare.said": (gettext_lazy("监护人给您留了言"), gettext_lazy("%(group)s，打开看看。"), "message-square"),
    "childcare.closed": (gettext_lazy("这一天不开班"), gettext_lazy("%(group)s %(day)s 不开班：%(note)s"), "calendar"),
    "childcare.open": (
        gettext_lazy("这一天照常开班"),
        gettext_lazy("%(group)s %(day)s 原来说不开，现在照常开班。"),
        "calendar-check",
    ),
}
