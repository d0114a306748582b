"""What waits in projects: a list for each thing, most urgent first; each asks the database once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
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
    """Those in which something waits. Ten queries."""
    live = projects.filter(stage__in=Project.GOING)
    found = [
        _part("flags", "flag", _("亮红旗的"), "late", _flagged(live)),
        _part("receipts", "receipt-text", _("票据等核对"), "wait", _of(live, Receipt, _receipt, state="entered")),
        _part("income", "gift", _("自筹和赞助等核对"), "wait", _of(live, Income, _income, approved_at=None)),
        _part("milestones", "clipboard-check", _("里程碑等核验"), "wait", _of(live, ProjectMilestone, _step, done_at=None, shown_at__isnull=False)),
        _part("instalments", "hand-coins", _("到期的分期款"), "wait", _of(live, Instalment, _money, state__in=("due", "asked"))),
        _part("changes", "pencil-line", _("变更等批准"), "wait", _of(live, PlanChange, _change, state="asked")),
        _part("closings", "archive", _("结题等验收"), "wait", _of(live, Closing, lambda one: _("交来了结题材料"), accepted_at=None)),
        _part("agreements", "pencil-line", _("协议等签"), "wait", _agreements(live)),
        _part("reports", "calendar-clock", _("月报没有交"), "late", _silent(live, today)),
    ]  # fmt: skip
    return [one for one in found if one.rows]


def _part(key: str, icon: str, words: str, tone: str, rows: Iterable[Row]) -> Part:
    listed = list(rows)
    return Part(key, icon, words, tone, listed[:MOST], len(listed) > MOST)


def _of(live: QuerySet[Project], model: Any, why: Callable[[Any], str], **waits: Any) -> list[Row]:
    rows = model.objects.filter(project__in=live.order_by().values("pk"), **waits).select_related(
        "project__place", "project__application__call"
    )
    return [Row(one.project, why(one)) for one in rows.order_by("id")[: MOST + 1]]


def _flagged(live: QuerySet[Project]) -> list[Row]:
    rows = live.exclude(flags=[]).order_by("ends", "id")[: MOST + 1]
    return [Row(one, ngettext("%(n)s 面红旗", "%(n)s 面红旗", len(one.flags)) % {"n": len(one.flags)}) for one in rows]


def _agreements(live: QuerySet[Project]) -> list[Row]:
    rows = live.filter(stage=Project.Stage.AWARDED).select_related("agreement", "place", "application__call").order_by("id")
    return [Row(one, _unsigned(getattr(one, "agreement", None))) for one in rows[: MOST + 1]]


def _unsigned(agreement: Agreement | None) -> str:
    if agreement is None:
        return _("还没有拟协议")
    return _("团队签了，等运营方签") if agreement.team_signed_at else _("等团队签")


def _silent(live: QuerySet[Project], today: date) -> list[Row]:
    rows = late_reports(live, today).order_by("last_report_on", "id")[: MOST + 1]
    return [
        Row(one, _("上一次 %(day)s") % {"day": one.last_report_on} if one.last_report_on else _("一次也没有交过")) for one in rows
    ]


def _receipt(one: Receipt) -> str:
    return f"{one.words} {say(one.amount, 'cny')}"


def _income(one: Income) -> str:
    return say(one.amount, "cny") if one.amount else one.goods


def _step(one: ProjectMilestone) -> str:
    return one.name


def _money(one: Instalment) -> str:
    return f"{say(one.amount, 'cny')} · {one.get_state_display()}"


def _change(one: PlanChange) -> str:
    return one.reason


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
