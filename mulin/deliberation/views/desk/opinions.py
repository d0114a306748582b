"""Opinion maps at the desk: a new one, what waits to be let in, seeds, closing; and answering for somebody without a phone."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation.actions import opinions as actions
from mulin.deliberation.actions.bringing import bring_in
from mulin.deliberation.forms.bringing import BringForm
from mulin.deliberation.forms.opinions import CloseForm, KeepOutForm, LetInForm, MapForm, SeedForm
from mulin.deliberation.models import OpinionMap, Statement, Topic
from mulin.deliberation.queries import opinions as queries
from mulin.deliberation.rules import opinions as rules
from mulin.deliberation.rules.who import KEEPERS, may_keep_somewhere
from mulin.deliberation.views.places import places_of
from mulin.deliberation.views.steps import Act, Scene, offered, run
from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing, who_asks
from mulin.people.models import Person

from .ways import ways

A_PAGE = 25


def keeper(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(may_keep_somewhere(me))
    return me


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me = keeper(request)
    page = Paginator(queries.at_desk(me).order_by("-id"), A_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "deliberation/opinions/desk_index.html", {"ways": ways(me), "page": page, "today": timezone.localdate()}
    )


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = keeper(request)
    topics = Topic.objects.filter(community=me.person.community_id, stage__in=Topic.TALKED) if me.person else Topic.objects.none()
    first = {"topic": request.GET.get("topic", "")}
    form = MapForm(request.POST or None, places=places_of(me, KEEPERS), topics=topics, initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = once(request, lambda: {"id": actions.draw(actions.MapPlan(**said), by=me, at=timezone.now()).pk})
            messages.success(request, _("意见地图开始了，居民在手机上一条一条表态。"))
            return redirect("deliberation:desk_opinion", opinion_map_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "deliberation/opinions/desk_new.html", {"form": form})


@login_required
def bring(request: HttpRequest) -> HttpResponse:
    """A conversation of Polis' files."""
    me = keeper(request)
    sent = request.method == "POST"
    form = BringForm(request.POST if sent else None, request.FILES if sent else None, places=places_of(me, KEEPERS))
    if sent and form.is_valid():
        try:
            made = once(request, lambda: {"id": bring_in(form.talk, form.origin, by=me, at=timezone.now()).pk})
            messages.success(request, _("带进来了，一分钟以内画好图。"))
            return redirect("deliberation:desk_opinion", opinion_map_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "deliberation/opinions/desk_bring.html", {"form": form}, status=422 if form.errors else 200)


def found(request: HttpRequest, opinion_map_id: int) -> tuple[Standing, OpinionMap]:
    me = keeper(request)
    return me, get_object_or_404(queries.at_desk(me), pk=opinion_map_id)


MAP_ACTS = [
    Act("seed", gettext_lazy("再放几条说法"), "plus", SeedForm, lambda scene: rules.may_draw(scene.me, scene.thing.place),
        lambda scene, form: actions.seed(scene.thing, form.cleaned_data["statements"], by=scene.me, at=scene.at), gettext_lazy("放上了。")),
    Act("close", gettext_lazy("现在收口"), "lock", CloseForm, lambda scene: rules.may_close(scene.me, scene.thing),
        lambda scene, form: actions.close_map(scene.thing, form.cleaned_data["words"], by=scene.me, at=scene.at), gettext_lazy("收口了。")),
]  # fmt: skip
STATEMENT_ACTS = [
    Act("in", gettext_lazy("放上"), "check", LetInForm, lambda scene: rules.may_decide(scene.me, scene.thing),
        lambda scene, form: actions.let_in(scene.thing, english=form.cleaned_data["english"], by=scene.me, at=scene.at),
        gettext_lazy("放上地图了，写的人会收到消息。"), loud=True),
    Act("out", gettext_lazy("不放上"), "ban", KeepOutForm, lambda scene: rules.may_decide(scene.me, scene.thing),
        lambda scene, form: actions.keep_out(scene.thing, form.cleaned_data["words"], by=scene.me, at=scene.at),
        gettext_lazy("没有放上，原因告诉写的人了。")),
]  # fmt: skip


@login_required
@require_safe
def one(request: HttpRequest, opinion_map_id: int) -> HttpResponse:
    me, row = found(request, opinion_map_id)
    at = timezone.now()
    waiting = [(one, *offered(STATEMENT_ACTS, Scene(me, one, at))) for one in queries.waiting(row).select_related("map")[:A_PAGE]]
    rest = Statement.objects.filter(map=row).exclude(status="waiting").order_by("number")
    page = Paginator(rest, A_PAGE).get_page(request.GET.get("page"))
    acts, barred = offered(MAP_ACTS, Scene(me, row, at))
    context: dict[str, Any] = {
        "map": row, "waiting": waiting, "page": page, "acts": acts, "barred": barred, "picture": row.picture,
        "answers": (row.picture or {}).get("answers", {}), "open": rules.is_open(row, timezone.localdate(at)),
    }  # fmt: skip
    return render(request, "deliberation/opinions/desk.html", context)


@login_required
@require_POST
def act(request: HttpRequest, opinion_map_id: int, verb: str) -> HttpResponse:
    me, row = found(request, opinion_map_id)
    return run(request, MAP_ACTS, verb, Scene(me, row, timezone.now()), to="deliberation:desk_opinion", opinion_map_id=row.pk)


@login_required
@require_POST
def decide(request: HttpRequest, opinion_map_id: int, statement_id: int, verb: str) -> HttpResponse:
    me, row = found(request, opinion_map_id)
    statement = get_object_or_404(row.statements.select_related("map__place"), pk=statement_id)
    scene = Scene(me, statement, timezone.now())
    return run(request, STATEMENT_ACTS, verb, scene, to="deliberation:desk_opinion", opinion_map_id=row.pk)


@login_required
def for_somebody(request: HttpRequest, opinion_map_id: int) -> HttpResponse:
    """All statements on one sheet, filled in for a neighbour who has no phone."""
    me, row = found(request, opinion_map_id)
    name = request.GET.get("q", "").strip()[:20]
    people = list(queries.people_of(row).filter(name__startswith=name).order_by("name", "id")[:20]) if name else []
    wanted = whole(request.GET.get("person", request.POST.get("person")))
    person = queries.people_of(row).filter(pk=wanted).first() if wanted else None
    statements = list(queries.open_statements(row))
    if request.method == "POST" and person is not None:
        return _answered(request, me, row, person, statements)
    said = queries.answers_of(row, person.pk) if person else {}
    lines = [(one, said.get(one.pk)) for one in statements]
    context = {"map": row, "person": person, "people": people, "lines": lines, "q": name}
    return render(request, "deliberation/opinions/desk_for.html", context)


def _answered(request: HttpRequest, me: Standing, row: OpinionMap, person: Person, statements: list[Statement]) -> HttpResponse:
    sides = {"1": 1, "0": 0, "-1": -1}
    said = {one: sides[side] for one in statements if (side := request.POST.get(f"s{one.pk}", "")) in sides}
    at = timezone.now()

    def act() -> dict[str, int]:
        for statement, side in said.items():
            actions.answer(statement, person, side, by=me, at=at)
        return {"count": len(said)}

    done = once(request, act)
    messages.success(request, _("记下了 %(n)s 条表态，记录上有您的名字。") % {"n": done["count"]})
    return redirect("deliberation:desk_opinion", opinion_map_id=row.pk)
