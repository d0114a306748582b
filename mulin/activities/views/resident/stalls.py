"""The plan of a market, and one's own stall in it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.activities import actions, queries, rules
from mulin.activities.forms.claim import Written, lines_of, read_claim
from mulin.activities.models import Claim, Offer, Session, Stall
from mulin.kernel.access import Refused, first_no
from mulin.kernel.once import act_once
from mulin.kernel.print import pdf
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, who_asks
from mulin.people import queries as people
from mulin.people.models import Person
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


@login_required
def claim(request: HttpRequest, stall_id: int) -> HttpResponse:
    """For oneself, for one's unit, or by a worker for somebody at the counter."""
    me, at = who_asks(request), timezone.now()
    if me.person is None:
        return redirect("people:who")
    stall = get_object_or_404(Stall.objects.select_related("session"), pk=stall_id)
    stall.session = load(me, stall.session_id)
    activity = stall.session.activity
    manages = bool(rules.may_manage(me, activity))
    person = _person(request, me) if manages else me.person
    body = _body(request, me, manages)
    market = queries.market_of(activity)
    held = len(queries.stalls_held(stall.session_id, person, body))
    taken = stall.claims.filter(status__in=Claim.STANDING).exists()
    may = first_no(rules.may_take(stall, taken), rules.may_claim(me, person, body, stall.session, market, at, held=held))
    error = ""
    if request.method == "POST":
        try:
            said = read_claim(request.POST)
            return act_once(
                request, lambda: _claim(stall, person, body, said, me),
                said=_("%(number)s 号摊位认领好了。") % {"number": stall.number} if manages or not market.reviews
                else _("%(number)s 号摊位给您留着，社区看过后发消息告诉您。") % {"number": stall.number},
                to="activities:stalls", session_id=stall.session_id,
            )  # fmt: skip
        except Refused as refused:
            error = str(refused)
    words = request.GET.get("q", "").strip()
    context = {
        "stall": stall, "session": stall.session, "activity": activity, "may": may, "error": error, "person": person,
        "bodies": queries.bodies_acted_for(me), "body": body, "manages": manages, "words": words,
        "found": people.search(me, words)[:8] if manages and words else [], "for_other": person.pk != me.person.pk,
        "posted": request.POST, "lines": lines_of(request.POST, []), "kinds": Offer.Kind.choices, "market": market,
    }  # fmt: skip
    return render(request, "activities/stalls/claim.html", context, status=400 if error else 200)


def _claim(stall: Stall, person: Person, body: Organisation | None, said: Written, me: Standing) -> Claim:
    return actions.claim(
        stall, person, said.wares, sign=said.sign, sign_en=said.sign_en, words=said.words, body=body, by=me, at=timezone.now()
    )


def _person(request: HttpRequest, me: Standing) -> Person:
    """Oneself, or whom a worker serves."""
    wanted = request.POST.get("person", "") or request.GET.get("person", "")
    assert me.person is not None
    return get_object_or_404(people.visible_to(me), pk=int(wanted)) if wanted.isdecimal() else me.person


def _body(request: HttpRequest, me: Standing, manages: bool) -> Organisation | None:
    wanted = request.POST.get("body", "")
    if not wanted.isdecimal():
        return None
    rows = queries.bodies_for(me) if manages else Organisation.objects.filter(pk__in=me.units())
    return get_object_or_404(rows, pk=int(wanted))


def own(me: Standing, claim_id: int) -> Claim:
    return get_object_or_404(queries.claims_visible_to(me), pk=claim_id)


@login_required
def own_claim(request: HttpRequest, claim_id: int) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    found, error = own(me, claim_id), ""
    if request.method == "POST":
        try:
            said = read_claim(request.POST)
            return act_once(
                request,
                lambda: actions.change_offers(
                    found, said.wares, sign=said.sign, sign_en=said.sign_en, words=said.words, by=me, at=timezone.now()
                ),
                said=_("改好了，摊位图上已经是新的。"), to="activities:own_claim", claim_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            error = str(refused)
    offers = list(found.offers.all())
    stands = queries.stands_of(found.session)
    context = {
        "claim": found, "session": found.session, "activity": found.session.activity, "offers": offers, "error": error,
        "posted": request.POST or {"sign": found.sign, "sign_en": found.sign_en, "words": found.words},
        "lines": lines_of(request.POST, offers), "kinds": Offer.Kind.choices, "may": rules.may_change_claim(me, found, at),
        "free": [one.stall for one in stands if one.is_free], "manages": bool(rules.may_manage(me, found.session.activity)),
    }  # fmt: skip
    return render(request, "activities/stalls/own.html", context, status=400 if error else 200)


@login_required
@require_POST
def give_back(request: HttpRequest, claim_id: int) -> HttpResponse:
    me = who_asks(request)
    found = own(me, claim_id)
    return act_once(
        request, lambda: actions.return_stall(found, by=me, at=timezone.now()), said=_("摊位退了，别人可以认领。谢谢您早说。"),
        to="activities:stalls", session_id=found.session_id,
    )  # fmt: skip


@login_required
@require_POST
def move(request: HttpRequest, claim_id: int) -> HttpResponse:
    me = who_asks(request)
    found, wanted = own(me, claim_id), request.POST.get("stall", "")
    to = get_object_or_404(Stall, pk=int(wanted) if wanted.isdecimal() else 0, session=found.session_id)
    return act_once(
        request, lambda: actions.move_claim(found, to, by=me, at=timezone.now()),
        said=_("换到 %(number)s 号了。") % {"number": to.number}, to="activities:own_claim", claim_id=found.pk,
    )  # fmt: skip
