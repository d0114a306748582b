from django.contrib.auth.decorators import login_required
from django.db.models import Count, Window
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.childcare import queries, rules
from mulin.childcare.models import Application, Day, Group
from mulin.kernel.access import require
from mulin.organisations.queries import Standing, who_asks


def asked(request: HttpRequest) -> Standing:
    """Who runs classes or looks after one; a refusal for everybody else."""
    me = who_asks(request)
    may = rules.may_open_desk(me)
    if not may and not queries.keeps_any(me):
        require(may)
    return me


def opened(me: Standing, group_id: int) -> Group:
    found: Group = get_object_or_404(queries.groups_at_desk(me), pk=group_id)
    return found


def managed(me: Standing, group_id: int) -> Group:
    found: Group = get_object_or_404(queries.groups_managed(me), pk=group_id)
    return found


def kept(me: Standing, group_id: int) -> Group:
    """For what is about the children: who looks after the class, whatever posts others hold."""
    found: Group = get_object_or_404(queries.groups_kept(me), pk=group_id)
    return found


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits, who is still there, and the classes."""
    me, at = asked(request), timezone.now()
    today = timezone.localdate(at)
    of_mine = Application.objects.filter(group__in=queries.groups_kept(me).values("pk")).select_related("group", "child")
    waiting = list(of_mine.filter(status="sent").annotate(total=Window(Count("pk"))).order_by("sent_at")[:20])
    offered = of_mine.filter(status="offered").order_by("offered_until")
    there = Day.objects.filter(application__in=of_mine.values("pk"), on=today, status="came", left_at=None)
    groups = list(queries.desk_groups(me))
    numbers = queries.public_numbers(groups)
    context = {
        "waiting": waiting, "waiting_total": waiting[0].total if waiting else 0, "offered": list(offered[:20]),
        "late": list(there.filter(late_told_at__isnull=False).select_related("application__child", "application__group")[:20]),
        "groups": [(one, numbers[one.pk], one.mine) for one in groups], "may_add": bool(me.paths(rules.KEEPERS)),
    }  # fmt: skip
    return render(request, "childcare/desk/index.html", context)
