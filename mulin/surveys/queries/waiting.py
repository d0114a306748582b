"""What waits for who runs surveys: paper to settle, time to close, results to publish."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from mulin.organisations.queries import Standing
from mulin.places.fields import under_any
from mulin.surveys.models import Survey
from mulin.surveys.rules.who import KEEPERS

from .visible import surveys

S = Survey.Status


@dataclass(frozen=True)
class Waiting:
    survey: Survey
    why: str
    tone: str


def waiting_for(me: Standing, today: date) -> list[Waiting]:
    """One query."""
    rows = surveys().filter(under_any(me.paths(KEEPERS), "place__path")).exclude(status=S.PUBLISHED)
    rows = rows.annotate(unsettled=Count("papers", filter=Q(papers__is_counted=False))).order_by("closes_on", "id")
    return [one for survey in rows if (one := _of(survey, today))]


def _of(survey: Survey, today: date) -> Waiting | None:
    unsettled = getattr(survey, "unsettled", 0) if survey.status == S.OPEN else 0
    if unsettled:
        return Waiting(survey, _("%(number)s 张纸等核对") % {"number": unsettled}, "wait")
    if survey.status == S.OPEN and survey.closes_on < today:
        return Waiting(survey, _("到日子了，可以收完"), "late")
    if survey.status == S.CLOSED:
        return Waiting(survey, _("结果算好了，写上怎么做再公布"), "wait")
    return Waiting(survey, _("还没有开始收"), "info") if survey.status == S.DRAFT else None
