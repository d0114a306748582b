"""What the pages share: which ballot is meant, whose voices may be cast, how a slip goes from the form into the urn."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mulin.ballots import queries
from mulin.ballots.actions import Receipt
from mulin.ballots.forms.saying import square_metres, yuan
from mulin.ballots.forms.slip import Slip, in_words
from mulin.ballots.models import Ballot, Elector
from mulin.kernel.print import qr
from mulin.organisations.queries import Standing

from .outcome import names_of

A_PAGE = 25


def ballot_seen(me: Standing, number: str) -> Ballot:
    found = queries.ballot_seen(me, number)
    if found is None:
        raise Http404
    return found


def says(elector: Elector) -> str:
    """ "3 号楼 2 单元 302，98.60 ㎡，算 1 人" """
    if not elector.area:
        return elector.label
    return _("%(label)s，%(area)s ㎡，算 1 人") % {"label": elector.label, "area": square_metres(elector.area)}


def when(ballot: Ballot) -> str:
    """What the hour beside the badge says."""
    form, end = _("n月j日 H:i"), ballot.closed_at or ballot.closes_at
    if ballot.state == "announced" and ballot.notice_until:
        return _("%(when)s 开始投票") % {"when": date_format(localtime(ballot.opens_at), form)}
    if ballot.state == "open":
        return _("%(when)s 截止") % {"when": date_format(localtime(ballot.closes_at), form)}
    if ballot.state in ("closed", "counted"):
        return _("%(when)s 已截止") % {"when": date_format(localtime(end), form)}
    return ""


def left(ballot: Ballot, at: datetime) -> str:
    """How long one may still vote."""
    minutes = int((ballot.closes_at - at).total_seconds() // 60)
    if minutes >= 2 * 24 * 60:
        return ngettext("还有 %(n)s 天", "还有 %(n)s 天", minutes // 1440) % {"n": minutes // 1440}
    if minutes >= 120:
        return ngettext("还有 %(n)s 小时", "还有 %(n)s 小时", minutes // 60) % {"n": minutes // 60}
    return ngettext("还有 %(n)s 分钟", "还有 %(n)s 分钟", max(minutes, 1)) % {"n": max(minutes, 1)}


def asked(ballot: Ballot) -> str:
    """Who is asked."""
    number = ballot.electors
    if ballot.head == "unit":
        words = ngettext("%(n)s 位业主", "%(n)s 位业主", number)
    elif ballot.head == "household":
        words = ngettext("%(n)s 户，每户一票", "%(n)s 户，每户一票", number)
    else:
        words = ngettext("%(n)s 人，每人一票", "%(n)s 人，每人一票", number)
    return words % {"n": f"{number:,}"}


@dataclass(frozen=True)
class Asking:
    """Where a slip is filled in: its way back, its address, and what goes along (the channel at the counter)."""

    back: str
    action: str
    template: str = "ballots/check_vote.html"
    more: tuple[tuple[str, str], ...] = ()


def check_page(
    request: HttpRequest, ballot: Ballot, elector: Elector, slip: Slip, asking: Asking, *, changes: bool
) -> HttpResponse:
    """The choice once more, before it is cast.

    Raises:
        BadChoice: the slip says why in `error`.
    """
    choice = slip.read()
    chosen = [one.cost for one in slip.options if ballot.method == "budget" and one.number in choice]
    note = _("您没有选任何一项，这一票算弃权。") if choice in ([], {}) else ""
    costs = said_costs(yuan(sum(chosen)), ballot.amount) if chosen else ""
    context = {
        "ballot": ballot, "voice": elector, "says": says(elector), "lines": in_words(choice, ballot.method, names_of(ballot)), "note": note,
        "costs": costs, "sent": json.dumps(choice), "changes": changes, "action": asking.action, "back": asking.back,
        "more": asking.more,
    }  # fmt: skip
    return render(request, asking.template, context)


def said_costs(chosen: str, amount: int) -> str:
    words = _("一共 %(sum)s 元，总额 %(amount)s 元。选的合起来超过总额也没关系。")
    return words % {"sum": chosen, "amount": yuan(amount)}


def drawn(request: HttpRequest, ballot: Ballot, code: str) -> SafeString:
    """A receipt to scan. Its number stands behind #, where no server writes it down."""
    address = request.build_absolute_uri(reverse("ballots:check", args=[ballot.number])) + f"#{code}"
    return qr.svg(address, label=_("回执的二维码"))


def receipt_page(request: HttpRequest, ballot: Ballot, receipt: Receipt, *, to: str, handed_over: bool = False) -> HttpResponse:
    """Shown as the answer to the pressing itself: the code lies nowhere else. Loaded again, the browser presses again, and gets the same.

    `handed_over`: on a worker's screen, for the voter's own phone or on paper. A phone that shows it asks for its picture where it wants one.
    """
    picture = drawn(request, ballot, receipt.code) if handed_over else ""
    context = {
        "ballot": ballot, "code": receipt.said, "changed": receipt.changed, "qr": picture, "to": to, "when": when(ballot),
    }  # fmt: skip
    answer = render(request, "ballots/receipt.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
