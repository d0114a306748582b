"""On paper: slips for the urn, a notice for each voice, the result in its statutory form."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.ballots import queries
from mulin.ballots.forms.saying import square_metres
from mulin.ballots.forms.slip import Slip
from mulin.ballots.models import Ballot
from mulin.ballots.rules import may
from mulin.ballots.views import rule_words
from mulin.ballots.views.acting import asked, says
from mulin.ballots.views.outcome import outcome_of
from mulin.kernel.access import Refused, require
from mulin.kernel.print import pdf, qr
from mulin.kernel.ui.whole import whole

from .asked import helped

A_BATCH = 500  # sheets in one file


def _when(ballot: Ballot) -> str:
    form = _("Y年n月j日 H:i")
    return f"{date_format(localtime(ballot.opens_at), form)} – {date_format(localtime(ballot.closes_at), form)}"


def _batch(request: HttpRequest) -> slice:
    """?part=2: the second five hundred."""
    part = max(whole(request.GET.get("part")), 1)
    return slice((part - 1) * A_BATCH, part * A_BATCH)


def parts_of(ballot: Ballot) -> range:
    """Numbers of the files in which all sheets of a ballot come."""
    return range(1, -(-ballot.electors // A_BATCH) + 1)


@login_required
@require_safe
def papers(request: HttpRequest, ballot: str) -> HttpResponse:
    """Named: one for each voice, its line as a QR code. Secret: as many as there are voices, all alike."""
    me, found = helped(request, ballot)
    require(may.help_(me, found))
    if found.state == Ballot.State.DRAFT or "paper" not in found.channels:
        raise Http404
    if queries.waiting(found)["lacking"]:
        raise Refused(_("选项还没有定，定了才能打印选票。"))
    slip = Slip(found, list(found.options.all()))
    if found.is_secret:
        slips = [{"who": str(found.place), "qr": ""}] * len(range(found.electors)[_batch(request)])
    else:
        here = request.build_absolute_uri(reverse("ballots:desk_enter", args=[found.number]))
        lines = queries.lines(found).filter(struck_by=None)[_batch(request)]
        slips = [
            {
                "who": _("第 %(line)s 行 · %(who)s") % {"line": one.line, "who": says(one)},
                "qr": str(qr.svg(f"{here}?line={one.line}")),
            }
            for one in lines
        ]
    data = {
        "heading": _("表决票"), "title": found.title, "help": slip.help or _("在一项前面的方框里打勾，只勾一项。"), "number": found.method in ("ranking", "score"),
        "rows": [
            {"name": row.name, "words": row.words, "cost": _("%(yuan)s 元") % {"yuan": row.yuan} if row.yuan else ""} for row in slip.rows
        ],
        "note": _("勾好后对折，投进票箱。截止：%(when)s。多勾、涂改看不清的算无效。")
        % {"when": date_format(localtime(found.closes_at), _("n月j日 H:i"))},
        "serial": _("录入号（工作人员写）"), "code": found.number, "slips": slips,
    }  # fmt: skip
    return HttpResponse(pdf.make("ballots/papers.typ", data), "application/pdf")


@login_required
@require_safe
def notices(request: HttpRequest, ballot: str) -> HttpResponse:
    """Under the door: what is asked, until when, by which ways."""
    me, found = helped(request, ballot)
    require(may.help_(me, found))
    if found.state == Ballot.State.DRAFT:
        raise Http404
    rules = queries.rules_of(found)
    labels = dict(Ballot.Channel.choices)
    facts = [
        [_("投票时间"), _when(found)], [_("怎样投"), "、".join(str(labels[one]) for one in found.channels)],
        [_("怎样算数"), rule_words.in_short(rules, found.head) or rules.said_name], [_("记名不记名"), str(found.get_secrecy_display())],
    ]  # fmt: skip
    if found.notice_until:
        facts.append(
            [_("对登记册有异议"), _("%(when)s 前提出") % {"when": date_format(localtime(found.notice_until), _("n月j日 H:i"))}]
        )
    address = request.build_absolute_uri(reverse("ballots:ballot", args=[found.number]))
    lines = queries.lines(found).filter(struck_by=None)[_batch(request)]
    data = {
        "heading": _("请您投票"), "title": found.title, "words": found.words[:600], "facts": facts, "qr": str(qr.svg(address)),
        "slips": [{"who": says(one)} for one in lines], "note": _("扫码看全部规则、投票和核对回执。没有手机，可以到服务台、请人上门或投纸质票。"),
    }  # fmt: skip
    return HttpResponse(pdf.make("ballots/notices.typ", data), "application/pdf")


@login_required
@require_safe
def result(request: HttpRequest, ballot: str) -> HttpResponse:
    """The notice of the result: scope, totals, every step, the day, the fingerprint."""
    _me, found = helped(request, ballot)
    if found.state != Ballot.State.COUNTED:
        raise Http404
    outcome, rules = outcome_of(found), queries.rules_of(found)
    address = request.build_absolute_uri(reverse("ballots:open_ballot", args=[found.number]))
    facts = [
        [_("范围"), str(found.place)], [_("登记册"), asked(found) + (f"，{square_metres(found.area)} ㎡" if found.area else "")],
        [_("规则"), f"{rules.said_name}（{rules.said_source}）"], [_("投票时间"), _when(found)],
    ]  # fmt: skip
    sheet = outcome.sheet
    columns = [_("意见"), _("户数") if found.head == "household" else _("人数"), *([_("面积（㎡）")] if found.area else [])]
    rows = [[name, heads, *([area] if found.area else [])] for name, heads, area in (*sheet.rows, sheet.total)]
    bars = [f"{bar.name}：{bar.count}" for bar in outcome.bars] if found.method not in ("motion", "single") else []
    rounds = [
        _("第 %(n)s 轮：%(counts)s。%(says)s")
        % {"n": one.number, "counts": "，".join(f"{name} {votes}" for name, votes, _width in one.rows), "says": one.says}
        for one in outcome.rounds
    ]
    projects = [f"{one.name}：{''.join(one.says)}" for one in outcome.projects]
    data = {
        "heading": _("表决结果公告"), "number": _("编号：%(number)s") % {"number": found.number}, "title": found.title, "words": found.words[:1200],
        "facts": facts, "verdict": outcome.verdict.label + (f"：{outcome.names}" if outcome.names else ""), "steps": [line.sum for line in outcome.lines],
        "columns": columns, "rows": rows, "more": [*bars, *rounds, *outcome.money, *projects, *outcome.notes, *([found.gap_words] if found.gap_words else [])],
        "check": _("全部选票和算法公开，扫码可以下载，自己再算一遍。公布文件的指纹（SHA-256）："), "fingerprint": found.tally.fingerprint,
        "qr": str(qr.svg(address)), "signed": _("组织单位（盖章）"), "day": date_format(localdate(found.counted_at), _("Y年n月j日")), "footer": address,
    }  # fmt: skip
    return HttpResponse(pdf.make("ballots/result.typ", data), "application/pdf")
