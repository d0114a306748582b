"""Small improvements at the desk: ideas to decide, what is being done, what nobody keeps up."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation.actions import improvement as actions
from mulin.deliberation.flow import improvement as flow
from mulin.deliberation.forms.improvement import AgreeForm, BeforeForm, EnglishForm, FinishForm, NoForm, NothingForm, fen
from mulin.deliberation.models import Improvement
from mulin.deliberation.queries import improvement as queries
from mulin.deliberation.queries import improvement_map
from mulin.deliberation.rules import improvement as rules
from mulin.deliberation.views.improvements import kept
from mulin.deliberation.views.steps import Act, Scene, offered, run
from mulin.kernel.access import Yes
from mulin.ledger.queries import say
from mulin.organisations.queries import Standing

from .opinions import keeper
from .ways import ways

A_PAGE = 25
S = Improvement.Status


def may(move: Any) -> Any:
    return lambda scene: rules.may_move(scene.me, scene.thing, move)


def picture(scene: Scene, form: Any) -> str:
    return kept(form.cleaned_data["photo"], scene.me)


ACTS = [
    Act("agree", gettext_lazy("定下要做"), "check", AgreeForm, may(flow.AGREE),
        lambda scene, form: actions.agree(scene.thing, form.cleaned_data["doer"], fen(form.cleaned_data["cost"]), form.cleaned_data["payer"], by=scene.me, at=scene.at),
        gettext_lazy("定下了，提的人会收到消息。"), loud=True),
    Act("begin", gettext_lazy("开工"), "hammer", NothingForm, may(flow.BEGIN),
        lambda scene, form: actions.begin(scene.thing, by=scene.me, at=scene.at), gettext_lazy("开工了，墙上看得到。"), loud=True),
    Act("before", gettext_lazy("放改造前的照片"), "camera", BeforeForm, lambda scene: rules.may_change(scene.me, scene.thing),
        lambda scene, form: actions.change(scene.thing, {"before": picture(scene, form)}, by=scene.me, at=scene.at), gettext_lazy("照片放好了。")),
    Act("finish", gettext_lazy("做好了"), "circle-check", FinishForm, may(flow.FINISH),
        lambda scene, form: actions.finish(scene.thing, picture(scene, form), form.cleaned_data["words"], cost=fen(form.cleaned_data["cost"]), by=scene.me, at=scene.at),
        gettext_lazy("做好了，改造前后上了墙，可以认养了。")),
    Act("decline", gettext_lazy("不采用"), "ban", NoForm, may(flow.DECLINE),
        lambda scene, form: actions.decline(scene.thing, form.cleaned_data["words"], by=scene.me, at=scene.at), gettext_lazy("告诉提的人了。")),
    Act("drop", gettext_lazy("不做了"), "circle-x", NoForm, may(flow.DROP),
        lambda scene, form: actions.drop(scene.thing, form.cleaned_data["words"], by=scene.me, at=scene.at), gettext_lazy("记下了，原因告诉提的人了。")),
    Act("english", gettext_lazy("英文"), "languages", EnglishForm, lambda scene: rules.may_change(scene.me, scene.thing),
        lambda scene, form: actions.change(scene.thing, form.cleaned_data, by=scene.me, at=scene.at), gettext_lazy("改好了。")),
]  # fmt: skip


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me = keeper(request)
    status = request.GET.get("status", "idea")
    rows = queries.at_desk(me)
    rows = rows.filter(status=status) if status in S.values else rows
    page = Paginator(rows.order_by("-id"), A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "deliberation/improvements/desk_index.html",
        {"ways": ways(me), "page": page, "status": status, "statuses": S.choices},
    )


def found(request: HttpRequest, improvement_id: int) -> tuple[Standing, Improvement]:
    me = keeper(request)
    return me, get_object_or_404(queries.at_desk(me), pk=improvement_id)


@login_required
@require_safe
def one(request: HttpRequest, improvement_id: int) -> HttpResponse:
    me, row = found(request, improvement_id)
    scene = Scene(me, row, timezone.now(), {"english": {"name_en": row.name_en, "words_en": row.words_en}})
    acts, _barred = offered([act for act in ACTS if isinstance(act.may(scene), Yes)], scene)
    context = {
        "row": row,
        "map": improvement_map.drawn(row.community_id, [row], linked=False) if row.lat is not None else None,
        "acts": acts,
        "barred": [],
        "keeper": queries.keeper_of(row),
        "cost": None if row.cost is None else say(row.cost, "cny"),
    }
    return render(request, "deliberation/improvements/desk.html", context)


@login_required
@require_POST
def act(request: HttpRequest, improvement_id: int, verb: str) -> HttpResponse:
    me, row = found(request, improvement_id)
    return run(request, ACTS, verb, Scene(me, row, timezone.now()), to="deliberation:desk_improvement", improvement_id=row.pk)
