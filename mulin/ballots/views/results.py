"""The result page that residents and everybody else read, and the sheet unit by unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from mulin.ballots import queries
from mulin.ballots.forms.saying import square_metres
from mulin.ballots.forms.slip import in_words
from mulin.ballots.models import Ballot, Elector
from mulin.kernel.sheets.writing import export
from mulin.organisations.queries import Standing, who_asks

from .acting import asked, ballot_seen, when
from .outcome import names_of, outcome_of
from .resident.face import said_channels

A_PAGE = 50


def result_of(ballot: Ballot, me: Standing) -> dict[str, Any]:
    """What the result's parts need; 404 before the count."""
    if ballot.state != Ballot.State.COUNTED:
        raise Http404
    return {
        "ballot": ballot, "tally": ballot.tally, "outcome": outcome_of(ballot), "asked": asked(ballot), "when": when(ballot),
        "channels": said_channels(queries.by_channel(ballot)), "gap": ballot.gap_words, "has_sheet": not ballot.is_secret,
    }  # fmt: skip


@require_safe
def result(request: HttpRequest, ballot: str) -> HttpResponse:
    me = who_asks(request)
    return render(request, "ballots/result.html", result_of(ballot_seen(me, ballot), me))


@require_safe
def sheet(request: HttpRequest, ballot: str) -> HttpResponse:
    """Named ballots: a line for each voice. Rooms are named to those in the register, to everybody where the rule set says so."""
    me = who_asks(request)
    found = ballot_seen(me, ballot)
    lines = _lines(found)
    page = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    voted = lines.exclude(slip=None).aggregate(area=Coalesce(Sum("area"), 0), lines=Count("pk"))
    context = {
        "ballot": found, "page": page, "rows": _rows(found, me, page), "labels": _may_name(found, me), "voted": voted["lines"],
        "voted_area": square_metres(voted["area"]), "lines": found.electors, "area": square_metres(found.area),
        "page_area": square_metres(sum(one.area for one in page)),
    }  # fmt: skip
    return render(request, "ballots/sheet.html", context)


@require_safe
def sheet_file(request: HttpRequest, ballot: str) -> HttpResponseBase:
    """All of it, those who did not vote included: areas as numbers, so that a spreadsheet adds them up to the register's total."""
    me = who_asks(request)
    found = ballot_seen(me, ballot)
    headers = [_("行号"), _("房屋"), _("套数"), _("人数"), _("面积（㎡）"), _("意见"), _("怎样投的"), _("回执号码")]
    rows = (
        [row.line, row.label, row.units, 1, row.area / 100, row.choice, row.channel, row.receipt]
        for row in _rows(found, me, _lines(found))
    )
    return export(headers, rows, f"{found.number}-sheet.xlsx")


@dataclass(frozen=True)
class SheetRow:
    line: int
    label: str
    units: int
    area: int
    choice: str
    channel: str = ""
    receipt: str = ""

    @property
    def metres(self) -> str:
        return square_metres(self.area)


def _lines(ballot: Ballot) -> QuerySet[Elector]:
    if ballot.is_secret or ballot.state != Ballot.State.COUNTED:
        raise Http404
    rows = Elector.objects.filter(ballot=ballot, struck_by=None).select_related("slip").prefetch_related("units__room")
    return rows.order_by("line")


def _may_name(ballot: Ballot, me: Standing) -> bool:
    return bool(queries.rules_of(ballot).by_unit) or queries.may_read(me, ballot)


def _rows(ballot: Ballot, me: Standing, lines: Iterable[Elector]) -> list[SheetRow]:
    named, names, made = _may_name(ballot, me), names_of(ballot), []
    for one in lines:
        rooms = pgettext("list", "、").join(unit.room.label for unit in one.units.all()) if named else ""
        label = rooms or (one.label if named else "")
        slip = getattr(one, "slip", None)
        if slip is None:
            made.append(SheetRow(one.line, label, one.units_count, one.area, _("没有投")))
            continue
        words = pgettext("list", "、").join(in_words(slip.choice, ballot.method, names))
        channel = str(slip.get_channel_display())
        made.append(SheetRow(one.line, label, one.units_count, one.area, words, channel, slip.receipt))
    return made
