"""Operators of facilities, stories and the groups that visit them."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "operators.signed": (
        gettext_lazy("运营合同登记了"),
        gettext_lazy("%(house)s 从 %(since)s 到 %(until)s 由%(holder)s运营，职责和结算在这里看。"),
        "stamp",
    ),
    "operators.ends": (
        gettext_lazy("运营合同快到期了"),
        gettext_lazy("%(house)s（%(holder)s）%(until)s 到期，还有 %(days)s 天。"),
        "calendar-clock",
    ),
    "operators.over": (
        gettext_lazy("运营合同到期了"),
        gettext_lazy("%(house)s（%(holder)s）%(until)s 到期，还没有新的合同。"),
        "calendar-clock",
    ),
    "operators.ended": (gettext_lazy("运营合同终止了"), gettext_lazy("%(house)s 运营到 %(until)s：%(note)s"), "ban"),
    "operators.missed": (
        gettext_lazy("有职责没有做到"),
        gettext_lazy("%(house)s（%(holder)s）：%(note)s。请看看怎么补上。"),
        "circle-alert",
    ),
    "operators.sheet": (
        gettext_lazy("有一张结算单等您确认"),
        gettext_lazy("%(house)s %(since)s 到 %(until)s，%(amount)s。"),
        "receipt-text",
    ),
    "operators.evaluated": (gettext_lazy("社区做了季度评估"), gettext_lazy("%(house)s 平均 %(points)s 分，可以回应。"), "star"),
    "operators.answered": (gettext_lazy("运营单位回应了评估"), gettext_lazy("%(house)s：%(note)s"), "message-square"),
    "walks.wished": (gettext_lazy("有居民推荐了一个故事"), gettext_lazy("%(title)s（%(place)s），请看看用不用。"), "pencil-line"),
    "walks.taken": (
        gettext_lazy("您推荐的故事采用了"),
        gettext_lazy("%(title)s 正在整理，公开后大家都能读到。%(note)s"),
        "book-open",
    ),
    "walks.not_taken": (gettext_lazy("您推荐的故事这次没有采用"), gettext_lazy("%(title)s：%(note)s"), "book-open"),
    "walks.asked": (
        gettext_lazy("有一个团体要来参观"),
        gettext_lazy("%(group)s %(at)s 到%(title)s，%(size)s 人，请安排讲解。"),
        "users-round",
    ),
    "walks.confirmed": (
        gettext_lazy("参观安排好了"),
        gettext_lazy("%(title)s %(at)s，到时有人接待、讲解。来不了请早点取消。"),
        "circle-check",
    ),
    "walks.guide": (
        gettext_lazy("请您给一个团体讲解"),
        gettext_lazy("%(group)s %(at)s 到%(title)s，%(size)s 人。"),
        "users-round",
    ),
    "walks.declined": (gettext_lazy("这次参观接待不了"), gettext_lazy("%(title)s %(at)s：%(note)s"), "ban"),
    "walks.cancelled": (gettext_lazy("团体取消了参观"), gettext_lazy("%(group)s %(at)s 不来%(title)s了。"), "ban"),
}
