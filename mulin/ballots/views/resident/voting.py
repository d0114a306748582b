"""A ballot on the phone: what is asked, how far it has come, how it will be counted, and my slip: chosen, checked, cast."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.ballots import actions, queries
from mulin.ballots.forms.slip import Slip, in_words
from mulin.ballots.models import Ballot, Elector, Option
from mulin.ballots.rules import may
from mulin.ballots.rules.choices import BadChoice
from mulin.ballots.views.acting import Asking, ballot_seen, check_page, receipt_page, says
from mulin.ballots.views.outcome import names_of
from mulin.kernel.access import No, require
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing, who_asks

from .face import Face


@dataclass(frozen=True)
class Voice:
    """One of mine: what stands on its card."""

    elector: Elector
    says: str
    slip: Slip
    may: bool
    why: str = ""
    voted: str = ""
    own: str = ""  # of a named ballot: what it said
    proxy: str = ""  # number of the paper by which it is entrusted to me


@require_safe
def ballot(request: HttpRequest, ballot: str) -> HttpResponse:
    me = who_asks(request)
    found = ballot_seen(me, ballot)
    return render(request, "ballots/ballot.html", page_of(found, me))


def page_of(found: Ballot, me: Standing, *, again: tuple[Elector, Slip] | None = None) -> dict[str, Any]:
    """`again`: a slip that could not be read, shown as it was sent."""
    rules_, options = queries.kept(found)
    voices = _voices(found, me, options, again)
    open_slips = any(one.may for one in voices)
    bare = open_slips or found.method == "motion"
    return {
        "ballot": found, "face": Face(found, rules_), "voices": voices, "open_slips": open_slips,
        "options_shown": [] if bare else Slip(found, options).rows,
    }  # fmt: skip


def _voices(found: Ballot, me: Standing, options: list[Option], again: tuple[Elector, Slip] | None) -> list[Voice]:
    at, made = timezone.now(), []
    for elector in queries.electors_for(found, me.person_id):
        voted = getattr(elector, "voted", None)
        slip_cast = getattr(elector, "slip", None) if voted and not found.is_secret else None
        own = slip_cast.choice if slip_cast else None
        slip = again[1] if again and again[0].pk == elector.pk else Slip(found, options, choice=own, prefix="")
        elector.ballot = found
        papers = queries.asked_of(elector, me.person_id, "phone")
        allowed = may.cast(me, found, elector, voted, casts=True, channel="phone", at=at, **papers)
        said = _("%(day)s 已投（%(how)s）") % {"day": voted.on, "how": voted.get_channel_display()} if voted else ""
        words = "、".join(in_words(own, found.method, names_of(found))) if own is not None else ""
        why = allowed.reason if isinstance(allowed, No) else ""
        paper = papers.get("paper")
        proxy = paper.number if paper and paper.person_id == me.person_id else ""
        made.append(Voice(elector, says(elector), slip, bool(allowed), why, said, words, proxy))
    return made


@login_required
@require_POST
def vote(request: HttpRequest, ballot: str) -> HttpResponse:
    """First shows what was chosen, then casts it."""
    me, at = who_asks(request), timezone.now()
    line = whole(request.POST.get("voice"))
    elector = queries.own_voice(ballot, line, me.person_id) or _entrusted(me, ballot, line)
    found = elector.ballot
    voted = getattr(elector, "voted", None)
    slip = Slip(found, queries.kept(found)[1], data=request.POST)
    here = reverse("ballots:ballot", args=[found.number])
    try:
        if "sent" not in request.POST:
            papers = queries.asked_of(elector, me.person_id, "phone")
            require(may.cast(me, found, elector, voted, casts=True, channel="phone", at=at, **papers))
            way = Asking(here, reverse("ballots:vote", args=[found.number]))
            return check_page(request, found, elector, slip, way, changes=voted is not None)
        choice = slip.again(request.POST["sent"])
    except BadChoice as bad:
        slip.error = str(bad)
        return render(request, "ballots/ballot.html", page_of(found, me, again=(elector, slip)), status=422)
    receipt = actions.cast(found, elector, choice, by=me, at=at, once_key=request.POST.get("once", ""))
    return receipt_page(request, found, receipt, to=here)


def _entrusted(me: Standing, number: str, line: int) -> Elector:
    """The voice of somebody who has asked `me` in writing.

    Raises:
        Http404: there is no such voice, or no such ballot for `me`.
    """
    found = ballot_seen(me, number)
    elector = next((one for one in queries.electors_for(found, me.person_id) if one.line == line), None)
    if elector is None:
        raise Http404
    elector.ballot = found
    return elector
