"""Plans of several years, in phases, each carried by a project (C053); lists of projects across fields (C057)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.places.models import Place
from mulin.projects.facts.after import ListChanged, PlanMade
from mulin.projects.models import FieldEntry, FieldList, Phase, Plan, Project
from mulin.projects.rules import after as rules

MOST_YEARS = 10


@dataclass(frozen=True)
class PhaseOf:
    name: str
    starts: date
    ends: date
    name_en: str = ""
    project: Project | None = None


@transaction.atomic
def make_plan(
    community: Place,
    title: str,
    years: tuple[int, int],
    phases: Sequence[PhaseOf],
    *,
    title_en: str = "",
    words: str = "",
    by: Standing,
    at: datetime,
) -> Plan:
    """`years`: first and last.

    Raises:
        Refused: years or phases that do not fit each other.
    """
    require(rules.may_keep(by, community.path))
    _sound(years, phases, community)
    plan = Plan.objects.create(
        community=community, title=title.strip(), title_en=title_en.strip(), words=words.strip(), from_year=years[0], until_year=years[1]
    )  # fmt: skip
    _write(plan, phases)
    record(PlanMade(plan.pk), actor_id=by.account_id, at=at)
    return plan


@transaction.atomic
def change_phases(plan: Plan, phases: Sequence[PhaseOf], *, by: Standing, at: datetime) -> Plan:
    """The whole list anew, in the order of their first days."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("community").get(pk=plan.pk)
    require(rules.may_keep(by, plan.community.path))
    _sound((plan.from_year, plan.until_year), phases, plan.community)
    plan.phases.all().delete()
    _write(plan, phases)
    record(PlanMade(plan.pk), actor_id=by.account_id, at=at)
    return plan


def _sound(years: tuple[int, int], phases: Sequence[PhaseOf], community: Place) -> None:
    first, last = years
    if not 0 <= last - first < MOST_YEARS:
        raise Refused(_("规划从哪年到哪年，最长 %(years)s 年。") % {"years": MOST_YEARS})
    if not phases:
        raise Refused(_("规划至少写一个阶段。"))
    for one in phases:
        if one.ends < one.starts or one.starts.year < first or one.ends.year > last:
            raise Refused(_("“%(name)s”的日子要先后对、并且在规划的年份以内。") % {"name": one.name})
        if one.project is not None and one.project.community_id != community.pk:
            raise Refused(_("项目要是这个社区的。"))


def _write(plan: Plan, phases: Sequence[PhaseOf]) -> None:
    rows = sorted(phases, key=lambda one: (one.starts, one.ends))
    Phase.objects.bulk_create(
        Phase(
            plan=plan,
            number=number,
            name=one.name.strip(),
            name_en=one.name_en.strip(),
            starts=one.starts,
            ends=one.ends,
            project=one.project,
        )
        for number, one in enumerate(rows, 1)
    )


@transaction.atomic
def begin_list(community: Place, name: str, *, name_en: str = "", by: Standing, at: datetime) -> FieldList:
    require(rules.may_keep(by, community.path))
    try:
        with transaction.atomic():
            made = FieldList.objects.create(community=community, name=name.strip(), name_en=name_en.strip())
    except IntegrityError as known:
        raise Refused(_("已有这个名字的清单，请往那一份里加。")) from known
    record(ListChanged(made.pk, 0), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def set_list(field: FieldList, projects: Sequence[Project], *, by: Standing, at: datetime) -> FieldList:
    """Exactly these projects, in no order."""
    require(rules.may_keep(by, field.community.path))
    if any(one.community_id != field.community_id for one in projects):
        raise Refused(_("项目要是这个社区的。"))
    wanted = {one.pk for one in projects}
    field.entries.exclude(project__in=wanted).delete()
    there = set(field.entries.values_list("project_id", flat=True))
    FieldEntry.objects.bulk_create(FieldEntry(list=field, project_id=pk) for pk in sorted(wanted - there))
    record(ListChanged(field.pk, len(wanted)), actor_id=by.account_id, at=at)
    return field
