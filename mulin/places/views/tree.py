from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from mulin.kernel.access import require
from mulin.kernel.access.asking import who_asks
from mulin.places import forms, queries, rules
from mulin.places.models import Boundary, Code, Place

from .shared import seen

MANY = 50


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_read(me))
    words = request.GET.get("q", "").strip()[:60]
    if words:
        found = queries.named(queries.visible_to(me).filter(valid_to=None), words)
        page = Paginator(found, MANY).get_page(request.GET.get("page"))
        return render(request, "places/desk/found.html", {"words": words, "page": page})
    return render(request, "places/desk/tree.html", {"places": queries.roots_for(me)})


@login_required
@require_safe
def below(request: HttpRequest, pk: int) -> HttpResponse:
    """The next level of the tree, fetched when a branch is opened."""
    return render(request, "places/desk/branches.html", {"places": queries.children_of(seen(request, pk))})


@login_required
@require_safe
def place(request: HttpRequest, pk: int) -> HttpResponse:
    me, place = who_asks(request), seen(request, pk)
    closed = request.GET.get("closed") == "1"
    children = Paginator(queries.children_of(place, closed=closed), MANY).get_page(request.GET.get("page"))
    return render(
        request,
        "places/desk/place.html",
        {
            "place": place,
            "above": [(one, bool(rules.may_see(me, one))) for one in queries.above(place)],
            "children": children,
            "closed": closed,
            "codes": queries.with_scans(Code.objects.filter(place=place).order_by("revoked_at", "id"))[:20],
            "history": queries.history_of(place),
            "has_outline": Boundary.objects.filter(place=place).exists(),
            "has_face": place.kind == Place.Kind.COMMUNITY and rules.may_change_face(me, place),
            "may_keep": rules.may_keep(me, place),
            "may_reorder": rules.may_reorder(me, place),
            "add": forms.AddForm(place, auto_id="add_%s"),
            "rename": forms.RenameForm(initial={"name": place.name, "name_en": place.name_en}, auto_id="rename_%s"),
            "close": forms.CloseForm(initial={"on": localdate()}, auto_id="close_%s"),
        },
    )
