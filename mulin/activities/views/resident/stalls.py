"""The plan of a market: for everybody, and for the wall."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.activities import queries, rules
from mulin.activities.models import Offer, Session
from mulin.kernel.print import pdf
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Community


def load(me: Standing, session_id: int) -> Session:
    rows = Session.objects.filter(activity__in=queries.visible_to(me).values("pk"), activity__kind="market").defer("draw")
    return get_object_or_404(rows.select_related("activity", "place"), pk=session_id)


@require_safe
def plan(request: HttpRequest, session_id: int) -> HttpResponse:
    """Who stands where and what one gets there; what is looked for stays, the rest goes pale."""
    me, at = who_asks(request), timezone.now()
    found = load(me, session_id)
    words, kind = request.GET.get("q", "").strip()[:40], request.GET.get("kind", "")
    kind = kind if kind in Offer.Kind.values else ""
    stands = queries.stands_of(found, words=words, kind=kind)
    market = queries.market_of(found.activity)
    own = {one.claim.pk for one in stands if one.claim is not None and rules.is_own(me, one.claim)}
    may = rules.may_claim(me, me.person, None, found, market, at, held=0) if me.person else None
    context = {
        "session": found, "activity": found.activity, "stands": stands, "rows": queries.rows_of(stands), "own": own, "me": me,
        "words": words, "kind": kind, "kinds": Offer.Kind.choices, "looked_for": words or kind,
        "fitting": sum(one.fits and one.claim is not None for one in stands), "free": sum(one.is_free for one in stands),
        "market": market, "until": rules.claims_until(market, found), "may": may,
        "manages": bool(rules.may_manage(me, found.activity)), "runs": bool(rules.may_run(me, found.activity)),
    }  # fmt: skip
    return render(request, "activities/stalls/plan.html", context)


@require_safe
def paper(request: HttpRequest, session_id: int) -> HttpResponse:
    """The plan for the wall: who stands where, without anybody's private name."""
    me = who_asks(request)
    found = load(me, session_id)
    stands = queries.stands_of(found)
    face = Community.objects.filter(place=found.activity.community_id).first()
    data = {
        "title": found.activity.title, "when": timezone.localtime(found.begins_at).strftime("%Y-%m-%d %H:%M"),
        "ends": timezone.localtime(found.ends_at).strftime("%H:%M"), "where": found.where, "issuer": face.name if face else "",
        "phone": face.phone if face else "",
        "rows": [[_printed(one) for one in row] for row in queries.rows_of(stands)],
        "stalls": [_printed(one) for one in stands if one.claim is not None],
    }  # fmt: skip
    answer = HttpResponse(pdf.make("activities/stalls.typ", data), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="stalls-{found.pk}.pdf"'
    return answer


def _printed(one: queries.Stand | None) -> dict[str, Any] | None:
    if one is None:
        return None
    offers = [f"{offer.name} {offer.price}".strip() for offer in one.offers]
    return {
        "number": one.stall.number, "sign": one.claim.sign if one.claim else "", "closed": one.stall.closed,
        "power": one.stall.power, "kind": str(one.stall.get_kind_display()), "offers": "、".join(offers),
    }  # fmt: skip
