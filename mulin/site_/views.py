from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mulin.kernel.access import No, Yes, require
from mulin.kernel.facts import relay
from mulin.kernel.facts.models import Delivery
from mulin.kernel.jobs.models import Beat
from mulin.organisations.queries import Standing, who_asks

from . import health

MOST_ROWS = 200


def may_mend(me: Standing) -> Yes | No:
    if me.paths(["administrator"]):
        return Yes()
    return No(_("后续动作由系统管理员处理，请联系本社区的系统管理员。"))


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """For the proxy in front: whether this process reaches its database."""
    found = health.database()
    return HttpResponse(
        "well\n" if found.is_good else "unwell\n", content_type="text/plain", status=200 if found.is_good else 503
    )


@require_GET
def stuck(request: HttpRequest) -> HttpResponse:
    require(may_mend(who_asks(request)))
    rows = relay.stuck()
    beats = Beat.objects.order_by("name")
    page = {"rows": rows[:MOST_ROWS], "count": rows.count(), "most": MOST_ROWS, "beats": beats}
    return render(request, "site/stuck.html", page)


@require_POST
def try_again(request: HttpRequest, delivery_id: int) -> HttpResponse:
    require(may_mend(who_asks(request)))
    get_object_or_404(Delivery, id=delivery_id)
    if relay.retry(delivery_id, at=now()):
        messages.success(request, _("已重新排上，几秒内会再试一次。"))
    else:
        messages.info(request, _("这一条已经办好了，不用再试。"))
    return redirect("site:stuck")
