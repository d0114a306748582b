"""What concerns me and my neighbours: read, raise, second, object; tasks and invitations of mine."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation import actions, queries, rules
from mulin.deliberation.forms.topics import RaiseForm
from mulin.deliberation.models import Topic
from mulin.deliberation.queries.meetings import invitations
from mulin.deliberation.queries.parts import parts_of
from mulin.deliberation.views.asked import kept
from mulin.deliberation.views.shown import load, whole
from mulin.kernel.access import Refused
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import Standing, community_of, who_asks
from mulin.people.models import Person
from mulin.places.models import Place

A_PAGE = 12
AREAS = {"near": gettext_lazy("我住的地方"), "all": gettext_lazy("全社区"), "mine": gettext_lazy("我提的、附议的")}
STAGES = {
    "": gettext_lazy("全部阶段"), "seconding": gettext_lazy("等附议"), "talk": gettext_lazy("正在商量"),
    "decision": gettext_lazy("正在决定"), "follow": gettext_lazy("正在落实"), "done": gettext_lazy("已落实"),
}  # fmt: skip
GROUPS = {
    "seconding": ("seconding", "screening"), "talk": ("collect", "talk", "options", "hearing"), "decision": ("decision",),
    "follow": ("follow",), "done": ("done",),
}  # fmt: skip


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    on, community = timezone.localdate(at), community_of(me)
    area = request.GET.get("area", "")
    area = area if area in AREAS else "all"
    stage = request.GET.get("stage", "")
    rows = queries.visible_to(me, on).filter(community=community)
    if area == "mine" and me.person_id is not None:
        rows = rows.filter(raised_by=me.person_id) | rows.filter(pk__in=_seconded(me.person_id))
    elif area == "near" and me.person_id is not None:
        rows = rows.filter(queries.near(me, on))
    elif stage not in ("seconding",):
        rows = rows.exclude(stage__in=("refused", "lapsed", "withdrawn"))
    if stage in GROUPS:
        rows = rows.filter(stage__in=GROUPS[stage])
    page = Paginator(rows.order_by("-id"), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "area": area, "areas": AREAS.items(), "stage": stage, "stages": STAGES.items(), "me": me, "at": at,
        "tasks": queries.tasks_waiting_for(me).count() if me.person_id else 0,
        "invitations": list(invitations(me.person_id, at)[:3]) if me.person_id else [],
    }  # fmt: skip
    return render(request, "deliberation/topics.html", context)


def _seconded(person_id: int) -> Any:
    return Topic.objects.filter(seconders__person=person_id).values("pk")


@login_required
def raise_(request: HttpRequest) -> HttpResponse:
    """Those like it first: after "看看有没有人提过" they are shown, and only then it can be sent."""
    me, at = who_asks(request), timezone.now()
    if me.person is None:
        return redirect("people:who")
    homes = [place.pk for place in queries.homes(me.person, timezone.localdate(at))]
    form = RaiseForm(request.POST or None, request.FILES or None, places=Place.objects.filter(pk__in=homes).order_by("-path"))
    alike: list[Topic] = []
    is_shown = False
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        alike = queries.similar(me, me.person.community_id, f"{said['title']} {said['words']}", at)
        if "send" in request.POST or not alike:
            if number := _raised(request, form, me, me.person):
                return redirect("deliberation:topic", topic_number=number)
        else:
            is_shown = True
    return render(request, "deliberation/raise.html", {"form": form, "alike": alike, "is_shown": is_shown, "at": at})


def _raised(request: HttpRequest, form: RaiseForm, me: Standing, person: Person) -> str:
    said, at = form.cleaned_data, timezone.now()

    def act() -> dict[str, str]:
        photo = kept(said["photo"], me)
        draft = actions.Draft(said["place"], said["title"], said["words"], person=person, photos=[photo] if photo else [])
        return {"number": actions.raise_(draft, by=me, at=at).number}

    try:
        return str(once(request, act)["number"])
    except (Refused, BadUpload) as wrong:
        form.add_error(None, str(wrong))
        return ""


@require_safe
def topic(request: HttpRequest, topic_number: str) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    found = load(me, topic_number)
    lives = queries.lives_in(me.person, found.path, timezone.localdate(at))
    waits = found.stage == Topic.Stage.SECONDING and me.person_id is not None
    has = waits and found.seconders.filter(person=me.person_id).exists()
    parts = parts_of(found)
    context = whole(found, me, parts) | {
        "mine": me.person_id is not None and me.person_id == found.raised_by_id, "has": has, "lives": lives,
        "may_second": rules.may_second(me, me.person_id, found, lives=lives, has=has),
        "may_withdraw": bool(rules.may_withdraw(me, found)) and me.person_id == found.raised_by_id,
        "may_object": rules.may_object(me, me.person_id, found, lives=lives),
        "my_objections": {one.pk for one in parts.objections if me.person_id is not None and one.person_id == me.person_id},
        "left": max(0, found.seconds_needed - found.seconds), "late": found.is_open and found.due_at and found.due_at < at,
        "at_desk": me.holds(rules.LOOKERS, over=found.path),
        "is_host": me.person_id is not None and me.person_id == found.host_id,
    }  # fmt: skip
    return render(request, "deliberation/topic.html", context)


@login_required
@require_POST
def second(request: HttpRequest, topic_number: str) -> HttpResponse:
    me = who_asks(request)
    found, words = load(me, topic_number), request.POST.get("words", "")[:200]
    if me.person is None:
        return redirect("people:who")
    person = me.person
    return act_once(
        request, lambda: actions.second(found, person, words, by=me, at=timezone.now()), said=_("附议了，够了会通知您。"),
        to="deliberation:topic", topic_number=found.number,
    )  # fmt: skip


@login_required
@require_POST
def withdraw(request: HttpRequest, topic_number: str) -> HttpResponse:
    me = who_asks(request)
    found, words = load(me, topic_number), request.POST.get("words", "")[:500]
    return act_once(
        request,
        lambda: actions.withdraw(found, words, by=me, at=timezone.now()),
        said=_("议题撤回了。"),
        to="deliberation:topics",
    )


@login_required
@require_POST
def object_(request: HttpRequest, topic_number: str) -> HttpResponse:
    me = who_asks(request)
    found, words = load(me, topic_number), request.POST.get("words", "")[:2000]
    if me.person is None:
        return redirect("people:who")
    person = me.person
    return act_once(
        request, lambda: actions.object_(found, person, words, by=me, at=timezone.now()),
        said=_("您的反对意见记下来了，答复以前不会定。"), to="deliberation:topic", topic_number=found.number,
    )  # fmt: skip


@login_required
@require_POST
def take_back(request: HttpRequest, topic_number: str, talk_objection_id: int) -> HttpResponse:
    me = who_asks(request)
    found = load(me, topic_number)
    row = get_object_or_404(found.objections.select_related("topic"), pk=talk_objection_id)
    return act_once(
        request, lambda: actions.take_back(row, by=me, at=timezone.now()), said=_("意见收回了。"), to="deliberation:topic",
        topic_number=found.number,
    )  # fmt: skip
