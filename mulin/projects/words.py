"""What the ledger reads where a reason of ours is kept as a code."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.ledger.models import source, word

REASONS = {
    "projects.instalment": _("第 %s 期资助"),
    "projects.receipt": pgettext_lazy("ledger reason", "支出：%s"),
    "projects.income.own": pgettext_lazy("ledger reason", "自筹"),
    "projects.income.sponsor": pgettext_lazy("ledger reason", "赞助"),
    "projects.returned": _("退回基金"),
}
NAMES = {
    "cash": pgettext_lazy("account", "手里的钱"), "income:grant": pgettext_lazy("account", "资助"),
    "income:own": pgettext_lazy("account", "自筹"), "income:sponsor": pgettext_lazy("account", "赞助"),
    "returned": pgettext_lazy("account", "退回"),
}  # fmt: skip


def teach() -> None:
    for code, sentence in REASONS.items():
        word(code, sentence)
    for code, name in NAMES.items():
        word(f"projects.account.{code}", name)
    source("projects.project", _("项目"), "/projects/{ref}/")
