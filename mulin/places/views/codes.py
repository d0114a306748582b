from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import require
from mulin.kernel.access.asking import who_asks
from mulin.kernel.print import qr
from mulin.kernel.sheets import writing
from mulin.kernel.ui.whole import whole
from mulin.places import forms, queries, rules
from mulin.places.models import Code

PER_PAGE, MOST_LABELS = 50, 6000


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    require(rules.may_read(who_asks(request)))
    found, place = _chosen(request)
    page = Paginator(queries.with_scans(found), PER_PAGE).get_page(request.GET.get("page"))
    rest = request.GET.copy()
    rest.pop("page", None)
    shown = {
        "page": page,
        "may_make": rules.may_make_codes(who_asks(request)),
        "place": place,
        "form": forms.FilterForm(request.GET or None, auto_id="filter_%s"),
        "sizes": [(size, words) for size, (_columns, _rows, words) in queries.SIZES.items()],
        "query": rest.urlencode(),
        "words": request.GET.get("q", ""),
        "filters": [(key, value) for key, value in rest.items() if key != "size"],
        "has_filters": any(rest.values()),
    }
    return render(request, "places/desk/codes.html", shown)


@login_required
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The valid ones of the codes listed, on label sheets."""
    require(rules.may_read(who_asks(request)))
    found, _place = _chosen(request)
    codes = list(found.filter(revoked_at=None)[:MOST_LABELS])
    size = request.GET.get("size", "")
    size = size if size in queries.SIZES else "medium"
    face = queries.face_of(codes[0].place) if codes else None
    made = HttpResponse(queries.labels_pdf(codes, size=size, face=face), content_type="application/pdf")
    made.headers["Content-Disposition"] = f'inline; filename="codes-{size}.pdf"'
    return made


@login_required
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    require(rules.may_read(who_asks(request)))
    found, _place = _chosen(request)
    headers = [
        _("编号"),
        _("种类"),
        _("地点"),
        _("说明"),
        _("地址"),
        _("制作时间"),
        _("近 30 天扫码"),
        _("作废时间"),
        _("作废原因"),
    ]

    def rows() -> Iterator[list[Any]]:
        for code in queries.with_scans(found).iterator(chunk_size=1000):
            yield [
                code.number, code.get_kind_display(), str(code.place), code.caption, queries.address_of(code.number),
                code.made_at, code.scanned, code.revoked_at, code.revoked_reason,
            ]  # fmt: skip

    return writing.export(headers, rows(), "codes.csv")


@login_required
@require_safe
def code(request: HttpRequest, number: str) -> HttpResponse:
    me = who_asks(request)
    code = get_object_or_404(queries.codes_visible_to(me).select_related("replaces", "replaced_by"), number=number)
    address = queries.address_of(code.number)
    shown = {
        "code": code,
        "address": address,
        "picture": qr.svg(address, label=_("{place}的二维码").format(place=code.place)),
        "days": code.scans.order_by("-day")[:14],
        "may_revoke": rules.may_revoke(me, code),
        "reason": forms.ReasonForm(auto_id="reason_%s"),
    }
    return render(request, "places/desk/code.html", shown)


def _chosen(request: HttpRequest) -> tuple[QuerySet[Code], Any]:
    me, asked = who_asks(request), request.GET
    place = None
    if asked.get("place"):
        place = queries.visible_to(me).filter(pk=whole(asked["place"])).first()
    kind = asked.get("kind", "") if asked.get("kind", "") in Code.Kind.values else ""
    state = asked.get("state", "") if asked.get("state", "") in ("valid", "revoked") else ""
    found = queries.chosen(
        queries.codes_visible_to(me), kind=kind, state=state, words=asked.get("q", "").strip()[:60], place=place
    )
    return found, place
