"""The workbench: one list of what waits for me, and the pages it leads on to."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mulin.kernel.access import require
from mulin.matters import queries as matters
from mulin.matters.queries import urgency
from mulin.organisations.queries import Standing, who_asks
from mulin.overview.queries.everywhere import everywhere

PAGE = 50  # the inbox is worked off from the top; what is further down moves up


@dataclass(frozen=True)
class Chip:
    words: str
    url: str
    current: bool


def workbench(request: HttpRequest) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    _ask(me)
    waiting = list(matters.waiting_for(me, at).select_related("place")[: PAGE + 1])
    rows = urgency.rows(waiting[:PAGE], at=at)
    shown = request.GET.get("show", "")
    picked = [row for row in rows if not shown or row.tone == shown]
    return render(
        request,
        "overview/desk.html",
        {
            "groups": urgency.groups(picked),
            "total": len(rows),
            "is_cut": len(waiting) > PAGE,
            "may_dispatch": matters.may_dispatch_several(me),
            "chips": _chips(rows, shown),
        },
    )


def _chips(rows: list[urgency.Row], shown: str) -> list[Chip]:
    def count(tone: str) -> int:
        return sum(row.tone == tone for row in rows)

    return [
        Chip(_("全部 %(count)s") % {"count": len(rows)}, "/desk/", not shown),
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


@dataclass(frozen=True)
class Way:
    url: str
    icon: str
    words: str | Promise
    help: str | Promise


SETTINGS = [
    Way("/desk/settings/categories/", "list-checks", _("事项类别"), _("大类小类、时限、谁来办、公开不公开")),
    Way("/desk/settings/calendar/", "calendar-days", _("工作时间与节假日"), _("时限按它算；没有数据的年份会写明")),
    Way("/desk/import/", "upload", _("导入"), _("房屋、人员、产权、岗位、单位、事项")),
    Way("/desk/posts/", "users", _("岗位"), _("谁在哪里任什么岗，从哪天到哪天")),
    Way("/desk/codes/", "qr-code", _("二维码"), _("制作、打印、作废、补发")),
    Way("/desk/stuck/", "rotate-ccw", _("卡住的后续"), _("没有送出去的通知和跟进，可以重试")),
    Way("/desk/gallery/", "layout-dashboard", _("部件"), _("页面的每一种部件和状态")),
]


def settings(request: HttpRequest) -> HttpResponse:
    _ask(who_asks(request))
    return render(request, "overview/ways.html", {"heading": _("设置"), "ways": SETTINGS})


def more(request: HttpRequest) -> HttpResponse:
    """Everything the rail leads to, for a phone in the stairwell."""
    _ask(who_asks(request))
    return render(request, "overview/ways.html", {"heading": _("更多"), "ways": SETTINGS, "with_rail": True})
