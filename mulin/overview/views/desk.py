"""The workbench: one list of what waits for me, and the pages it leads on to."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import require
from mulin.kernel.ui.whole import whole
from mulin.matters import queries as matters
from mulin.matters.queries import urgency
from mulin.organisations.queries import Standing, who_asks
from mulin.overview.queries.everywhere import everywhere
from mulin.overview.queries.waiting import further, sections

PAGE = 50  # the inbox is worked off from the top; what is further down moves up


@dataclass(frozen=True)
class Chip:
    words: str
    url: str
    current: bool


def workbench(request: HttpRequest) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    _ask(me)
    waiting = list(matters.waiting_for(me, at).values_list(*urgency.DRAWN, "why")[: PAGE + 1])
    rows = urgency.rows(waiting[:PAGE], at=at)
    shown = request.GET.get("show", "")
    picked = [row for row in rows if not shown or row.tone == shown]
    others = sections(me, at)
    more = sum(len(section.rows) for section in others)
    return render(
        request,
        "overview/desk.html",
        {
            "groups": urgency.groups(picked),
            "total": len(rows) + more,
            "sections": [] if shown else others,
            "is_all": not shown,
            "is_cut": len(waiting) > PAGE,
            "may_dispatch": matters.may_dispatch_several(me),
            "chips": _chips(rows, more, shown),
        },
    )


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """The rest of what waits, with the sum corrected; a page of its own where no script runs. `n`: how many are listed already."""
    me = who_asks(request)
    _ask(me)
    rest, listed = further(me, timezone.now()), request.GET.get("n", "")
    before = whole(listed, most=99_999)
    total = before + sum(len(section.rows) for section in rest)
    context = {"sections": rest, "total": total, "all": _("全部 %(count)s") % {"count": total}}
    return render(
        request, "overview/desk_rest.html" if "HX-Request" in request.headers else "overview/desk_waiting.html", context
    )


def _chips(rows: list[urgency.Row], others: int, shown: str) -> list[Chip]:
    def count(tone: str) -> int:
        return sum(row.tone == tone for row in rows)

    return [
        Chip(_("全部 %(count)s") % {"count": len(rows) + others}, "/desk/", not shown),
        Chip(_("已超时 %(count)s") % {"count": count("late")}, "/desk/?show=late", shown == "late"),
        Chip(_("今天到期 %(count)s") % {"count": count("wait")}, "/desk/?show=wait", shown == "wait"),
    ]


def _ask(me: Standing) -> None:
    require(matters.may_use_desk(me))


def search(request: HttpRequest) -> HttpResponse:
    """One box over people, houses, matters and organisations."""
    me = who_asks(request)
    _ask(me)
    words = request.GET.get("q", "")
    return render(request, "overview/search.html", {"words": words, "groups": everywhere(me, words)})


def settings(request: HttpRequest) -> HttpResponse:
    _ask(who_asks(request))
    return render(request, "overview/ways.html", {"heading": _("设置")})


def more(request: HttpRequest) -> HttpResponse:
    """Everything the rail leads to, for a phone in the stairwell."""
    _ask(who_asks(request))
    return render(request, "overview/ways.html", {"heading": _("更多"), "with_rail": True})
