"""For who looks after the class: check an application, open papers with a reason, say things, let a child move up or leave."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mulin.childcare import actions, queries, rules
from mulin.childcare.models import Application, Child, Day, Group, Paper
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing
from mulin.people import queries as people

from .index import asked

S = Application.Status


def of_mine(request: HttpRequest, care_application_id: int) -> tuple[Standing, Application]:
    me = asked(request)
    return me, get_object_or_404(queries.applications_kept(me), pk=care_application_id)


@login_required
@require_safe
def application(request: HttpRequest, care_application_id: int) -> HttpResponse:
    me, found = of_mine(request, care_application_id)
    return render(request, "childcare/desk/application.html", shown(me, found, request.GET.get("q", "")))


def shown(me: Standing, found: Application, words: str = "") -> dict[str, Any]:
    """`words`: who is looked for, to be written as another guardian."""
    group, child, parts, words = found.group, found.child, queries.parts_of(found), words.strip()
    kinds = {paper.kind for paper in parts.papers}
    checking = found.status in (S.SENT, S.ASKED)
    return {
        "application": found, "group": group, "child": child, "papers": parts.papers, "checking": checking,
        "age": rules.stands_at(group, child.born_on, found.grade, group.ages_on) if child.born_on else None,
        "grade_by_birth": rules.grade_on(child.born_on, group.ages_on) if child.born_on and found.grade is not None else None,
        "in_area": checking and queries.lives_in(group, found.guardian_id), "sibling": checking and queries.has_sibling(group, child),
        "missing": Paper.listed(set(group.needs) - kinds),
        "may_ask": rules.may_ask(me, found), "may_decide": rules.may_decide_offer(me, found, timezone.now()) if found.status == S.OFFERED else None,
        "number": queries.number_of(found) if found.status == S.WAITING else None,
        "lines": list(found.lines.select_related("by").order_by("-id")[:40]), "days": _days(found),
        "guardians": parts.guardians, "may_end": {one.pk for one in parts.guardians}, "may_name": rules.may_name_guardian(me, found),
        "relations": Child.Relation.choices, "words": words,
        "found": [one for one in people.search(me, words).filter(left_on=None)[:8] if one.pk not in child.guarded_by] if words else [],
        "pickups": parts.pickups, "next_ones": _next_ones(me, found, parts) if found.status == S.HELD else [],
        "standing": found.status in Application.STANDING,
    }  # fmt: skip


def _days(found: Application) -> list[Day]:
    """None are looked for before a first day is set."""
    rows = found.days.select_related("fetched_by", "handed_to").order_by("-on")
    return list(rows[:20]) if found.held_on else []


def _next_ones(me: Standing, found: Application, parts: queries.Parts) -> list[Group]:
    group = found.group
    near = list(queries.groups_kept(me).filter(place=group.place_id, closed_on=None).exclude(pk=group.pk))
    parts.tell_keepers(near)
    return [one for one in near if rules.may_move_up(me, found, one, timezone.now())]


SAID = {
    "ask": gettext_lazy("问题送到监护人手机上了。"),
    "check": gettext_lazy("审核好了，已按顺序排队；有空名额就会马上请监护人确认。"),
    "refuse": gettext_lazy("已告诉监护人为什么。"),
    "withdraw": gettext_lazy("申请撤回了，写的内容 30 天后删除。"),
    "accept": gettext_lazy("已替监护人确认。"),
    "decline": gettext_lazy("名额让给下一位了。"),
    "leave": gettext_lazy("孩子离托了，名额让给下一位。"),
    "note": gettext_lazy("留言送到监护人那里了。"),
    "move": gettext_lazy("升班了，明天起到新的班。"),
}


@login_required
@require_POST
def act(request: HttpRequest, care_application_id: int, verb: str) -> HttpResponse:
    me, found = of_mine(request, care_application_id)
    at, sent = timezone.now(), request.POST
    words = sent.get("words", "")[:500]
    verbs = {
        "ask": lambda: actions.ask(found, words, by=me, at=at),
        "check": lambda: actions.check(
            found, in_area="in_area" in sent, sibling="sibling" in sent, seen="seen" in sent, by=me, at=at
        ),
        "refuse": lambda: actions.refuse(found, words[:300], by=me, at=at),
        "withdraw": lambda: actions.withdraw(found, by=me, at=at),
        "accept": lambda: actions.accept(found, by=me, at=at),
        "decline": lambda: actions.decline(found, by=me, at=at),
        "leave": lambda: actions.leave(found, by=me, at=at),
        "note": lambda: actions.note(found, words, by=me, at=at),
        "move": lambda: actions.move_up(found, _into(me, sent.get("into", "")), by=me, at=at),
    }
    if verb not in verbs:
        raise Http404
    return act_once(request, verbs[verb], said=str(SAID[verb]), to="childcare:desk_application", care_application_id=found.pk)


@login_required
@require_POST
@never_cache
def open_health(request: HttpRequest, care_application_id: int) -> HttpResponse:
    """Shown once, on the page that answers; each opening is on record."""
    me, found = of_mine(request, care_application_id)
    try:
        words = actions.open_health(found, request.POST.get("reason", ""), by=me, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("childcare:desk_application", care_application_id=found.pk)
    opened = {"health": words or _("监护人没有写。")}
    return render(request, "childcare/desk/application.html", shown(me, found) | opened)


@login_required
@require_POST
def open_paper(request: HttpRequest, care_application_id: int, care_paper_id: int) -> HttpResponse:
    me, found = of_mine(request, care_application_id)
    paper = get_object_or_404(found.child.papers.all(), pk=care_paper_id)
    try:
        key = actions.open_paper(paper, found, request.POST.get("reason", ""), by=me, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("childcare:desk_application", care_application_id=found.pk)
    return redirect("media:file", key)


@login_required
@require_POST
def add_guardian(request: HttpRequest, care_application_id: int, person_id: int) -> HttpResponse:
    """Face to face, with papers: the words are read out, and this carer's name stays on the consent."""
    me, found = of_mine(request, care_application_id)
    person, relation = get_object_or_404(people.visible_to(me), pk=person_id), request.POST.get("relation", "")
    return act_once(
        request,
        lambda: actions.name_guardian(found, person, relation, heard="heard" in request.POST, by=me, at=timezone.now()),
        said=_("%(name)s也是监护人了，已发消息告诉本人。") % {"name": person.name}, to="childcare:desk_application",
        care_application_id=found.pk,
    )  # fmt: skip


def _into(me: Standing, text: str) -> Any:
    return get_object_or_404(queries.groups_kept(me), pk=whole(text))
