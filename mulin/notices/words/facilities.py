"""Rooms, loans, meals that are brought."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "facilities.asked": (gettext_lazy("有一个预约等您确认"), gettext_lazy("%(room)s %(at)s：%(note)s"), "armchair"),
    "facilities.booked": (gettext_lazy("替您订好了房间"), gettext_lazy("%(room)s %(at)s。来不了请早点取消。"), "circle-check"),
    "facilities.agreed": (
        gettext_lazy("房间订好了"),
        gettext_lazy("%(room)s %(at)s，到时见。来不了请早点取消。"),
        "circle-check",
    ),
    "facilities.refused": (
        gettext_lazy("这次没有同意您用房间"),
        gettext_lazy("%(room)s %(at)s：%(note)s 可以换个时间再订。"),
        "ban",
    ),
    "facilities.cancelled": (gettext_lazy("您订的房间取消了"), gettext_lazy("%(room)s %(at)s：%(note)s"), "ban"),
    "facilities.due": (gettext_lazy("借的东西快到期了"), gettext_lazy("%(thing)s 请在 %(due)s 前还到%(house)s。"), "package"),
    "facilities.late": (
        gettext_lazy("借的东西过期了"),
        gettext_lazy("%(thing)s 应该在 %(due)s 前还到%(house)s，请尽快。"),
        "package",
    ),
    "facilities.bring": (
        gettext_lazy("请您送一份餐"),
        gettext_lazy("%(due)s %(course)s，%(house)s 取，送到后请点“送到了”。"),
        "bike",
    ),
    "facilities.wanted": (
        gettext_lazy("有餐等人送"),
        gettext_lazy("%(due)s %(course)s，%(house)s 取。方便的话请您送一趟。"),
        "bike",
    ),
    "facilities.called_off": (gettext_lazy("您订的餐取消了"), gettext_lazy("%(due)s %(course)s：%(note)s"), "ban"),
    "facilities.need_not_bring": (
        gettext_lazy("有一份餐不用送了"),
        gettext_lazy("%(due)s %(course)s，%(house)s。谢谢您。"),
        "circle-check",
    ),
    "facilities.not_brought": (gettext_lazy("您的餐没有送成"), gettext_lazy("%(due)s %(course)s：%(note)s"), "ban"),
    "facilities.answered": (gettext_lazy("您的评价有回复了"), gettext_lazy("%(house)s：%(note)s"), "message-square"),
}
