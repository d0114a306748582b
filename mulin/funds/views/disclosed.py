"""A quarter's disclosure for everybody: its page, its earlier versions, and the same on paper."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.funds import queries
from mulin.funds.models import Disclosure, Fund, Seat
from mulin.kernel.bilingual import in_language
from mulin.kernel.print import pdf, qr
from mulin.ledger.queries import say


def shown_figures(kept: dict[str, Any]) -> dict[str, Any]:
    """Of `Disclosure.figures`, for reading."""
    most = max([1, *(one["spent"] for one in kept["purposes"])])
    return {
        **{name: say(kept[name], "cny") for name in ("opening", "income", "spent", "closing")},
        **{name: kept[name] for name in ("gifts", "payments", "aided", "goods")},
        "purposes": [
            {
                "code": one["code"], "name": in_language(one["name"], one["name_en"]), "spent": say(one["spent"], "cny"),
                "width": round(100 * max(one["spent"], 0) / most, 1),
            }
            for one in kept["purposes"]
        ],
    }  # fmt: skip


@require_safe
def quarter(request: HttpRequest, fund_id: int, year: int, quarter: int) -> HttpResponse:
    """The newest version, or the one that `?v=` names. A quarter that is late says so."""
    fund = get_object_or_404(Fund.objects.select_related("keeper", "community", "book", "goods"), pk=fund_id)
    all_of_it, shown = _versions(request, fund, year, quarter)
    today = timezone.localdate()
    context = {"fund": fund, "name": in_language(fund.name, fund.name_en), "versions": all_of_it, "today": today}
    if shown is None:
        late = [one for one in queries.disclosures(fund, today)[1] if (one.year, one.quarter) == (year, quarter)]
        if not late:
            raise Http404(_("这个季度还没有公示。"))
        return render(request, "funds/late.html", context | {"disclosure": late[0]})
    context |= {
        "disclosure": shown, "shown": shown_figures(shown.figures), "is_newest": shown == all_of_it[0],
        "was_late": shown.version == 1 and bool(shown.published_at and timezone.localdate(shown.published_at) > shown.due),
        "moved": shown == all_of_it[0] and shown.figures != queries.drawn(fund, shown.since, shown.until),
        "signed_by": _("资金管理员"), "countersigned_by": _post(shown),
    }  # fmt: skip
    return render(request, "funds/quarter.html", context)


@require_safe
def printed(request: HttpRequest, fund_id: int, year: int, quarter: int) -> HttpResponse:
    fund = get_object_or_404(Fund.objects.select_related("keeper", "community", "book", "goods"), pk=fund_id)
    _all, shown = _versions(request, fund, year, quarter)
    if shown is None:
        raise Http404(_("这个季度还没有公示。"))
    address = request.build_absolute_uri(reverse("funds:open_quarter", args=[fund.pk, year, quarter]))
    said = shown_figures(shown.figures)
    data = {
        "title": _("%(fund)s %(year)s 年第 %(quarter)s 季度公示")
        % {"fund": in_language(fund.name, fund.name_en), "year": year, "quarter": quarter},
        "span": f"{shown.since} – {shown.until}",
        "version": _("更正：第 %(number)s 版。%(reason)s") % {"number": shown.version, "reason": shown.reason} if shown.version > 1 else "",
        "money": [
            [_("季初结余"), said["opening"]], [_("收入"), said["income"]], [_("支出"), said["spent"]], [_("季末结余"), said["closing"]],
        ],
        "counts": _("收入 %(gifts)s 笔，支出 %(payments)s 笔，其中帮助个人 %(aided)s 笔。") % said,
        "purposes_title": _("钱花在哪里"), "purposes": [[one["name"], one["spent"]] for one in said["purposes"]],
        "goods_title": _("物品"), "goods_heads": [_("物品"), _("季初"), _("收到"), _("发放"), _("季末")],
        "goods": [[one["name"], *(str(one[name]) for name in ("opening", "came", "went", "closing"))] for one in said["goods"]],
        "words": shown.words,
        "signs": [
            [_("保管单位"), fund.keeper.name], [_("签字"), f"{_('资金管理员')} {_day(shown.signed_at)}"],
            [_("复核"), f"{_post(shown)} {_day(shown.published_at)}"],
        ],
        "note": _("数字从账本来，扫码可以看每一笔和凭证，也可以核验。本平台只登记和公开，不收钱。"),
        "qr": qr.svg(address), "url": address,
    }  # fmt: skip
    return HttpResponse(pdf.make("funds/disclosure.typ", data), "application/pdf")


def _versions(request: HttpRequest, fund: Fund, year: int, quarter: int) -> tuple[list[Disclosure], Disclosure | None]:
    found = list(queries.versions(fund, year, quarter))
    wanted = request.GET.get("v", "")
    chosen = [one for one in found if str(one.version) == wanted]
    return found, chosen[0] if chosen else found[0] if found else None


def _post(disclosure: Disclosure) -> str:
    """Who countersigned is said by the seat, never by name."""
    seat = Seat.objects.filter(fund=disclosure.fund_id, person=disclosure.countersigned_by_id).order_by("-since").first()
    return _("委员会%(role)s") % {"role": seat.get_role_display()} if seat else _("委员会")


def _day(at: Any) -> str:
    return f"{timezone.localdate(at):%Y-%m-%d}" if at else ""
