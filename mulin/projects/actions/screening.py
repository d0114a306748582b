"""Does an application meet the conditions of its call? If not yet: what is missing, and until when it can be mended."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing
from mulin.projects.facts import ApplicationScreened
from mulin.projects.flow import application as steps
from mulin.projects.models import Application, Screening
from mulin.projects.queries import conflicts
from mulin.projects.rules import may_choose

from .choosing_held import held_application
from .letters import write_letter

A = Application.Stage
UNMENDED = "补正期到了，没有收到补正。"


@transaction.atomic
def pass_screening(application: Application, *, by: Standing, at: datetime) -> Application:
    application = _asked(application, by)
    application.stage, application.status_words = advance(application.stage, steps.PASS), ""
    return _screened(application, "passed", "", by, at)


@transaction.atomic
def ask_repair(application: Application, reasons: str, *, by: Standing, at: datetime) -> Application:
    """Back to the team with what is missing; the days to mend it are the call's."""
    application = _asked(application, by)
    application.stage, application.status_words = advance(application.stage, steps.ASK_REPAIR), _words(reasons)
    application.repair_until = at + timedelta(days=application.call.repair_days)
    return _screened(application, "repair", application.status_words, by, at)


@transaction.atomic
def reject(application: Application, reasons: str, *, by: Standing, at: datetime) -> Application:
    """The letter goes out at once, with the reasons."""
    application = _asked(application, by)
    return _rejected(application, _words(reasons), by, at)


def reject_unmended(at: datetime) -> int:
    """The clock's: who has not mended it in time."""
    due = Application.objects.filter(stage=A.REPAIR, repair_until__lt=at)
    return each(due, lambda application: _reject_unmended(application, at))


def _reject_unmended(application: Application, at: datetime) -> bool:
    row = held_application(application)
    if row.stage != A.REPAIR or row.repair_until is None or row.repair_until >= at:
        return False  # mended meanwhile
    _rejected(row, UNMENDED, None, at)
    return True


def _asked(application: Application, by: Standing) -> Application:
    application = held_application(application)
    of_team = by.person_id in conflicts.team_of(application)
    require(may_choose.may_screen(by, application, of_team=of_team))
    return application


def _words(reasons: str) -> str:
    if not reasons.strip():
        raise Refused(_("请写明缺什么、为什么，申请人会看到。"))
    return reasons.strip()[:500]


def _rejected(application: Application, reasons: str, by: Standing | None, at: datetime) -> Application:
    application.stage, application.status_words = advance(application.stage, steps.REJECT), reasons
    _screened(application, "failed", reasons, by, at)
    write_letter(application, "ineligible", at=at)
    return application


def _screened(application: Application, outcome: str, reasons: str, by: Standing | None, at: datetime) -> Application:
    if outcome != "repair":
        application.repair_until = None
    application.save(update_fields=["stage", "status_words", "repair_until"])
    if by is not None and by.person is not None:
        Screening.objects.create(
            application=application, by=by.person, at=at, passed=outcome == "passed", reasons=reasons,
            repair_until=application.repair_until,
        )  # fmt: skip
    record(ApplicationScreened(application.pk, outcome), actor_id=by.account_id if by else None, at=at)
    return application
