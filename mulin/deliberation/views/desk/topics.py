"""The desk's list of topics, one topic with all its steps, and what a worker does for somebody without a phone."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.ballots.queries import rule_sets_in_force
from mulin.deliberation import actions, queries, rules
from mulin.deliberation.forms.acting import who_choices
from mulin.deliberation.models import Topic
from mulin.deliberation.queries.parts import Parts, parts_of
from mulin.deliberation.views.asked import at_desk, hosts_of, units_of, workers_of
from mulin.deliberation.views.shown import whole
from mulin.deliberation.views.steps import Scene, offered, run
from mulin.kernel.once import act_once
from mulin.organisations.queries import Standing
from mulin.people import queries as people

from .topic_acts import ACTS

A_PAGE = 25
METHODS = ("motion", "single", "approval", "score", "ranking")  # that choose among what a topic has
VIEWS = {
    "open": gettext_lazy("进行中"),
    "waiting": gettext_lazy("等审核"),
    "late": gettext_lazy("超过期限"),
    "mine": gettext_lazy("我召集的"),
    "seconding": gettext_lazy("等附议"),
    "ended": gettext_lazy("已结束"),
    "all": gettext_lazy("全部"),
}


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me, at = at_desk(request), timezone.now()
    every = queries.at_desk(me)
    view, words = request.GET.get("view", "open"), request.GET.get("q", "").strip()[:60]
    rows = _viewed(every, view if view in VIEWS else "open", me)
    if words:
        rows = rows.filter(title__icontains=words) | rows.filter(number__iexact=words)
    page = Paginator(rows.order_by("-id"), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "view": view, "views": VIEWS.items(), "page": page, "words": words, "at": at,
        "counts": {name: _viewed(every, name, me).count() for name in ("waiting", "late")},
        "may_keep": bool(rules.may_keep_somewhere(me)), "tasks": queries.tasks_waiting_for(me).count(),
    }  # fmt: skip
    return render(request, "deliberation/desk/topics.html", context)


def _viewed(rows: QuerySet[Topic], view: str, me: Standing) -> QuerySet[Topic]:
    if view == "late":
        return rows.filter(ended_at=None, due_at__lt=timezone.now()).exclude(stage="seconding")
    if view == "mine":
        return rows.filter(host=me.person_id or 0, ended_at=None)
    stages = {
        "open": Topic.TALKED, "waiting": ("screening",), "seconding": ("seconding",), "ended": Topic.ENDED,
    }.get(view)  # fmt: skip
    return rows if stages is None else rows.filter(stage__in=stages)


def load(me: Standing, number: str) -> Topic:
    rows = queries.at_desk(me).select_related("raised_by", "host", "ballot")
    return get_object_or_404(rows, number=number)


def scene(me: Standing, topic: Topic, parts: Parts) -> Scene:
    at, hosts = timezone.now(), hosts_of(topic.path)
    context = {
        "hosts": hosts, "options": [one for one in parts.options if one.withdrawn_at is None],
        "objections": [one for one in parts.objections if one.taken_back_at is None],
        "tasks_open": sum(one.task.status == "open" for one in parts.tasks),
        "heard": any(one.meeting.kind == "hearing" and one.meeting.status == "held" for one in parts.meetings),
        "who": who_choices(workers_of(topic.path, hosts), units_of(topic.community_id)),
        "rules": [one for one in rule_sets_in_force(timezone.localdate(at)) if one.method in METHODS],
    }  # fmt: skip
    return Scene(me, topic, at, context)


@login_required
@require_safe
def topic(request: HttpRequest, topic_number: str) -> HttpResponse:
    me = at_desk(request)
    found = load(me, topic_number)
    parts = parts_of(found)
    steps, refused = offered(ACTS, scene(me, found, parts))
    words = request.GET.get("q", "").strip()[:60]
    context: dict[str, Any] = whole(found, me, parts) | {
        "steps": steps, "refused": refused, "keeps": rules.keeps(me, found.path), "words": words, "hosts": rules.hosts(me, found),
        "found": people.search(me, words)[:8] if words else [], "late": found.is_open and found.due_at and found.due_at < timezone.now(),
        "on": timezone.localdate(), "may_objections": found.stage in ("options", "hearing", "decision"),
    }  # fmt: skip
    return render(request, "deliberation/desk/topic.html", context)


@login_required
@require_POST
def act(request: HttpRequest, topic_number: str, verb: str) -> HttpResponse:
    me = at_desk(request)
    found = load(me, topic_number)
    return run(request, ACTS, verb, scene(me, found, parts_of(found)), to="deliberation:desk_topic", topic_number=found.number)


@login_required
@require_POST
def second_for(request: HttpRequest, topic_number: str, person_id: int) -> HttpResponse:
    """With the worker's name on the record."""
    me = at_desk(request)
    found, person = load(me, topic_number), get_object_or_404(people.visible_to(me), pk=person_id)
    return act_once(
        request, lambda: actions.second(found, person, by=me, at=timezone.now()), said=_("替%(name)s附议了。") % {"name": person.name},
        to="deliberation:desk_topic", topic_number=found.number,
    )  # fmt: skip


@login_required
@require_POST
def object_for(request: HttpRequest, topic_number: str, person_id: int) -> HttpResponse:
    me = at_desk(request)
    found, person = load(me, topic_number), get_object_or_404(people.visible_to(me), pk=person_id)
    words = request.POST.get("words", "")[:2000]
    return act_once(
        request, lambda: actions.object_(found, person, words, by=me, at=timezone.now()),
        said=_("替%(name)s记下了反对意见。") % {"name": person.name}, to="deliberation:desk_topic", topic_number=found.number,
    )  # fmt: skip


@login_required
@require_POST
def picture_down(request: HttpRequest, topic_number: str, talk_picture_id: int) -> HttpResponse:
    me = at_desk(request)
    found = load(me, topic_number)
    picture = get_object_or_404(found.pictures.filter(taken_down_at=None), pk=talk_picture_id)
    act_once(
        request, lambda: actions.take_down_picture(picture, by=me, at=timezone.now()), said=_("照片拿下来了。"),
        to="deliberation:desk_topic", topic_number=found.number,
    )  # fmt: skip
    return redirect("deliberation:desk_topic", topic_number=found.number)
