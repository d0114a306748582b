"""Another guardian of one's child: named here, agreed to here."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.childcare import actions, queries
from mulin.childcare.models import Application
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import who_asks
from mulin.people.models import Person

from .applying import seen


@login_required
@require_POST
def add(request: HttpRequest, care_application_id: int) -> HttpResponse:
    me, found = seen(request, care_application_id)
    person = Person.objects.filter(pk=whole(request.POST.get("person"))).first()
    if person is None:
        raise Refused(_("请选和您登记在一户的大人。别的监护人请带证明到班上，由老师来写。"))
    relation = request.POST.get("relation", "")
    return act_once(
        request, lambda: actions.name_guardian(found, person, relation, by=me, at=timezone.now()),
        said=_("写上了，等%(name)s本人同意。") % {"name": person.name}, to="childcare:application", care_application_id=found.pk,
    )  # fmt: skip


@login_required
def guardian(request: HttpRequest, care_guardian_id: int) -> HttpResponse:
    """For who was named: what it means, and yes or no."""
    me = who_asks(request)
    rows = queries.guardians_visible_to(me).filter(person=me.person_id or 0)
    found = get_object_or_404(rows, pk=care_guardian_id)
    if request.method == "POST":
        return act_once(
            request, lambda: actions.agree(found, consents="consents" in request.POST, by=me, at=timezone.now()),
            said=_("您现在也是这个孩子的监护人，申请和每天的情况都看得到。"), to="childcare:mine",
        )  # fmt: skip
    if found.consented_at is not None:
        return redirect("childcare:mine")
    return render(request, "childcare/guardian.html", {"guardian": found, "child": found.child})


@login_required
@require_POST
def end(request: HttpRequest, care_guardian_id: int) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(queries.guardians_visible_to(me), pk=care_guardian_id)
    return act_once(
        request, lambda: actions.end_guardian(found, by=me, at=timezone.now()),
        said=_("去掉了，这一位不再看得到孩子的信息。"), **_back(me.person_id or 0, found.child_id, found.person_id),
    )  # fmt: skip


def _back(me: int, child_id: int, person_id: int) -> dict[str, Any]:
    """To the page of the child's application as one sees it."""
    application = Application.objects.filter(child=child_id, status__in=Application.STANDING).order_by("-id").first()
    if application is None or me == person_id:
        return {"to": "childcare:mine"}
    keeps = me in application.group.kept_by
    return {"to": "childcare:desk_application" if keeps else "childcare:application", "care_application_id": application.pk}
