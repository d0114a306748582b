"""Claiming a stall, and one's own stall."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities import actions, queries, rules
from mulin.activities.forms.claim import Written, lines_of, read_claim
from mulin.activities.models import Claim, Club, Offer, Stall
from mulin.kernel.access import Refused, first_no
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, who_asks
from mulin.people import queries as people
from mulin.people.models import Person

from .stalls import load


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
    body, club = _body(request, me, manages), _club(request, person)
    market = queries.market_of(activity)
    held = len(queries.stalls_held(stall.session_id, person, body, club))
    taken = stall.claims.filter(status__in=Claim.STANDING).exists()
    may = first_no(rules.may_take(stall, taken), rules.may_claim(me, person, body, stall.session, market, at, held=held))
    error = ""
    if request.method == "POST":
        try:
            said = read_claim(request.POST)
            return act_once(
                request, lambda: _claim(stall, person, body, club, said, me),
                said=_("%(number)s 号摊位认领好了。") % {"number": stall.number} if manages or not market.reviews
                else _("%(number)s 号摊位给您留着，社区看过后发消息告诉您。") % {"number": stall.number},
                to="activities:stalls", session_id=stall.session_id,
            )  # fmt: skip
        except Refused as refused:
            error = str(refused)
    words = request.GET.get("q", "").strip()
    context = {
        "stall": stall, "session": stall.session, "activity": activity, "may": may, "error": error, "person": person,
        "bodies": queries.bodies_acted_for(me), "body": body, "clubs": queries.clubs_led(person.pk), "manages": manages, "words": words,
        "found": people.search(me, words)[:8] if manages and words else [], "for_other": person.pk != me.person.pk,
        "posted": request.POST, "lines": lines_of(request.POST, []), "kinds": Offer.Kind.choices, "market": market,
    }  # fmt: skip
    return render(request, "activities/stalls/claim.html", context, status=400 if error else 200)


def _claim(stall: Stall, person: Person, body: Organisation | None, club: Club | None, said: Written, me: Standing) -> Claim:
    return actions.claim(
        stall,
        person,
        said.wares,
        sign=said.sign,
        sign_en=said.sign_en,
        words=said.words,
        body=body,
        club=club,
        by=me,
        at=timezone.now(),
    )


def _person(request: HttpRequest, me: Standing) -> Person:
    """Oneself, or whom a worker serves."""
    wanted = request.POST.get("person", "") or request.GET.get("person", "")
    assert me.person is not None
    return get_object_or_404(people.visible_to(me), pk=whole(wanted)) if wanted else me.person


def _body(request: HttpRequest, me: Standing, manages: bool) -> Organisation | None:
    wanted = request.POST.get("body", "")
    if not whole(wanted):
        return None
    rows = queries.bodies_for(me) if manages else Organisation.objects.filter(pk__in=me.units())
    return get_object_or_404(rows, pk=whole(wanted))


def _club(request: HttpRequest, person: Person) -> Club | None:
    """The one box says a body, by its number, or a club: club-7."""
    said = request.POST.get("body", "")
    if not said.startswith("club-"):
        return None
    wanted = whole(said.removeprefix("club-"))
    found = next((one for one in queries.clubs_led(person.pk) if one.pk == wanted), None)
    if found is None:
        raise Http404
    return found


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
    to = get_object_or_404(Stall, pk=whole(wanted), session=found.session_id)
    return act_once(
        request, lambda: actions.move_claim(found, to, by=me, at=timezone.now()),
        said=_("换到 %(number)s 号了。") % {"number": to.number}, to="activities:own_claim", claim_id=found.pk,
    )  # fmt: skip
