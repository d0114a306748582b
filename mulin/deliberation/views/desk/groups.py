"""The register of chat groups: which building has one, how many are in it, how one joins."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation.actions import chat_group as actions
from mulin.deliberation.forms.chat_group import CloseGroupForm, CountForm, GroupForm
from mulin.deliberation.models import ChatGroup
from mulin.deliberation.queries import chat_group as queries
from mulin.deliberation.rules import chat_group as rules
from mulin.deliberation.views.asked import workers_of
from mulin.deliberation.views.improvements import kept
from mulin.deliberation.views.steps import Act, Scene, offered, run
from mulin.kernel.access import Refused, Yes, require
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import once
from mulin.kernel.sheets import writing
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Place

from .ways import ways

A_PAGE = 30
ACTS = [
    Act("count", gettext_lazy("清点人数"), "users", CountForm, lambda scene: rules.may_change(scene.me, scene.thing),
        lambda scene, form: actions.count_group(scene.thing, form.cleaned_data["members"], form.cleaned_data["on"], by=scene.me, at=scene.at), gettext_lazy("记下了。"), loud=True),
    Act("close", gettext_lazy("停用这个群"), "ban", CloseGroupForm, lambda scene: rules.may_change(scene.me, scene.thing),
        lambda scene, form: actions.close_group(scene.thing, form.cleaned_data["words"], by=scene.me, at=scene.at), gettext_lazy("停用了，进群的码也删掉了。")),
]  # fmt: skip


def keeper(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(rules.may_look(me))
    return me


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me = keeper(request)
    page = Paginator(queries.at_desk(me).filter(closed_on=None), A_PAGE).get_page(request.GET.get("page"))
    missing = Paginator(queries.without_group(me), A_PAGE).get_page(request.GET.get("missing"))
    context = {
        "ways": ways(me),
        "page": page,
        "missing": missing,
        "coverage": queries.coverage(me),
        "today": timezone.localdate(),
        "may_import": rules.may_import(me),
    }
    return render(request, "deliberation/groups/desk_index.html", context)


def _form(request: HttpRequest, me: Standing, row: ChatGroup | None = None) -> GroupForm:
    path = row.path if row else me.person.community.path if me.person else ""
    first: dict[str, Any] = {"place": request.GET.get("place", ""), "kind": "wechat"}
    if row:
        first = {"kind": row.kind, "name": row.name, "owner": row.owner_id, "link": row.link, "code_until": row.code_until}
    places = None if row else Place.objects.filter(pk__in=queries.buildings(me)).order_by("path")
    return GroupForm(request.POST or None, request.FILES or None, places=places, owners=workers_of(path), initial=first)


def _draft(form: GroupForm, place: Place, me: Standing) -> actions.Group:
    said = form.cleaned_data
    return actions.Group(
        place, said["kind"], said["name"], said["owner"], said["link"], kept(said["picture"], me), said["code_until"]
    )


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = keeper(request)
    form = _form(request, me)
    if request.method == "POST" and form.is_valid():
        place = form.cleaned_data["place"]
        try:
            made = once(request, lambda: {"id": actions.enter_group(_draft(form, place, me), by=me, at=timezone.now()).pk})
            messages.success(request, _("登记好了，这栋楼的居民在手机上看得到怎么进群。"))
            return redirect("deliberation:desk_group", chat_group_id=made["id"])
        except (Refused, BadUpload) as wrong:
            form.add_error(None, str(wrong))
    return render(request, "deliberation/groups/desk_form.html", {"form": form})


def found(request: HttpRequest, chat_group_id: int) -> tuple[Standing, ChatGroup]:
    me = keeper(request)
    return me, get_object_or_404(queries.at_desk(me), pk=chat_group_id)


@login_required
@require_safe
def one(request: HttpRequest, chat_group_id: int) -> HttpResponse:
    me, row = found(request, chat_group_id)
    scene, today = Scene(me, row, timezone.now()), timezone.localdate()
    acts, _barred = offered([act for act in ACTS if isinstance(act.may(scene), Yes)], scene)
    page = Paginator(row.counts.all(), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "row": row, "acts": acts, "page": page, "may_change": isinstance(rules.may_change(me, row), Yes),
        "may_see": isinstance(rules.may_see_code(me, row, lives=False), Yes), "good": rules.code_is_good(row, today),
    }  # fmt: skip
    response = render(request, "deliberation/groups/desk.html", context)
    response["Cache-Control"] = "no-store"
    return response


@login_required
def change(request: HttpRequest, chat_group_id: int) -> HttpResponse:
    me, row = found(request, chat_group_id)
    require(rules.may_change(me, row))
    form = _form(request, me, row)
    if request.method == "POST" and form.is_valid():
        try:
            once(request, lambda: {"id": actions.change_group(row, _draft(form, row.place, me), by=me, at=timezone.now()).pk})
            messages.success(request, _("改好了。"))
            return redirect("deliberation:desk_group", chat_group_id=row.pk)
        except (Refused, BadUpload) as wrong:
            form.add_error(None, str(wrong))
    return render(request, "deliberation/groups/desk_form.html", {"form": form, "row": row})


@login_required
@require_POST
def act(request: HttpRequest, chat_group_id: int, verb: str) -> HttpResponse:
    me, row = found(request, chat_group_id)
    return run(request, ACTS, verb, Scene(me, row, timezone.now()), to="deliberation:desk_group", chat_group_id=row.pk)


@login_required
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """As the import takes it; buildings without a group have a line of their own. No way to join is in it."""
    me = keeper(request)
    headers = [_("楼栋"), _("群名称"), _("类型"), _("负责岗位"), _("人数"), _("清点日期")]
    groups = queries.at_desk(me).filter(closed_on=None)
    rows: list[list[Any]] = [
        [row.place.label or row.place.name, row.name, str(row.get_kind_display()), row.owner_post, row.members, row.counted_on]
        for row in groups
    ]
    rows += [[place.label or place.name, "", "", "", None, None] for place in queries.without_group(me)]
    return writing.export(headers, rows, _("楼栋群.xlsx"))
