"""A ballot on the phone: what is asked, how far it has come, how it will be counted, and my slip: chosen, checked, cast."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from mulin.ballots import actions, queries
from mulin.ballots.forms.saying import status
from mulin.ballots.forms.slip import Slip, in_words
from mulin.ballots.models import Ballot, Elector, Option
from mulin.ballots.rules import may
from mulin.ballots.rules.choices import BadChoice
from mulin.ballots.rules.rule_set import RuleSet
from mulin.ballots.views import rule_words
from mulin.ballots.views.acting import (
    Asking,
    asked,
    ballot_seen,
    check_page,
    receipt_page,
    says,
    when,
)
from mulin.ballots.views.gauges import gauges
from mulin.ballots.views.outcome import badge_of, names_of
from mulin.kernel.access import No, require
from mulin.organisations.queries import Standing, who_asks


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


@require_safe
def ballot(request: HttpRequest, ballot: str) -> HttpResponse:
    me = who_asks(request)
    found = ballot_seen(me, ballot)
    return render(request, "ballots/ballot.html", page_of(found, me))


def page_of(found: Ballot, me: Standing, *, again: tuple[Elector, Slip] | None = None) -> dict[str, Any]:
    """`again`: a slip that could not be read, shown as it was sent."""
    at, (rules_, options) = timezone.now(), queries.kept(found)
    voices = _voices(found, me, options, again)
    turnout = queries.turnout(found)
    shown = found.state in ("open", "closed", "counted")
    open_slips = any(one.may for one in voices)
    channels = queries.by_channel(found) if shown else {}
    return {
        "ballot": found, "status": status(found), "when": when(found), "asked": asked(found), "rules": rules_,
        "rule_lines": rule_words.lines(rules_, head=found.head, seats=found.seats), "short": rule_words.in_short(rules_, found.head),
        "gauges": gauges(found, rules_, turnout.voices, turnout.area) if shown else [],
        "turnout_words": turnout_words(rules_), "mark_words": mark_words(rules_), "channels": said_channels(channels), "voices": voices,
        "open_slips": open_slips, "may_result": found.state == "counted", "decided": badge_of(found), "at": at,
        "options_shown": [] if open_slips else Slip(found, options).rows if found.method != "motion" else [],
        "other_ways": other_ways(found),
    }  # fmt: skip


def _voices(found: Ballot, me: Standing, options: list[Option], again: tuple[Elector, Slip] | None) -> list[Voice]:
    at, made = timezone.now(), []
    for elector in queries.electors_for(found, me.person_id):
        voted = getattr(elector, "voted", None)
        slip_cast = getattr(elector, "slip", None) if voted and not found.is_secret else None
        own = slip_cast.choice if slip_cast else None
        slip = again[1] if again and again[0].pk == elector.pk else Slip(found, options, choice=own, prefix="")
        allowed = may.cast(me, found, elector, voted, casts=True, channel="phone", at=at)
        said = _("%(day)s 已投（%(how)s）") % {"day": voted.on, "how": voted.get_channel_display()} if voted else ""
        words = "、".join(in_words(own, found.method, names_of(found))) if own is not None else ""
        why = allowed.reason if isinstance(allowed, No) else ""
        made.append(Voice(elector, says(elector), slip, bool(allowed), why, said, words))
    return made


def turnout_words(rules_: RuleSet) -> str:
    parts = {str(one.at) for one in rules_.participation}
    if parts == {"2/3"}:
        return _("参与够不够三分之二")
    return _("参与够不够一半") if parts == {"1/2"} else _("多少人参与了")


def mark_words(rules_: RuleSet) -> str:
    parts = sorted({str(one.at) for one in rules_.participation if one.base == "entitled"})
    return _("竖线是%(part)s。") % {"part": rule_words.fraction(parts[0])} if len(parts) == 1 else ""


def said_channels(figures: dict[str, int | None]) -> str:
    """ "手机 285、纸质票 86。" Nothing of a way that few took."""
    labels = dict(Ballot.Channel.choices)
    told = pgettext("list", "、").join(f"{labels[way]} {number}" for way, number in figures.items() if number)
    few = _("太少的不单列。") if None in figures.values() else ""
    return (_("%(told)s。") % {"told": told} if told else "") + (few if told else "")


def other_ways(found: Ballot) -> str:
    words = {
        "counter": _("也可以到服务台，请工作人员帮您投。"),
        "visit": _("走不动的，请工作人员上门。"),
        "paper": _("想投纸质票，到社区领。"),
    }
    return " ".join(words[one] for one in ("counter", "visit", "paper") if one in found.channels)


@login_required
@require_POST
def vote(request: HttpRequest, ballot: str) -> HttpResponse:
    """First shows what was chosen, then casts it."""
    me, at = who_asks(request), timezone.now()
    found = ballot_seen(me, ballot)
    line = whole(request.POST.get("voice"))
    elector = next((one for one in queries.electors_for(found, me.person_id) if one.line == line), None)
    if elector is None:
        raise Http404
    voted = getattr(elector, "voted", None)
    slip = Slip(found, queries.kept(found)[1], data=request.POST)
    here = reverse("ballots:ballot", args=[found.number])
    try:
        if "sent" not in request.POST:
            require(may.cast(me, found, elector, voted, casts=True, channel="phone", at=at))
            way = Asking(here, reverse("ballots:vote", args=[found.number]))
            return check_page(request, found, elector, slip, way, changes=voted is not None)
        choice = slip.again(request.POST["sent"])
    except BadChoice as bad:
        slip.error = str(bad)
        return render(request, "ballots/ballot.html", page_of(found, me, again=(elector, slip)), status=422)
    receipt = actions.cast(found, elector, choice, by=me, at=at, once_key=request.POST.get("once", ""))
    return receipt_page(request, found, receipt, to=here)


def whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0
