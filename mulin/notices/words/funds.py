"""Gifts, spending and disclosures of funds."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "funds.thanks": (
        gettext_lazy("收到您的捐赠，谢谢您"),
        gettext_lazy("%(fund)s收到 %(what)s。它用在了哪里，点开随时能看。"),
        "heart",
    ),
    "funds.gift_taken_back": (
        gettext_lazy("一笔捐赠登记冲正了"),
        gettext_lazy("%(fund)s的 %(what)s，原因写在公开的页面上。"),
        "undo-2",
    ),
    "funds.approve": (
        gettext_lazy("有一笔用款等您审批"),
        gettext_lazy("%(fund)s：“%(title)s”，最多 %(amount)s。要两位批准。"),
        "stamp",
    ),
    "funds.to_pay": (
        gettext_lazy("有一笔用款批准了，等付款"),
        gettext_lazy("%(fund)s：“%(title)s”，最多 %(amount)s。付完请登记凭证。"),
        "wallet",
    ),
    "funds.approved": (
        gettext_lazy("您申请的用款批准了"),
        gettext_lazy("“%(title)s”最多 %(amount)s，等资金管理员付款。"),
        "circle-check",
    ),
    "funds.paid": (
        gettext_lazy("您申请的用款付了"),
        gettext_lazy("“%(title)s”付了 %(amount)s，凭证在公开的页面上。"),
        "circle-check",
    ),
    "funds.unpaid": (gettext_lazy("一笔付款冲正了"), gettext_lazy("“%(title)s”：%(note)s"), "undo-2"),
    "funds.refused": (gettext_lazy("您申请的用款没有批准"), gettext_lazy("“%(title)s”：%(note)s"), "ban"),
    "funds.expired": (
        gettext_lazy("您申请的用款过期了"),
        gettext_lazy("“%(title)s”90 天没有付款，预留的钱放回去了。要用请再申请。"),
        "clock",
    ),
    "funds.approve_earmark": (
        gettext_lazy("有一笔专款等您审批"),
        gettext_lazy("%(fund)s：为“%(title)s”留出 %(amount)s。要两位批准。"),
        "stamp",
    ),
    "funds.earmarked": (
        gettext_lazy("您申请的专款留出来了"),
        gettext_lazy("“%(title)s”的 %(amount)s 留出来了，别的用款用不到它。"),
        "lock",
    ),
    "funds.earmark_refused": (gettext_lazy("您申请的专款没有批准"), gettext_lazy("“%(title)s”：%(note)s"), "ban"),
    "funds.disclosure_draft": (
        gettext_lazy("季度公示起草好了，请您签"),
        gettext_lazy("%(fund)s %(quarter)s，%(due)s 前公布。"),
        "file-text",
    ),
    "funds.disclosure_sign": (
        gettext_lazy("季度公示等委员会复核"),
        gettext_lazy("%(fund)s %(quarter)s，资金管理员已签。"),
        "stamp",
    ),
    "funds.disclosure_returned": (gettext_lazy("季度公示退回来了"), gettext_lazy("%(fund)s %(quarter)s：%(note)s"), "undo-2"),
    "funds.disclosure_late": (
        gettext_lazy("季度公示迟了"),
        gettext_lazy("%(fund)s %(quarter)s 应在 %(due)s 前公布，大家看得到它迟了。"),
        "clock",
    ),
}
