"""Paper: who handed one in, what two people read on it, and a third look where they differ."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.ballots import actions, queries
from mulin.ballots.forms.slip import Slip, in_words
from mulin.ballots.models import Ballot, PaperSlip
from mulin.ballots.rules import may, reading
from mulin.ballots.rules.choices import BadChoice
from mulin.ballots.rules.spoilt import REASONS
from mulin.ballots.views.outcome import names_of
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing

from .asked import helped, line_of
from .printing import parts_of

FOUND = 20


def work(ballot: Ballot, me: Standing) -> dict[str, list[PaperSlip]]:
    """What `me` could read a second time, and where two readings differ."""
    rows = list(ballot.papers.filter(settled__isnull=True).select_related("elector", "first_by", "second_by"))
    second = [one for one in rows if one.second_by_id is None and one.first_by_id != me.person_id]
    return {"second": second, "own": [one for one in rows if one.second_by_id is None and one.first_by_id == me.person_id],
            "differing": [one for one in rows if one.second_by_id is not None]}  # fmt: skip


@login_required
def paper(request: HttpRequest, ballot: str) -> HttpResponse:
    me, found = helped(request, ballot)
    require(may.help_(me, found))
    words = request.GET.get("q", "").strip()
    ticks, papers, unsettled = actions.paper_of(found)
    keeper, rows = queries.keeper_of(found), list(queries.find(found, words)[:FOUND]) if words else []
    context = {
        "ballot": found, "words": words, "rows": [(one, keeper.paper_of(one) if keeper else None) for one in rows], "ticks": ticks, "papers": papers,
        "unsettled": unsettled, "parts": () if queries.waiting(found)["lacking"] else parts_of(found), "may_read": reading.read(me, found), "running": may.is_running(found, timezone.now()),
        "handed_in": list(queries.lines(found).filter(voted__channel="paper").order_by("line")[: FOUND * 5]) if not found.is_secret else [],
    } | work(found, me)  # fmt: skip
    return render(request, "ballots/desk/paper.html", context)


@login_required
@require_POST
def tick(request: HttpRequest, ballot: str) -> HttpResponse:
    me, found = helped(request, ballot)
    elector = line_of(found, whole(request.POST.get("line")))
    said, proxy = _("第 %(line)s 行交了纸质票。") % {"line": elector.line}, "proxy" in request.POST
    return act_once(
        request,
        lambda: actions.tick_paper(elector, by=me, at=timezone.now(), proxy=proxy),
        said=said,
        to="ballots:desk_paper",
        ballot=found.number,
    )


@login_required
def enter(request: HttpRequest, ballot: str) -> HttpResponse:
    """One slip read. A second reader is not shown what the first one read."""
    me, found = helped(request, ballot)
    require(reading.read(me, found))
    sent = request.POST if request.method == "POST" else None
    slip, error = Slip(found, list(found.options.all()), data=sent), ""
    serial = whole((sent or request.GET).get("serial")) or actions.next_serial(found)
    known = found.papers.filter(serial=serial).select_related("elector").first()
    line = whole((sent or request.GET).get("line"))
    if sent is not None:
        invalid = sent.get("invalid", "").strip()
        try:
            elector = line_of(found, line) if line and not found.is_secret else known.elector if known else None
            choice = None if invalid else slip.read()
            paper_slip = actions.enter_paper(found, serial, choice, elector=elector, invalid=invalid, by=me, at=timezone.now())
            return redirect(_after(found, me, paper_slip))
        except (BadChoice, Refused) as refused:
            slip.error, error = "", str(refused)
    context = {
        "ballot": found, "slip": slip, "serial": serial, "known": known, "line": line or "", "error": error, "names_line": not found.is_secret,
        "reasons": REASONS, "second": known is not None and known.first_by_id != me.person_id, "sent": sent or {},
    }  # fmt: skip
    return render(request, "ballots/desk/enter.html", context, status=422 if error else 200)


def _after(ballot: Ballot, me: Standing, read: PaperSlip) -> str:
    """The next to read: of a pile read a second time the next of that pile, else a new one."""
    here = reverse("ballots:desk_enter", args=[ballot.number])
    if read.second_by_id is None:
        return f"{here}?done={read.serial}"
    waiting = work(ballot, me)["second"]
    return (
        f"{here}?serial={waiting[0].serial}&done={read.serial}"
        if waiting
        else reverse("ballots:desk_paper", args=[ballot.number])
    )


@login_required
def differences(request: HttpRequest, ballot: str) -> HttpResponse:
    me, found = helped(request, ballot)
    require(may.help_(me, found))
    names, options = names_of(found), list(found.options.all())
    rows = [
        (
            one, in_words(one.first, found.method, names), in_words(one.second, found.method, names), reading.settle(me, one),
            Slip(found, options, prefix=f"p{one.pk}-"),
        )
        for one in work(found, me)["differing"]
    ]  # fmt: skip
    return render(request, "ballots/desk/differences.html", {"ballot": found, "rows": rows, "reasons": REASONS})


@login_required
@require_POST
def settle(request: HttpRequest, ballot_paper_id: int) -> HttpResponse:
    row = get_object_or_404(PaperSlip.objects.select_related("ballot__place"), pk=ballot_paper_id)
    me, found = helped(request, row.ballot.number)
    slip = Slip(found, list(found.options.all()), data=request.POST, prefix=f"p{row.pk}-")
    invalid = request.POST.get("invalid", "").strip()
    try:
        choice = None if invalid else slip.read()
    except BadChoice as bad:
        raise Refused(str(bad)) from bad
    return act_once(
        request, lambda: actions.settle_paper(row, choice, invalid=invalid, by=me, at=timezone.now()), said=_("核定了。"),
        to="ballots:desk_differences", ballot=found.number,
    )  # fmt: skip
