"""Somebody without a phone votes at the counter or at home, on the worker's screen; the worker's name stands with it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mulin.ballots import actions, queries
from mulin.ballots.forms.slip import Slip
from mulin.ballots.models import Ballot, Elector
from mulin.ballots.rules import may
from mulin.ballots.rules.choices import BadChoice
from mulin.ballots.views.acting import Asking, check_page, receipt_page, says
from mulin.kernel.access import No, Yes, require
from mulin.organisations.queries import Standing

from .asked import helped, line_of

FOUND = 20
WAYS = (Ballot.Channel.COUNTER.value, Ballot.Channel.VISIT.value)


@login_required
def find(request: HttpRequest, ballot: str) -> HttpResponse:
    """By name, room or number of the line; nobody browses here."""
    me, found = helped(request, ballot)
    require(may.help_(me, found))
    words = request.GET.get("q", "").strip()
    rows = list(queries.find(found, words)[:FOUND]) if words else []
    context = {
        "ballot": found,
        "words": words,
        "rows": rows,
        "ways": _ways(found),
        "running": may.is_running(found, timezone.now()),
    }
    return render(request, "ballots/desk/serve_find.html", context)


def _ways(ballot: Ballot) -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Ballot.Channel.choices if value in WAYS and value in ballot.channels]


@login_required
def serve(request: HttpRequest, ballot: str, ballot_line: int) -> HttpResponse:
    me, found = helped(request, ballot)
    require(may.help_(me, found))
    elector = line_of(found, ballot_line)
    way = request.POST.get("channel") or request.GET.get("channel") or next((value for value, _label in _ways(found)), "")
    if way not in WAYS:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    slip, at = Slip(found, list(found.options.all()), data=sent), timezone.now()
    proxy = sent is not None and "proxy" in sent
    here = reverse("ballots:desk_serve", args=[found.number, elector.line]) + f"?channel={way}"
    try:
        if sent is not None and "sent" in sent:
            choice, once_key = slip.again(sent["sent"]), sent.get("once", "")
            receipt = actions.cast(found, elector, choice, by=me, at=at, channel=way, once_key=once_key, proxy=proxy)
            to = reverse("ballots:desk_serve_find", args=[found.number])
            return receipt_page(request, found, receipt, to=to, handed_over=True)
        if sent is not None:
            require(_allowed(me, found, elector, way, proxy=proxy))
            asking = Asking(here, here, more=(("channel", way), *((("proxy", "yes"),) if proxy else ())))
            return check_page(request, found, elector, slip, asking, changes=hasattr(elector, "voted"))
    except BadChoice as bad:
        slip.error = str(bad)
    return _slip_page(request, me, found, elector, slip, way)


def _allowed(me: Standing, ballot: Ballot, elector: Elector, way: str, *, proxy: bool) -> Yes | No:
    voted, papers = getattr(elector, "voted", None), queries.asked_of(elector, me.person_id, way)
    return may.cast(me, ballot, elector, voted, casts=False, channel=way, at=timezone.now(), proxy=proxy, **papers)


def _slip_page(request: HttpRequest, me: Standing, ballot: Ballot, elector: Elector, slip: Slip, way: str) -> HttpResponse:
    keeper = queries.keeper_of(ballot)
    paper = keeper.paper_of(elector) if keeper else None
    context = {
        "paper": paper, "register": keeper.desk(ballot) if keeper else "",
        "allowed": _allowed(me, ballot, elector, way, proxy=paper is not None), "ballot": ballot, "elector": elector, "says": says(elector), "slip": slip, "way": way,
        "channel": dict(Ballot.Channel.choices)[way], "rooms": [unit.room.label for unit in elector.units.select_related("room")],
    }  # fmt: skip
    return render(request, "ballots/desk/serve.html", context, status=422 if slip.error else 200)
