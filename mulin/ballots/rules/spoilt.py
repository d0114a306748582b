"""Why a slip of paper does not count. Fixed reasons: free words beside a secret slip, published, could say whose it is."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .choices import BadChoice

REASONS = {
    "blank": gettext_lazy("什么也没有写"),
    "too_many": gettext_lazy("选得比允许的多"),
    "unclear": gettext_lazy("看不清选的是哪一项"),
    "marked": gettext_lazy("写了姓名或别的记号"),
    "other_paper": pgettext_lazy("slip", "不是这次表决的票"),
}


def spoilt(reason: str) -> dict[str, str]:
    """
    Raises:
        BadChoice: no such reason.
    """
    if reason not in REASONS:
        raise BadChoice(_("请从列出的原因里选一个，说明这张票为什么无效。"))
    return {"invalid": reason}
