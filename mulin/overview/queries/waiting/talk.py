"""Questions that somebody waits an answer to, remarks that were reported, appeals against what was hidden."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.deliberation.models import Remark
from mulin.deliberation.queries.talk import first_waiting_for
from mulin.organisations.queries import Standing

from .row import MOST, Row


def rows(me: Standing) -> list[Row]:
    if not me.held:
        return []
    return [
        Row(one.words[:60], _why(one), reverse("deliberation:desk_remark", args=[one.pk]), one.topic.heading)
        for one in first_waiting_for(me, MOST)
    ]


def _why(one: Remark) -> str:
    waits = getattr(one, "waits", "")
    if waits == "appeal":
        return _("申诉，等另一个人裁定")
    return _("有人请社区看一看") if waits == "report" else _question(one)


def _question(one: Remark) -> str:
    return _("%(day)s 前答复") % {"day": date_format(localtime(one.due_at), _("n月j日"))} if one.due_at else _("等答复")
