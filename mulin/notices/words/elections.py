"""Elections: lists, proposals, who stands, results, posts."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "elections.listed": (
        gettext_lazy("选民名单公布了"),
        gettext_lazy("%(title)s：看看您在不在名单上，有误可以提异议，候选人在提名以后公布。"),
        "list-checks",
    ),
    "elections.nominating": (
        gettext_lazy("可以提名候选人了"),
        gettext_lazy("%(title)s：提名和附议收到 %(due)s。"),
        "users",
    ),
    "elections.member": (
        gettext_lazy("您进了选举委员会"),
        gettext_lazy("%(title)s：您要审查候选人的资格，自己不能参选。"),
        "users",
    ),
    "elections.proposed": (
        gettext_lazy("有人提名您当候选人"),
        gettext_lazy("%(title)s：同意还是不同意，由您来定。"),
        "message-square",
    ),
    "elections.to_judge": (gettext_lazy("有一位候选人等资格审查"), gettext_lazy("%(title)s：%(note)s"), "list-checks"),
    "elections.eligible": (gettext_lazy("您符合候选人条件"), gettext_lazy("%(title)s：%(note)s"), "circle-check"),
    "elections.not_eligible": (
        gettext_lazy("您不符合候选人条件"),
        gettext_lazy("%(title)s：%(note)s 有异议可以申诉。"),
        "circle-x",
    ),
    "elections.confirmed": (
        gettext_lazy("您是正式候选人了"),
        gettext_lazy("%(title)s：名字的先后是抽签定的，页面上能重抽验证。"),
        "circle-check",
    ),
    "elections.entrusted": (
        gettext_lazy("%(name)s委托您投票"),
        gettext_lazy("%(title)s：书面委托登记好了，投票时您替本人投。不想代投，请告诉社区撤回。"),
        "file-text",
    ),
    "elections.not_entrusted": (gettext_lazy("%(name)s的委托撤回了"), gettext_lazy("%(title)s：这一票由本人自己投。"), "undo-2"),
    "elections.again": (
        gettext_lazy("选举没有选满"),
        gettext_lazy("%(title)s：请定另行选举的日子，或写明为什么让名额空着。"),
        "vote",
    ),
    "elections.decided": (
        gettext_lazy("选举结果公布了"),
        gettext_lazy("%(title)s：%(note)s当选，票数和依据在页面上。"),
        "circle-check",
    ),
    "elections.failed": (gettext_lazy("选举没有选出人"), gettext_lazy("%(title)s：票数和原因在页面上。"), "circle-x"),
    "elections.seated": (
        gettext_lazy("您上任了"),
        gettext_lazy("%(title)s：从 %(day)s 起担任%(office)s。"),
        "id-card",
    ),
    "elections.vacancy": (
        gettext_lazy("有一个选出的岗位空了"),
        gettext_lazy("%(title)s：%(note)s 请看要不要补选。"),
        "calendar-clock",
    ),
    "elections.runs_out": (
        gettext_lazy("有任期快满了"),
        gettext_lazy("%(title)s：任期到 %(day)s，请筹备换届。"),
        "calendar-clock",
    ),
    "elections.complaint": (
        gettext_lazy("选举有一条申诉"),
        gettext_lazy("%(title)s：请写明查了什么、怎样处理。"),
        "message-square",
    ),
    "elections.answered": (gettext_lazy("您对选举的申诉有了答复"), gettext_lazy("%(title)s：%(note)s"), "reply"),
    "elections.cancelled": (gettext_lazy("选举取消了"), gettext_lazy("%(title)s：%(note)s"), "archive"),
}
