"""What the ledger reads where a reason of ours is kept as a code."""

from django.utils.translation import gettext_lazy as _

from mulin.ledger.models import source, word

REASONS = {
    "funds.gift.person": _("个人捐赠"),
    "funds.gift.organisation": _("单位捐赠"),
    "funds.gift.event": _("活动所得"),
    "funds.gift_for.person": _("个人捐赠：%s"),
    "funds.gift_for.organisation": _("单位捐赠：%s"),
    "funds.gift_for.event": _("活动所得：%s"),
    "funds.returned": _("退回：%s"),
    "funds.budget": _("定预算"),
    "funds.budgets": _("预算"),
}
SOURCES = {
    "funds.gift": (_("捐赠"), "/desk/funds/gifts/{ref}/"),
    "funds.spending": (_("用款"), "/desk/funds/spendings/{ref}/"),
    "funds.handout": (_("发放"), "/desk/funds/hand-outs/{ref}/"),
    "funds.earmark": (_("专款"), "/desk/funds/earmarks/{ref}/"),
    "funds.purpose": (_("用途"), ""),
}


def teach() -> None:
    for code, sentence in REASONS.items():
        word(code, sentence)
    for kind, (called, url) in SOURCES.items():
        source(kind, called, url)
