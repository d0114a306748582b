"""A word to a team or to jurors who are late, from the desk: once a day at most."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.projects.facts import JurorReminded, ReviewQuestioned
from mulin.projects.facts.after import TeamReminded
from mulin.projects.models import Call, Juror, Project, Review
from mulin.projects.queries import jury
from mulin.projects.rules import may_choose, may_run

from .choosing_held import held_call
from .project_held import held_project


@transaction.atomic
def remind_team(project: Project, *, by: Standing, at: datetime) -> Project:
    kept = held_project(project.pk)
    require(may_run(by, kept))
    if kept.reminded_on == localdate(at):
        raise Refused(_("今天提醒过了，明天还没有动静再提醒。"))
    kept.reminded_on = localdate(at)
    kept.save(update_fields=["reminded_on"])
    record(TeamReminded(kept.pk), actor_id=by.account_id, at=at)
    return kept


@transaction.atomic
def remind_jurors(call: Call, *, by: Standing, at: datetime) -> list[Juror]:
    """Those who have reviews left; who was reminded today is left in peace."""
    call = held_call(call)
    late = [one for one in jury.progress(call) if one.left]
    require(may_choose.may_remind_jurors(by, call, at, left=len(late)))
    found = [one for one in late if one.juror.reminded_on != localdate(at)]
    if not found:
        raise Refused(_("今天提醒过了，明天还没有动静再提醒。"))
    for one in found:
        one.juror.reminded_on = localdate(at)
        one.juror.save(update_fields=["reminded_on"])
        record(JurorReminded(one.juror.pk, one.left), actor_id=by.account_id, at=at)
    return [one.juror for one in found]


@transaction.atomic
def question(review: Review, *, by: Standing, at: datetime) -> Review:
    """Far from the others: the juror is asked to look once more. Whether the points change is the juror's alone."""
    call = held_call(review.application.call)
    kept = Review.objects.select_related("application", "juror").get(pk=review.pk)
    require(may_choose.may_question(by, call, kept, at))
    kept.questioned_at = at
    kept.save(update_fields=["questioned_at"])
    record(ReviewQuestioned(kept.pk), actor_id=by.account_id, at=at)
    return kept
