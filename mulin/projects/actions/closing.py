"""The end: what was promised against what shows it, the final account out of the ledger, what is left goes back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.ledger.queries import say
from mulin.organisations.queries import Standing
from mulin.projects.facts import ClosingAsked, ClosingReturned, ProjectClosed, ProjectHonoured
from mulin.projects.flow import project as flow
from mulin.projects.models import Closing, Honour, Lesson, Project, Promise
from mulin.projects.queries.account import figures
from mulin.projects.queries.people import is_in_team
from mulin.projects.queries.purse import purse
from mulin.projects.queries.running import waits_in
from mulin.projects.rules import doing as rules
from mulin.projects.rules.who import may_run

from .instalments import drop_open
from .project_held import held_project, moved


@dataclass(frozen=True)
class Shown:
    """What came of one promise, and the keys of the files that show it."""

    promise: int
    words: str
    files: list[str] = field(default_factory=list)


@transaction.atomic
def finish(project: Project, shown: Sequence[Shown], *, lesson: str = "", by: Standing, at: datetime) -> Closing:
    """The team: every promise is answered, kept or not. `lesson`: what one would do otherwise the next time.

    Raises:
        Refused: not theirs, a promise without an answer, or something nobody has looked at yet.
    """
    project = held_project(project.pk)
    require(rules.may_finish(by, project, in_team=is_in_team(by, project), waiting=waits_in(project)))
    said = {one.promise: one for one in shown if one.words.strip()}
    promises = list(Promise.objects.filter(application=project.application_id).order_by("id"))
    for promise in promises:
        if promise.pk not in said:
            raise Refused(_("“%(promise)s”还没有写结果，没做到的也请写明。") % {"promise": promise.words})
    evidence = [
        {"promise": one.words, "sign": one.sign, "words": said[one.pk].words.strip()[:500], "files": said[one.pk].files}
        for one in promises
    ]
    values = {"evidence": evidence, "by": by.person, "at": at, "account": figures(project).as_json()}
    closing, _new = Closing.objects.update_or_create(project=project, defaults=values)
    if lesson.strip():
        Lesson.objects.create(project=project, words=lesson.strip()[:500], at=at)
    moved(project, flow.FINISH)
    record(ClosingAsked(project.pk), actor_id=by.person_id, at=at)
    return closing


@transaction.atomic
def give_back_closing(project: Project, *, reason: str, by: Standing, at: datetime) -> Project:
    """Something is missing: it runs on until the team asks again."""
    kept, asked_by = _asked(project)
    require(rules.may_close(by, kept, in_team=is_in_team(by, kept), asked_by=asked_by, waiting=0, owed=""))
    if not reason.strip():
        raise Refused(_("请写明还差什么，团队会看到。"))
    record(ClosingReturned(kept.pk), actor_id=by.person_id, at=at)
    return moved(kept, flow.UNFINISH, reason=reason)


@transaction.atomic
def close(project: Project, *, by: Standing, at: datetime) -> Closing:
    """Accepted by another: the final account is the ledger's at this moment, and the project is disclosed with it.

    Raises:
        Refused: not theirs, something waits, or money is still to be returned.
    """
    kept, asked_by = _asked(project)
    now = figures(kept)
    owed = say(now.owed, "cny") if now.owed else ""
    require(rules.may_close(by, kept, in_team=is_in_team(by, kept), asked_by=asked_by, waiting=waits_in(kept), owed=owed))
    drop_open(kept, by=by, at=at)
    if kept.earmark is not None:
        purse().hand_back(kept.earmark, by=by, at=at)
    today = localdate(at)
    closing = Closing.objects.get(project=kept)
    closing.account, closing.returned, closing.disclosed_on = now.as_json(), now.returned, today
    closing.accepted_by, closing.accepted_at, closing.late = by.person, at, rules.is_late(kept.ends, today)
    closing.save()
    moved(kept, flow.CLOSE, ended_at=at)
    record(ProjectClosed(kept.pk, now.spent, now.returned, closing.late), actor_id=by.person_id, at=at)
    return closing


@transaction.atomic
def honour(project: Project, *, words: str, on: date, by: Standing, at: datetime) -> Honour:
    require(may_run(by, project))
    if not words.strip():
        raise Refused(_("请写是什么荣誉。"))
    given = Honour.objects.create(project=project, words=words.strip()[:120], on=on)
    record(ProjectHonoured(given.pk, project.pk), actor_id=by.person_id, at=at)
    return given


def _asked(project: Project) -> tuple[Project, int | None]:
    kept = held_project(project.pk)
    return kept, Closing.objects.filter(project=kept).values_list("by_id", flat=True).first()
