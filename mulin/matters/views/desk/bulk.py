from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.matters import actions, queries, rules
from mulin.matters.forms.desk.bulk import BulkDispatchForm
from mulin.matters.models import Matter
from mulin.organisations.queries import Standing, who_asks

MOST = 50


def dispatch(request: HttpRequest) -> HttpResponse:
    """Several matters to one lead. Each is its own act: one refusal does not hold up the others."""
    me = who_asks(request)
    require(rules.may_use_desk(me))
    sent = request.POST if request.method == "POST" else request.GET
    matters = list(queries.staff_sees(me).filter(number__in=sent.getlist("picked")[:MOST]).select_related("place").order_by("id"))
    if not matters:
        messages.info(request, _("还没有选中哪一件。在清单左边打勾，再点“一起派单”。"))
        return redirect("overview:desk")
    form = BulkDispatchForm(request.POST or None, first=matters[0])
    if request.method == "POST" and form.is_valid():
        _tell(request, once(request, lambda: _dispatch_all(matters, form.cleaned_data, me)))
        return redirect("overview:desk")
    return render(request, "matters/desk/bulk.html", {"form": form, "matters": matters})


def _dispatch_all(matters: list[Matter], asked: dict[str, Any], me: Standing) -> dict[str, Any]:
    """{"sent": how many, "refused": [[number, reason], …]}"""
    refused: list[list[str]] = []
    for matter in matters:
        try:
            actions.dispatch(matter, **asked["to"], words=asked["words"], by=me, at=timezone.now())
        except Refused as no:
            refused.append([matter.number, str(no)])
    return {"sent": len(matters) - len(refused), "refused": refused}


def _tell(request: HttpRequest, done: dict[str, Any]) -> None:
    if done["sent"]:
        words = ngettext("已派出 %(count)s 件，收件人马上收到消息。", "已派出 %(count)s 件，收件人马上收到消息。", done["sent"])
        messages.success(request, words % {"count": done["sent"]})
    for number, reason in done["refused"]:
        messages.warning(request, _("%(number)s 没有派出：%(reason)s") % {"number": number, "reason": reason})
