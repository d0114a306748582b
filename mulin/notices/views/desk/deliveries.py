from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mulin.kernel.access import require
from mulin.kernel.secrets import masks
from mulin.kernel.ui.whole import keys
from mulin.notices import actions, queries, rules, words
from mulin.notices.models import Delivery, Notice
from mulin.organisations.queries import who_asks
from mulin.people.models import Person

A_PAGE = 50


@login_required
@require_GET
def deliveries(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows behind a figure. Names are masked: whether it arrived is the question, not who it was."""
    me = who_asks(request)
    require(rules.may_look(me))
    bulletin = get_object_or_404(queries.bulletins_visible_to(me), pk=pk)
    channel, state = request.GET.get("channel", ""), request.GET.get("state", "")
    shown = {"row": bulletin}
    if channel in Delivery.Channel.values and state in Delivery.State.values:
        rows = Delivery.objects.filter(bulletin_id=pk, channel=channel, state=state).select_related("notice").order_by("-id")
        page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
        names = _names([one.notice for one in page if one.notice])
        lines = [(names.get(one.notice.person_id or 0, "") if one.notice else one.reader, one) for one in page]
        return render(request, "notices/desk/deliveries.html", shown | {"page": page, "lines": lines})
    inboxes = Notice.objects.filter(bulletin_id=pk).order_by("-id")
    if request.GET.get("read"):
        inboxes = inboxes.exclude(read_at=None)
    told = Paginator(inboxes, A_PAGE).get_page(request.GET.get("page"))
    names = _names(list(told))
    inbox = [(names.get(one.person_id or 0, ""), one) for one in told]
    return render(request, "notices/desk/deliveries.html", shown | {"page": told, "inbox": inbox})


@login_required
@require_GET
def failures(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_mend(me))
    page = Paginator(queries.failures_visible_to(me).select_related("notice"), A_PAGE).get_page(request.GET.get("page"))
    names = _names([one.notice for one in page if one.notice])
    lines = [(_whose(one, names), _what(one), one) for one in page]
    return render(request, "notices/desk/failures.html", {"page": page, "lines": lines})


@login_required
@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    picked = keys(request.POST.getlist("picked"))
    number = actions.retry(picked, by=me, at=timezone.now())
    if number:
        messages.success(request, _("%(number)s 条重新排上了，一会儿再发。") % {"number": number})
    else:
        messages.info(request, _("没有选中还没送到的。"))
    return redirect("notices:desk_failures")


def _names(notices: list[Notice]) -> dict[int, str]:
    people = {one.person_id for one in notices if one.person_id}
    return {pk: masks.name(name) for pk, name in Person.objects.filter(pk__in=people).values_list("pk", "name")}


def _whose(row: Delivery, names: dict[int, str]) -> str:
    if row.notice is None:
        return row.reader
    return names.get(row.notice.person_id or 0, "") or _("还没认证的账号")


def _what(row: Delivery) -> str:
    return words.say(row.notice.kind, row.notice.values)[0] if row.notice else _("通知 %(number)s") % {"number": row.bulletin_id}
