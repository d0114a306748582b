"""Pacts: drafts to comment on, answers, results, reviews."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "pacts.comments_opened": (
        gettext_lazy("有一份公约请您提意见"),
        gettext_lazy("%(title)s：逐条看看，意见收到 %(day)s，每条都会回复。"),
        "message-square",
    ),
    "pacts.comment": (
        gettext_lazy("公约有一条新意见"),
        gettext_lazy("%(title)s：请写明采纳还是没有采纳、为什么。"),
        "message-square",
    ),
    "pacts.taken": (gettext_lazy("您对公约的意见采纳了"), gettext_lazy("%(title)s：%(note)s"), "circle-check"),
    "pacts.not_taken": (gettext_lazy("您对公约的意见有了回复"), gettext_lazy("%(title)s：没有采纳。%(note)s"), "reply"),
    "pacts.adopted": (gettext_lazy("公约通过了"), gettext_lazy("%(title)s：看看票数，也可以签上您的名字。"), "handshake"),
    "pacts.adopted_keeper": (
        gettext_lazy("您保管的公约通过了"),
        gettext_lazy("%(title)s：接下来报街道备案，定生效的日子，贴到墙上。"),
        "handshake",
    ),
    "pacts.failed": (gettext_lazy("公约这一版没有通过"), gettext_lazy("%(title)s：票数在页面上，可以改一版再来。"), "circle-x"),
    "pacts.called_off": (
        gettext_lazy("公约的表决取消了"),
        gettext_lazy("%(title)s：回到了征求意见，可以重新发起。"),
        "rotate-ccw",
    ),
    "pacts.in_force": (gettext_lazy("公约生效了"), gettext_lazy("%(title)s：%(day)s 起，请大家一起守。"), "circle-check"),
    "pacts.review_due": (
        gettext_lazy("公约该复议了"),
        gettext_lazy("%(title)s：一年到了，看看继续用、要修订还是废止。"),
        "calendar-clock",
    ),
    "pacts.ended": (gettext_lazy("公约废止了"), gettext_lazy("%(title)s：%(note)s"), "archive"),
}
