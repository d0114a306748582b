"""Guardians and the children they answer for."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.kernel.once import act_once
from mulin.organisations.queries import who_asks
from mulin.people.models import Person
from mulin.volunteering import actions, queries
from mulin.volunteering.queries import guardians as keeping
from mulin.volunteering.views.acting import volunteer_asked


@login_required
def guardians(request: HttpRequest) -> HttpResponse:
    """Those whose guardian I am, and children at home who may join with my consent."""
    who = queries.who_serves(who_asks(request))
    if who.standing.person is None:
        return redirect("people:who")
    me, today = who.standing.person, timezone.localdate()
    children = keeping.children_at_home(me, today)
    if request.method == "POST":
        child = get_object_or_404(children, pk=request.POST.get("child") or 0)
        return act_once(
            request, lambda: actions.bring_along(child, by=who, at=timezone.now()),
            said=_("%(name)s加入了，已记下您的同意。") % {"name": child.name}, to="volunteering:guardians",
        )  # fmt: skip
    shown = {"wards": list(keeping.wards_of(me.pk)), "children": list(children)}
    return render(request, "volunteering/guardians.html", shown)


@login_required
@require_POST
def guardian(request: HttpRequest, volunteer_id: int) -> HttpResponse:
    """A guardian agrees, or takes it back; a worker writes down what is on paper."""
    who = queries.who_serves(who_asks(request))
    ward = get_object_or_404(queries.volunteers_visible_to(who), pk=volunteer_id)
    agrees, own = request.POST.get("agrees") == "1", ward.guardian_id == who.standing.person_id
    said = _("已记下同意，可以认领班次了。") if agrees else _("已撤回同意，后面的班次退出了，之前的服务记录不变。")
    paper = request.POST.get("paper", "")[:120]
    return act_once(
        request, lambda: actions.agree_as_guardian(ward, agrees, paper=paper, by=who, at=timezone.now()), said=said,
        **({"to": "volunteering:guardians"} if own else {"to": "volunteering:desk_guardian", "volunteer_id": ward.pk}),
    )  # fmt: skip


@login_required
@require_POST
def name_guardian(request: HttpRequest) -> HttpResponse:
    """Somebody under 18 says who their guardian is: one of those at home."""
    who, mine = volunteer_asked(request)
    chosen = get_object_or_404(Person, pk=request.POST.get("guardian") or 0)
    return act_once(
        request, lambda: actions.name_guardian(mine, chosen, by=who, at=timezone.now()),
        said=_("已告诉%(name)s，同意以后就能认领。") % {"name": chosen.name}, to="volunteering:profile",
    )  # fmt: skip
