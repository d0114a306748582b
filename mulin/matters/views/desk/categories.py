from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.matters import actions, rules
from mulin.matters.actions import categories as acts
from mulin.matters.forms.desk.category import CategoryForm, NewCategoryForm
from mulin.matters.models import Category
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Place


def categories(request: HttpRequest) -> HttpResponse:
    """All 大类 with their 小类, what each demands, and how many versions it has had."""
    me = who_asks(request)
    require(rules.may_use_desk(me))
    community = _community(me)
    rows = Category.objects.filter(community=community).select_related("current")
    shown = {"rows": rows, "answer": rules.may_edit_categories(me, community.path)}
    return render(request, "matters/desk/categories.html", shown)


def category(request: HttpRequest, pk: int) -> HttpResponse:
    me = who_asks(request)
    found = _mine(me, pk)
    form = CategoryForm(request.POST or None, initial=_now(found))
    if request.method == "POST" and form.is_valid():
        once(request, lambda: {"pk": actions.edit_category(found, by=me, at=timezone.now(), **form.cleaned_data).pk})
        messages.success(request, _("已存为新的一版，从现在起收到的事项按它办；以前的不变。"))
        return redirect("matters:desk_categories")
    versions = found.versions.order_by("-number")
    return render(request, "matters/desk/category.html", {"category": found, "form": form, "versions": versions})


def new(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    community = _community(me)
    require(rules.may_edit_categories(me, community.path))
    form = NewCategoryForm(request.POST or None, initial=_first())
    if request.method == "POST" and form.is_valid():
        asked = dict(form.cleaned_data)
        code, kind = asked.pop("code"), asked.pop("kind")
        parent = Category.objects.filter(community=community, code=code[:2]).first() if len(code) == 4 else None
        try:
            if len(code) == 4 and parent is None:
                raise Refused(_("还没有大类 %(code)s，请先加大类。") % {"code": code[:2]})
            once(request, lambda: {"pk": _add(community, code, parent, kind, me, asked)})
        except Refused as no:
            form.add_error("code", str(no))
        else:
            return redirect("matters:desk_categories")
    return render(request, "matters/desk/category.html", {"form": form, "versions": []})


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    me = who_asks(request)
    actions.close_category(_mine(me, pk), by=me, at=timezone.now())
    messages.success(request, _("已停用：不再收新的，已有的照常办。"))
    return redirect("matters:desk_categories")


def _add(community: Place, code: str, parent: Category | None, kind: str, me: Standing, asked: dict[str, str]) -> int:
    made = actions.add_category(community, code=code, parent=parent, kind=kind, by=me, at=timezone.now(), **asked)
    return int(made.pk)


def _mine(me: Standing, pk: int) -> Category:
    community = _community(me)
    require(rules.may_edit_categories(me, community.path))
    return get_object_or_404(Category.objects.select_related("current", "community"), pk=pk, community=community)


def _community(me: Standing) -> Place:
    return get_object_or_404(Place, pk=me.person.community_id if me.person else 0)


def _now(category: Category) -> dict[str, object]:
    return {name: getattr(category.current, name) for name in acts.EDITABLE} if category.current else _first()


def _first() -> dict[str, object]:
    return {"goes": "desk", "accept_within": "2wh", "handle_within": "3wd", "close_within": "7d", "is_public": True}
