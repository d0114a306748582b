from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mulin.kernel.access import require
from mulin.kernel.access.asking import who_asks
from mulin.kernel.ui.whole import whole
from mulin.places import actions, forms, queries, rules
from mulin.places.fields import under
from mulin.places.forms.codes import FOR
from mulin.places.models import Code, Place

from .shared import did, first_error

WHOLE = (Place.Kind.COMMUNITY, Place.Kind.COMMITTEE, Place.Kind.GRID, Place.Kind.ESTATE, Place.Kind.BUILDING)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_make_codes(me))
    asked = request.GET.get("place", "")
    places = queries.kept_by(me).filter(valid_to=None)
    offered = places.filter(kind__in=WHOLE) | places.filter(pk=whole(asked))
    form = forms.MakeForm(offered.order_by("path"), request.POST or None, initial={"place": asked, "kind": "building"})
    if request.method == "POST" and form.is_valid():
        chosen: Place = form.cleaned_data["place"]
        kind = form.cleaned_data["kind"]
        require(rules.may_keep(me, chosen))
        back = f"{reverse('places:codes')}?place={chosen.pk}&kind={kind}&state=valid"

        def act() -> tuple[str, str]:
            below = (
                Place.objects.filter(under(chosen.path), kind__in=FOR[Code.Kind(kind)], valid_to=None)
                if kind in FOR
                else [chosen]
            )
            captions = [""] if kind in FOR else form.cleaned_data["captions"]
            made = actions.make_codes(below, kind=kind, captions=captions, by=me, at=timezone.now())
            if not made:
                return back, _("没有新做的码：该有的都已经有了。")
            return back, _("新做了 {count} 个码，选好大小就可以打印。").format(count=len(made))

        return did(request, act, back=back)
    return render(request, "places/desk/make.html", {"form": form})


@login_required
@require_POST
def revoke(request: HttpRequest, number: str) -> HttpResponse:
    code, here = _code(request, number)
    me, form = who_asks(request), forms.ReasonForm(request.POST)
    require(rules.may_revoke(me, code))
    if not form.is_valid():
        return first_error(request, form, here)

    def act() -> tuple[str, str]:
        actions.revoke(code, reason=form.cleaned_data["reason"], by=me, at=timezone.now())
        return here, _("{number} 已作废。扫它的人会看到原因。").format(number=code.number)

    return did(request, act, back=here)


@login_required
@require_POST
def reissue(request: HttpRequest, number: str) -> HttpResponse:
    code, here = _code(request, number)
    me, form = who_asks(request), forms.ReasonForm(request.POST)
    require(rules.may_revoke(me, code))
    if not form.is_valid():
        return first_error(request, form, here)

    def act() -> tuple[str, str]:
        new = actions.reissue(code, reason=form.cleaned_data["reason"], by=me, at=timezone.now())
        return reverse("places:code", args=[new.number]), _("新码是 {number}，旧码 {old} 已作废。请打印后换上。").format(
            number=new.number, old=code.number
        )

    return did(request, act, back=here)


def _code(request: HttpRequest, number: str) -> tuple[Code, str]:
    code = get_object_or_404(queries.codes_visible_to(who_asks(request)), number=number)
    return code, reverse("places:code", args=[code.number])
