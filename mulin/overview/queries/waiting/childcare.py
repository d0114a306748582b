"""Applications for care that nobody has looked at yet, a row a class. No child is named: others see this screen, too."""

from django.urls import reverse
from django.utils.translation import ngettext

from mulin.childcare.queries import sent_by_class
from mulin.organisations.queries import Standing

from .row import MOST, Row


def rows(me: Standing) -> list[Row]:
    """One query."""
    if not me.held:
        return []
    return [
        Row(one.title, _why(sent), reverse("childcare:desk_class", args=[one.pk]), str(one.place))
        for one, sent in sent_by_class(me, MOST)
    ]


def _why(sent: int) -> str:
    return ngettext("%(n)s 份申请等审核", "%(n)s 份申请等审核", sent) % {"n": sent}
