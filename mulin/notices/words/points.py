"""Points, the shop, honours."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "points.earned": (gettext_lazy("得了积分"), gettext_lazy("“%(title)s”得 %(points)s 积分，谢谢您。"), "star"),
    "points.taken_back": (
        gettext_lazy("积分退回了"),
        gettext_lazy("“%(title)s”的 %(points)s 积分退回了，有异议可以提。"),
        "undo-2",
    ),
    "points.granted": (gettext_lazy("给您补记了积分"), gettext_lazy("补记 %(points)s 积分：%(note)s"), "star"),
    "points.refused": (gettext_lazy("申诉有答复了"), gettext_lazy("没有补记：%(note)s"), "message-circle"),
    "points.overdue": (gettext_lazy("积分申诉过了时限"), gettext_lazy("%(name)s提的申诉还没答复，请督办。"), "flame"),
    "shop.placed": (gettext_lazy("给您换好了"), gettext_lazy("“%(title)s”，%(due)s 前到%(place)s来取。"), "gift"),
    "shop.handed": (gettext_lazy("已领取"), gettext_lazy("“%(title)s”用了 %(points)s 积分。不是您领的，请告诉社区。"), "gift"),
    "shop.cancelled": (gettext_lazy("兑换取消了"), gettext_lazy("“%(title)s”：%(note)s %(points)s 积分退回了。"), "undo-2"),
    "shop.expired": (gettext_lazy("过期没取，积分退回了"), gettext_lazy("“%(title)s”的 %(points)s 积分退回了。"), "undo-2"),
    "honours.asked": (gettext_lazy("邻居推荐您做%(title)s"), gettext_lazy("愿不愿意公布，由您定。"), "award"),
    "honours.shown": (gettext_lazy("您是%(title)s了"), gettext_lazy("已在公益达人墙上公布，您随时可以撤下。"), "award"),
    "honours.nominee_shown": (gettext_lazy("您推荐的邻居上墙了"), gettext_lazy("谢谢您记得邻居做的好事。"), "award"),
    "honours.refused": (gettext_lazy("这次没有授予"), gettext_lazy("%(title)s：谢谢您为邻居做的事。"), "award"),
}
