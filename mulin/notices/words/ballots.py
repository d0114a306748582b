"""Ballots: registers to look through, voting, results. None of it tells whether or how anybody voted."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "ballots.announced": (
        gettext_lazy("要表决了，请核对登记册"),
        gettext_lazy("%(title)s：看看有没有您、对不对，%(due)s 前都可以提出。"),
        "file-check",
    ),
    "ballots.opened": (gettext_lazy("请您投票"), gettext_lazy("%(title)s：投到 %(due)s，手机上几分钟就好。"), "vote"),
    "ballots.reminded": (
        gettext_lazy("还没投的，请您投票"),
        gettext_lazy("%(title)s：投到 %(due)s。已经投过的不用管它。"),
        "vote",
    ),
    "ballots.adopted": (gettext_lazy("表决通过了"), gettext_lazy("%(title)s：看看票数，谁都可以重算一遍。"), "circle-check"),
    "ballots.rejected": (gettext_lazy("表决没有通过"), gettext_lazy("%(title)s：看看票数，谁都可以重算一遍。"), "circle-x"),
    "ballots.chosen": (gettext_lazy("结果出来了"), gettext_lazy("%(title)s：%(note)s。谁都可以重算一遍。"), "circle-check"),
    "ballots.undecided": (gettext_lazy("投票没有定下来"), gettext_lazy("%(title)s：看看差在哪里，下一步怎么办。"), "info"),
    "ballots.cancelled": (gettext_lazy("一次表决取消了"), gettext_lazy("%(title)s：%(note)s"), "ban"),
    "ballots.objection": (
        gettext_lazy("登记册有一条异议等您答复"),
        gettext_lazy("%(title)s：答复了才能往下走，开始投票和计票都等它。"),
        "message-square",
    ),
    "ballots.passed_on": (
        gettext_lazy("您对登记册的异议转给居委会答复了"),
        gettext_lazy("%(title)s：%(note)s"),
        "reply",
    ),
    "ballots.upheld": (gettext_lazy("登记册按您说的改了"), gettext_lazy("%(title)s：%(note)s"), "circle-check"),
    "ballots.not_upheld": (gettext_lazy("您对登记册的异议有了答复"), gettext_lazy("%(title)s：%(note)s"), "reply"),
    "ballots.disagrees": (
        gettext_lazy("票箱和登记册对不上，表决截止不了"),
        gettext_lazy("%(title)s：票比投过的多或少，可能有人动过数据库。请打开看该怎么办。"),
        "triangle-alert",
    ),
    "ballots.to_count": (gettext_lazy("投票截止了，请来计票"), gettext_lazy("%(title)s：先录入纸质票，再计票公布。"), "inbox"),
}
