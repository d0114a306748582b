"""The operator's desk: how far each call is, and everything that waits in its projects. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mulin.organisations.queries import Standing
from mulin.places.fields import under_any
from mulin.projects.models import Application, Call, Conflict, Juror, Objection, Project, Question, Review
from mulin.projects.rules.who import KEEPERS as KEEPERS

from .calls import run_by

A, S = Application.Stage, Call.Stage
IN_REVIEW = (A.ELIGIBLE, A.CHOSEN, A.RESERVE, A.NOT_CHOSEN)
A_MONTH = timedelta(days=35)  # a report each month, and some days to write it


def projects_run_by(me: Standing) -> QuerySet[Project]:
    """Those one's organisation operates, and those of the places where one keeps projects."""
    seen = Q(operator__in=list(me.units())) | under_any(me.paths(KEEPERS), "place__path")
    return Project.objects.filter(seen).select_related("place", "organisation", "operator", "application__call")


@dataclass(frozen=True)
class JurorRow:
    juror: Juror
    done: int
    of: int


@dataclass
class CallRow:
    """`stages`: how many applications stand where."""

    call: Call
    stages: dict[str, int] = field(default_factory=dict)
    jurors: list[JurorRow] = field(default_factory=list)
    objections: int = 0
    questions: int = 0

    @property
    def sent(self) -> int:
        return sum(n for stage, n in self.stages.items() if stage in Application.SENT)

    @property
    def to_screen(self) -> int:
        return self.stages.get(A.SUBMITTED, 0)

    @property
    def repair(self) -> int:
        return self.stages.get(A.REPAIR, 0)

    @property
    def eligible(self) -> int:
        return sum(self.stages.get(stage, 0) for stage in IN_REVIEW)

    @property
    def reviews(self) -> tuple[int, int]:
        return sum(one.done for one in self.jurors), sum(one.of for one in self.jurors)

    @property
    def percent(self) -> int:
        done, whole = self.reviews
        return round(100 * done / whole) if whole else 0

    def waits(self, at: datetime) -> list[tuple[str, str]]:
        """(tone, words): late first."""
        found = []
        if self.objections:
            found.append(("late", ngettext("%(n)s 条异议等答复", "%(n)s 条异议等答复", self.objections) % {"n": self.objections}))
        if self.to_screen:
            found.append(("wait", ngettext("%(n)s 份等资格审查", "%(n)s 份等资格审查", self.to_screen) % {"n": self.to_screen}))
        if self.questions:
            found.append(("wait", ngettext("%(n)s 个提问等回答", "%(n)s 个提问等回答", self.questions) % {"n": self.questions}))
        done, whole = self.reviews
        if self.call.stage == S.REVIEWING and done < whole:
            late = self.call.review_until is not None and self.call.review_until < at
            found.append(("late" if late else "info", _("评审打完 %(done)s / %(whole)s 份") % {"done": done, "whole": whole}))
        if self.call.stage == S.REVIEWING and whole and done == whole:
            found.append(("wait", _("评审打完了，可以往下走")))
        if self.call.stage == S.SCREENING and not self.to_screen and not self.repair and self.sent:
            found.append(("wait", _("资格审完了，可以开始评审")))
        if self.call.stage == S.NOTICE and self.call.notice_until is not None and self.call.notice_until <= at:
            found.append(("wait", _("公示期满，可以定下来")))
        if self.call.stage == S.DRAFT:
            found.append(("info", _("还在筹备")))
        return found


def calls(me: Standing, most: int = 30) -> list[CallRow]:
    """Those that are not over, the newest first. Three queries."""
    rows = run_by(me).filter(stage__in=("draft", *Call.GOING)).annotate(
        objected=number_of(Objection.objects.filter(upheld=None)), asked=number_of(Question.objects.filter(answer=""))
    )  # fmt: skip
    found = {one.pk: CallRow(one, objections=one.objected, questions=one.asked) for one in rows.order_by("-id")[:most]}
    ids = list(found)
    if not ids:
        return []
    stages = Application.objects.filter(call__in=ids).order_by().values_list("call", "stage").annotate(n=Count("pk"))
    for call, stage, n in stages:
        found[call].stages[stage] = n
    _jurors(found, [pk for pk in ids if found[pk].call.stage == S.REVIEWING])
    return list(found.values())


def number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many of these a call has, each counted by its own index."""
    return _counted(rows.filter(call=OuterRef("pk")), "call")


def _jurors(found: dict[int, CallRow], calls: Sequence[int]) -> None:
    """All reviews are counted less those begun: both are read from an index alone, however many there are. One query."""
    reviews = Review.objects.filter(juror=OuterRef("pk"))
    kept_out = Conflict.objects.filter(call=OuterRef("call"), person=OuterRef("person"), application__stage__in=IN_REVIEW)
    jurors = Juror.objects.filter(call__in=calls, left_at=None).select_related("person").annotate(
        begun=_counted(reviews, "juror"), open_=_counted(reviews.filter(done_at=None), "juror"), out=_counted(kept_out, "person")
    )  # fmt: skip
    for one in jurors.order_by("id") if calls else ():
        row, done = found[one.call_id], one.begun - one.open_
        row.jurors.append(JurorRow(one, done, max(row.eligible - one.out, done)))


def _counted(rows: QuerySet[Any], by: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n")), 0)


def late_reports(projects: QuerySet[Project], today: date) -> QuerySet[Project]:
    """Running, and nothing was written for more than a month."""
    since = today - A_MONTH
    silent = Q(last_report_on__lt=since) | Q(last_report_on=None, starts__lt=since)
    return projects.filter(silent, stage=Project.Stage.RUNNING)
