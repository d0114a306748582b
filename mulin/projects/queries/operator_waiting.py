"""What waits in projects: a list for each thing, most urgent first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BigIntegerField, CharField, F, Q, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mulin.ledger.queries import say
from mulin.organisations.queries import Standing
from mulin.projects.models import (
    Agreement,
    Application,
    Call,
    Closing,
    Income,
    Instalment,
    Objection,
    PlanChange,
    Project,
    ProjectMilestone,
    Question,
    Receipt,
)
from mulin.projects.rules.who import KEEPERS

from .calls import run_by
from .operator import late_reports, number_of, projects_run_by

MOST = 20  # of each: worked off from the top


@dataclass(frozen=True)
class Row:
    project: Project
    why: str


@dataclass(frozen=True)
class Part:
    """`more`: there are others beside these."""

    key: str
    icon: str
    words: str
    tone: str
    rows: list[Row]
    more: bool


def parts(projects: QuerySet[Project], today: date) -> list[Part]:
    """Those in which something waits. Two queries."""
    live = projects.order_by().filter(stage__in=Project.GOING)
    told = _told(live, today)
    known = projects.select_related("agreement").in_bulk({project for _key, project, *_rest in told})
    found = [
        ("flags", "flag", _("亮红旗的"), "late"),
        ("receipts", "receipt-text", _("票据等核对"), "wait"),
        ("income", "gift", _("自筹和赞助等核对"), "wait"),
        ("milestones", "clipboard-check", _("里程碑等核验"), "wait"),
        ("instalments", "hand-coins", _("到期的分期款"), "wait"),
        ("changes", "pencil-line", _("变更等批准"), "wait"),
        ("closings", "archive", _("结题等验收"), "wait"),
        ("agreements", "pencil-line", _("协议等签"), "wait"),
        ("reports", "calendar-clock", _("月报没有交"), "late"),
    ]
    listed = [(*part, [(known[project], pk, told_) for key, project, pk, *told_ in told if key == part[0]]) for part in found]
    return [
        Part(key, icon, words, tone, [Row(one, WHY[key](one, *said)) for one, _pk, said in _in_order(key, rows)[:MOST]], len(rows) > MOST)
        for key, icon, words, tone, rows in listed
        if rows
    ]  # fmt: skip


def _told(live: QuerySet[Project], today: date) -> list[tuple[str, int, int, str, int, str]]:
    """(part, project, row, words, 分, state), of each part one more than is shown. One query."""
    of = live.values("pk")
    rows = [
        _few("flags", live.exclude(flags=[]).order_by("ends", "id"), project="pk"),
        _few("receipts", Receipt.objects.filter(project__in=of, state="entered"), "words", "amount"),
        _few("income", Income.objects.filter(project__in=of, approved_at=None), "goods", "amount"),
        _few("milestones", ProjectMilestone.objects.filter(project__in=of, done_at=None, shown_at__isnull=False), "name"),
        _few("instalments", Instalment.objects.filter(project__in=of, state__in=("due", "asked")), "", "amount", "state"),
        _few("changes", PlanChange.objects.filter(project__in=of, state="asked"), "reason"),
        _few("closings", Closing.objects.filter(project__in=of, accepted_at=None)),
        _few("agreements", live.filter(stage=Project.Stage.AWARDED), project="pk"),
        _few("reports", late_reports(live, today).order_by(F("last_report_on").asc(nulls_first=True), "id"), project="pk"),
    ]
    return list(rows[0].union(*rows[1:], all=True))


def _few(
    part: str, rows: QuerySet[Any], words: str = "", amount: str = "", state: str = "", project: str = "project"
) -> QuerySet[Any, Any]:
    """A union of lists that end somewhere is not to be had on SQLite; rows whose keys are among some are."""
    ordered = rows if rows.query.order_by else rows.order_by("id")
    text, number = CharField(), BigIntegerField()
    return rows.model.objects.order_by().filter(pk__in=ordered.values("pk")[: MOST + 1]).annotate(
        part=Value(part, text), its_project=F(project), its_words=F(words) if words else Value("", text),
        its_amount=F(amount) if amount else Value(0, number), its_state=F(state) if state else Value("", text),
    ).values_list("part", "its_project", "pk", "its_words", "its_amount", "its_state")  # fmt: skip


def _in_order(part: str, rows: list[tuple[Project, int, list[Any]]]) -> list[tuple[Project, int, list[Any]]]:
    if part == "flags":
        return sorted(rows, key=lambda one: (one[0].ends, one[0].pk))
    if part == "reports":
        return sorted(rows, key=lambda one: (one[0].last_report_on or date.min, one[0].pk))
    return sorted(rows, key=lambda one: one[1])


def _flagged(one: Project, *_told: Any) -> str:
    return ngettext("%(n)s 面红旗", "%(n)s 面红旗", len(one.flags)) % {"n": len(one.flags)}


def _unsigned(one: Project, *_told: Any) -> str:
    agreement: Agreement | None = getattr(one, "agreement", None)
    if agreement is None:
        return _("还没有拟协议")
    return _("团队签了，等运营方签") if agreement.team_signed_at else _("等团队签")


def _silent(one: Project, *_told: Any) -> str:
    return _("上一次 %(day)s") % {"day": one.last_report_on} if one.last_report_on else _("一次也没有交过")


WHY: dict[str, Callable[..., str]] = {
    "flags": _flagged,
    "receipts": lambda _one, words, amount, _state: f"{words} {say(amount, 'cny')}",
    "income": lambda _one, goods, amount, _state: say(amount, "cny") if amount else goods,
    "milestones": lambda _one, name, *_more: name,
    "instalments": lambda _one, _words, amount, state: f"{say(amount, 'cny')} · {Instalment.State(state).label}",
    "changes": lambda _one, reason, *_more: reason,
    "closings": lambda *_all: _("交来了结题材料"),
    "agreements": _unsigned,
    "reports": _silent,
}


def anything(projects: QuerySet[Project]) -> QuerySet[Project]:
    """For the workbench: projects in which something waits for whoever runs them. One query."""
    waits = (
        ~Q(flags=[])
        | Q(receipts__state="entered")
        | Q(income__approved_at=None, income__isnull=False)
        | Q(milestones__done_at=None, milestones__shown_at__isnull=False)
        | Q(changes__state="asked")
        | Q(instalments__state="due")
        | Q(closing__accepted_at=None, closing__isnull=False)
        | Q(agreement__team_signed_at__isnull=False, agreement__operator_signed_at=None)
    )
    return projects.filter(waits, stage__in=Project.GOING).distinct()


def runs_some(me: Standing) -> bool:
    """Without asking the database."""
    return bool(me.units() or me.paths(KEEPERS))


def due_calls(me: Standing, at: datetime) -> list[tuple[Call, str]]:
    """The first reason of each. One query."""
    waiting = number_of(Application.objects.filter(stage=Application.Stage.SUBMITTED))
    objected = number_of(Objection.objects.filter(upheld=None))
    asked = number_of(Question.objects.filter(answer=""))
    rows = run_by(me).filter(stage__in=("draft", *Call.GOING))
    rows = rows.annotate(to_screen=waiting, objected=objected, asked=asked).order_by("closes_at", "id")[: 2 * MOST]
    return [(one, why) for one in rows if (why := _why(one, at))]


def _why(one: Call, at: datetime) -> str:
    objected, to_screen, asked = (getattr(one, name, 0) for name in ("objected", "to_screen", "asked"))
    if objected:
        return ngettext("%(n)s 条异议等答复", "%(n)s 条异议等答复", objected) % {"n": objected}
    if to_screen:
        return ngettext("%(n)s 份等资格审查", "%(n)s 份等资格审查", to_screen) % {"n": to_screen}
    if asked:
        return ngettext("%(n)s 个提问等回答", "%(n)s 个提问等回答", asked) % {"n": asked}
    if one.stage == Call.Stage.NOTICE and one.notice_until is not None and one.notice_until <= at:
        return _("公示期满，可以定下来")
    return _("还在筹备") if one.stage == Call.Stage.DRAFT else ""


def due_projects(me: Standing) -> list[Project]:
    """One query."""
    return list(anything(projects_run_by(me)).order_by("ends", "id")[:MOST])
