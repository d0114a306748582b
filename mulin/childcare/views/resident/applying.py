"""A guardian asks for a place, adds papers, answers, says yes or no."""

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.childcare import actions, queries, rules
from mulin.childcare.forms import ApplyForm, AwayForm, PaperForm, PickupForm
from mulin.childcare.models import Application, Child, Group, Guardian, Paper
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import Standing, who_asks
from mulin.people.models import Person


def form_for(request: HttpRequest, group: Group, guardian: Person, *, counter: bool = False) -> ApplyForm:
    children = queries.children_of(guardian.pk)
    household = queries.household_children(guardian.pk, timezone.localdate())
    return ApplyForm(request.POST or None, group=group, children=children, household=household, counter=counter)


@login_required
def apply(request: HttpRequest, care_class_id: int) -> HttpResponse:
    me = who_asks(request)
    group = get_object_or_404(queries.public_all(), pk=care_class_id)
    person = me.person
    if person is None:
        return redirect("people:who")
    form = form_for(request, group, person)
    if request.method == "POST" and form.is_valid():
        try:
            made = once(request, lambda: {"id": actions.apply(group, person, form.draft(), by=me, at=timezone.now()).pk})
            messages.success(request, _("申请送到班上的老师了，审核好会通知您。"))
            return redirect("childcare:application", care_application_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "childcare/apply.html", {"group": group, "form": form})


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    rows = queries.own_applications(me.person_id or 0).order_by("-id")
    standing = [one for one in rows if one.status in Application.STANDING]
    past = [one for one in rows if one.status not in Application.STANDING]
    return render(request, "childcare/mine.html", {"standing": standing, "past": past[:50]})


@login_required
@require_safe
def copy(request: HttpRequest) -> HttpResponse:
    """Everything held about one's children, in full, for the guardian alone."""
    text = json.dumps(queries.held_about(who_asks(request).person_id or 0), ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": 'attachment; filename="mulin-children.json"', "Cache-Control": "no-store"}
    return HttpResponse(text, "application/json", headers=headers)


def seen(request: HttpRequest, care_application_id: int) -> tuple[Standing, Application]:
    """The guardian's own, or the one a worker is filling in at the counter."""
    me = who_asks(request)
    found = get_object_or_404(queries.visible_to(me), pk=care_application_id)
    if not rules.is_guardian(me, found) and not rules.helps(me, found):
        raise Http404
    return me, found


@login_required
@require_safe
def application(request: HttpRequest, care_application_id: int) -> HttpResponse:
    me, found = seen(request, care_application_id)
    return render(request, "childcare/application.html", shown(me, found))


def shown(me: Standing, found: Application) -> dict[str, Any]:
    at, group, parts = timezone.now(), found.group, queries.parts_of(found)
    today, held = timezone.localdate(at), found.status == Application.Status.HELD
    kinds = {paper.kind for paper in parts.papers}
    days = list(found.days.select_related("fetched_by", "handed_to").order_by("-on")[:40])
    own, guardians = rules.is_guardian(me, found), parts.guardians
    return {
        "application": found, "group": group, "child": found.child, "own": own, "today": today,
        "guardians": guardians, "may_end": {one.pk for one in guardians if rules.may_end_guardian(me, one, ())},
        "may_name": own and bool(rules.may_name_guardian(me, found)), "relations": Child.Relation.choices,
        "at_home": _to_name(me, found, guardians) if own else [],
        "number": queries.number_of(found) if found.status == Application.Status.WAITING else None,
        "may_withdraw": rules.may_withdraw(me, found), "may_answer": rules.may_answer(me, found), "may_leave": rules.may_leave(me, found),
        "may_decide": rules.may_decide_offer(me, found, at) if found.status == Application.Status.OFFERED else None,
        "may_write": rules.may_write_health(me, found), "lines": list(found.lines.select_related("by").order_by("-id")[:40]),
        "papers": parts.papers, "paper_form": PaperForm(auto_id="paper_%s"),
        "missing": Paper.listed(set(group.needs) - kinds),
        "pickups": parts.pickups, "pickup_form": PickupForm(auto_id="pickup_%s"),
        "away": [day for day in reversed(days) if day.status == "away" and day.on >= today],
        "away_form": AwayForm(auto_id="away_%s", initial={"first": today, "last": today}),
        "past": [day for day in days if day.on <= today][:15] if held else [],
        "closed": [one for on, one in sorted(queries.closed_days_of(group).items()) if on >= today] if held else [],
        "days": queries.days_ahead(group, max(today, group.since), 14)[:5] if held else [],
    }  # fmt: skip


def _to_name(me: Standing, found: Application, guardians: list[Guardian]) -> list[Person]:
    there = {*found.child.guarded_by, *(one.person_id for one in guardians)}
    return [one for one in queries.adults_at_home(me.person_id or 0, timezone.localdate()) if one.pk not in there]


SAID = {
    "withdraw": gettext_lazy("申请撤回了，写的内容 30 天后删除。"),
    "accept": gettext_lazy("名额是您家的了。第一天请带孩子的东西来。"),
    "decline": gettext_lazy("名额让给下一位了，谢谢告诉我们。"),
    "leave": gettext_lazy("孩子离托了。一年后，孩子的信息会全部删除。"),
    "answer": gettext_lazy("补充送到老师那里了。"),
    "health": gettext_lazy("健康情况改好了。"),
    "note": gettext_lazy("留言送到了。"),
}


@login_required
@require_POST
def act(request: HttpRequest, care_application_id: int, verb: str) -> HttpResponse:
    me, found = seen(request, care_application_id)
    at, words = timezone.now(), request.POST.get("words", "")[:1000]
    verbs = {
        "withdraw": lambda: actions.withdraw(found, by=me, at=at),
        "accept": lambda: actions.accept(found, by=me, at=at),
        "decline": lambda: actions.decline(found, by=me, at=at),
        "leave": lambda: actions.leave(found, by=me, at=at),
        "answer": lambda: actions.answer(found, words, by=me, at=at),
        "health": lambda: actions.write_health(found, words, by=me, at=at),
        "note": lambda: actions.note(found, words, by=me, at=at),
    }
    if verb not in verbs:
        raise Http404
    to = "childcare:application" if rules.is_guardian(me, found) or verb != "withdraw" else "childcare:desk"
    more = {"care_application_id": found.pk} if to == "childcare:application" else {}
    return act_once(request, verbs[verb], said=str(SAID[verb]), to=to, **more)


@login_required
@require_POST
def add_paper(request: HttpRequest, care_application_id: int) -> HttpResponse:
    me, found = seen(request, care_application_id)
    require(rules.may_write_health(me, found))
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    else:
        said = form.cleaned_data
        try:
            once(request, lambda: {"id": actions.add_paper(found, said["kind"], said["upload"], by=me, at=timezone.now()).pk})
            messages.success(request, _("材料加密存好了，只有您和班上的老师能看。"))
        except BadUpload as bad:
            messages.error(request, str(bad))
    return redirect("childcare:application", care_application_id=found.pk)


@login_required
@require_POST
def drop_paper(request: HttpRequest, care_application_id: int, care_paper_id: int) -> HttpResponse:
    me, found = seen(request, care_application_id)
    paper = get_object_or_404(found.child.papers.all(), pk=care_paper_id)
    return act_once(
        request, lambda: actions.drop_paper(paper, found, by=me, at=timezone.now()), said=_("这份材料删掉了。"),
        to="childcare:application", care_application_id=found.pk,
    )  # fmt: skip
