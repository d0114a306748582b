"""The desk's list, one ballot with what comes next, and its steps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.ballots import actions, queries
from mulin.ballots.forms.saying import square_metres, status
from mulin.ballots.forms.slip import Slip
from mulin.ballots.forms.small import GapForm, PresentForm, ReasonForm
from mulin.ballots.models import Ballot
from mulin.ballots.rules import may, reading
from mulin.ballots.views import rule_words
from mulin.ballots.views.acting import asked, when
from mulin.ballots.views.gauges import gauges
from mulin.ballots.views.outcome import badge_of
from mulin.ballots.views.resident.face import said_channels
from mulin.kernel.access import No, Yes
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing

from .asked import at_desk, helped, managed
from .printing import parts_of

ORDER = {"open": 0, "announced": 1, "closed": 2, "draft": 3, "counted": 4, "cancelled": 5}
SHOWN = 100


@login_required
def index(request: HttpRequest) -> HttpResponse:
    me = at_desk(request)
    shown = request.GET.get("state", "")
    rows = queries.managed_by(me).select_related("tally").annotate(
        waiting=Count("objections", filter=Q(objections__upheld=None), distinct=True),
        unread=Count("papers", filter=Q(papers__settled__isnull=True), distinct=True),
    )  # fmt: skip
    found = [one for one in rows.order_by("-id")[:SHOWN] if not shown or one.state == shown]
    found.sort(key=lambda one: ORDER[one.state])
    chips = [("", _("全部")), *((value, str(label)) for value, label in Ballot.State.choices)]
    context = {
        "rows": [(one, badge_of(one) or status(one), when(one)) for one in found], "shown": shown, "chips": chips,
        "may_write": bool(me.paths(may.WRITERS)),
    }  # fmt: skip
    return render(request, "ballots/desk/index.html", context)


@dataclass(frozen=True)
class Next:
    """A button: what it does, and why it cannot be pressed."""

    verb: str
    words: str
    icon: str
    why_not: str = ""
    help: str = ""


@login_required
def ballot(request: HttpRequest, ballot: str) -> HttpResponse:
    me, found = helped(request, ballot)
    return render(request, "ballots/desk/ballot.html", page_of(found, me))


def page_of(found: Ballot, me: Standing, **forms: Any) -> dict[str, Any]:
    at, rules = timezone.now(), queries.rules_of(found)
    turnout = queries.turnout(found) if found.state in ("open", "closed", "counted") else None
    desk = queries.desk_of(found)
    ticks, papers, unsettled = desk.ticks, desk.papers, desk.unsettled
    options = list(found.options.all()) if found.method != "motion" else []
    return {
        "ballot": found, "status": status(found), "when": when(found), "asked": asked(found), "rules": rules,
        "rule_lines": rule_words.lines(rules, head=found.head, seats=found.seats), "options": Slip(found, options).rows if options else [],
        "gauges": gauges(found, rules, turnout.voices, turnout.area) if turnout else [], "turnout": turnout,
        "channels": said_channels(queries.by_channel(found)) if turnout else "", "area": square_metres(found.area) if found.area else "",
        "next": _next(found, me, desk), "odd": desk.odd, "waiting": desk.waiting, "apart": desk.apart, "parts": parts_of(found),
        "prints": found.method == "motion" or bool(options),
        "ticks": ticks, "papers": papers, "unsettled": unsettled, "decided": badge_of(found), "may_manage": may.manage(me, found),
        "may_help": may.help_(me, found), "may_read_paper": reading.read(me, found), "running": may.is_running(found, at),
        "may_cancel": found.state in ("draft", "announced", "open") and may.cancel(me, found), "cancel_form": forms.get("cancel") or ReasonForm(auto_id="cancel_%s"),
        "gap_form": GapForm(auto_id="gap_%s") if found.state == "closed" and ticks != papers and not unsettled else None,
        "present_form": PresentForm(auto_id="present_%s") if found.state == "closed" and actions.needs_present(found) else None,
    }  # fmt: skip


def _next(found: Ballot, me: Standing, desk: queries.Desk) -> Next | None:
    """The one step that comes next."""
    at = timezone.now()

    def made(verb: str, words: str, icon: str, answer: Yes | No, help_: str = "") -> Next:
        return Next(verb, words, icon, answer.reason if isinstance(answer, No) else "", help_)

    if found.state == "draft":
        said = _("登记册按今天的登记做好并公开，公示 %(n)s 天。之后题目和规则都不能再改。") % {"n": found.notice_days}
        return made("announce", _("公示登记册"), "megaphone", may.manage(me, found), said)
    if found.state == "announced":
        said = _("到时间会自动开始。题目、规则、登记册从那时起封存。")
        return made("open", _("现在开始投票"), "play", may.open_(me, found, at, waiting=desk.waiting), said)
    if found.state == "open":
        said = _("到时间会自动截止。")
        return made("close", _("截止投票"), "lock", may.close(me, found, at, missing=desk.missing, odd=desk.odd), said)
    if found.state == "closed":
        return made("count", _("计票并公布"), "badge-check", may.count(me, found), _("先把纸质票录完、核定。"))
    return None


STEPS: dict[str, tuple[Callable[..., Any], Any]] = {
    "announce": (actions.announce, lambda: _("公示了。登记册里的人会收到消息。")),
    "open": (actions.open_, lambda: _("开始投票了，规则已经封存。")),
    "close": (actions.close, lambda: _("截止了。")),
    "remind": (actions.remind, lambda: _("提醒会发给还没有投的人。")),
}


@login_required
@require_POST
def step(request: HttpRequest, ballot: str, ballot_verb: str) -> HttpResponse:
    me, found = managed(request, ballot)
    at, sent = timezone.now(), request.POST
    if ballot_verb == "count":
        present = whole(sent.get("present")) or None
        return act_once(
            request, lambda: actions.count(found, by=me, at=at, present=present), said=_("计票完成，结果公布了。"),
            to="ballots:desk_ballot", ballot=found.number,
        )  # fmt: skip
    if ballot_verb == "cancel":
        return act_once(
            request, lambda: actions.cancel(found, sent.get("reason", ""), by=me, at=at), said=_("取消了，原因已经公开。"),
            to="ballots:desk_ballot", ballot=found.number,
        )  # fmt: skip
    if ballot_verb == "explain":
        return act_once(
            request, lambda: actions.explain_gap(found, sent.get("words", ""), by=me, at=at), said=_("写下了，会和结果一起公布。"),
            to="ballots:desk_ballot", ballot=found.number,
        )  # fmt: skip
    if ballot_verb not in STEPS:
        raise Http404
    act, said = STEPS[ballot_verb]
    return act_once(request, lambda: act(found, by=me, at=at), said=said(), to="ballots:desk_ballot", ballot=found.number)
