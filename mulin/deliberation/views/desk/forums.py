"""Riders' forum at the desk: plan, hold, write down what was brought up and what came of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation.actions import forum as actions
from mulin.deliberation.forms.forum import ForumForm, HoldForm, OutcomeForm, PointForm
from mulin.deliberation.forms.improvement import NoForm
from mulin.deliberation.models import Forum, ForumPoint
from mulin.deliberation.queries import forum as queries
from mulin.deliberation.rules import forum as rules
from mulin.deliberation.rules.who import KEEPERS
from mulin.deliberation.views.places import places_of
from mulin.deliberation.views.steps import Act, Scene, offered, run
from mulin.kernel.access import Refused, Yes
from mulin.kernel.once import once
from mulin.organisations.queries import Standing

from .opinions import keeper
from .ways import ways

A_PAGE = 20
ACTS = [
    Act("hold", gettext_lazy("记这一次"), "clipboard-check", HoldForm, lambda scene: rules.may_hold(scene.me, scene.thing, scene.at),
        lambda scene, form: actions.hold(scene.thing, form.cleaned_data["came"], form.taken, by=scene.me, at=scene.at), gettext_lazy("记好了。"), loud=True),
    Act("point", gettext_lazy("记一件提的事"), "plus", PointForm, lambda scene: rules.may_write_points(scene.me, scene.thing),
        lambda scene, form: actions.bring_up(scene.thing, **form.cleaned_data, by=scene.me, at=scene.at), gettext_lazy("记下了，有结果再写上。")),
    Act("cancel", gettext_lazy("取消这一次"), "ban", NoForm, lambda scene: rules.may_change(scene.me, scene.thing),
        lambda scene, form: actions.cancel_forum(scene.thing, form.cleaned_data["words"], by=scene.me, at=scene.at), gettext_lazy("取消了，报了名的人会收到消息。")),
]  # fmt: skip
POINT_ACTS = [
    Act("end", gettext_lazy("写结果"), "check", OutcomeForm, lambda scene: rules.may_end_point(scene.me, scene.thing),
        lambda scene, form: actions.end_point(scene.thing, form.cleaned_data["verdict"] == "solved", form.cleaned_data["words"], by=scene.me, at=scene.at),
        gettext_lazy("结果写上了，大家看得到。")),
]  # fmt: skip


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me = keeper(request)
    page = Paginator(queries.at_desk(me), A_PAGE).get_page(request.GET.get("page"))
    figures = queries.figures(me.person.community_id) if me.person else None
    return render(request, "deliberation/forums/desk_index.html", {"ways": ways(me), "page": page, "figures": figures})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = keeper(request)
    form = ForumForm(request.POST or None, places=places_of(me, KEEPERS))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = once(request, lambda: {"id": actions.plan_forum(actions.ForumPlan(**said), by=me, at=timezone.now()).pk})
            messages.success(request, _("安排好了，大家看得到。"))
            return redirect("deliberation:desk_forum", forum_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "deliberation/forums/desk_new.html", {"form": form})


def found(request: HttpRequest, forum_id: int) -> tuple[Standing, Forum]:
    me = keeper(request)
    return me, get_object_or_404(queries.at_desk(me), pk=forum_id)


def scene_of(me: Standing, row: Forum) -> Scene:
    return Scene(me, row, timezone.now(), {"services": list(row.services.all())})


@login_required
@require_safe
def one(request: HttpRequest, forum_id: int) -> HttpResponse:
    me, row = found(request, forum_id)
    scene = scene_of(me, row)
    acts, _barred = offered([act for act in ACTS if isinstance(act.may(scene), Yes)], scene)
    page = Paginator(ForumPoint.objects.filter(forum=row).select_related("forum"), A_PAGE).get_page(request.GET.get("page"))
    points = [(point, offered(POINT_ACTS, Scene(me, point, scene.at))[0]) for point in page]
    context = {"row": row, "acts": acts, "points": points, "page": page, "guests": row.guests.count()}
    return render(request, "deliberation/forums/desk.html", context)


@login_required
@require_POST
def act(request: HttpRequest, forum_id: int, verb: str) -> HttpResponse:
    me, row = found(request, forum_id)
    return run(request, ACTS, verb, scene_of(me, row), to="deliberation:desk_forum", forum_id=row.pk)


@login_required
@require_POST
def end_point(request: HttpRequest, forum_id: int, forum_point_id: int) -> HttpResponse:
    me, row = found(request, forum_id)
    point = get_object_or_404(row.points.select_related("forum"), pk=forum_point_id)
    return run(request, POINT_ACTS, "end", Scene(me, point, timezone.now()), to="deliberation:desk_forum", forum_id=row.pk)
