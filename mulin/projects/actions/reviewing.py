"""The jury: who sits in it, who is kept out of what, and the points."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.projects.facts import ConflictDeclared, JurorNamed, ReviewsBegun
from mulin.projects.flow import call as moves
from mulin.projects.models import Application, Call, Conflict, Juror, Review
from mulin.projects.queries import conflicts, jury
from mulin.projects.rules import may_choose, scores

from .choosing_held import held_application, held_call


@transaction.atomic
def name_juror(call: Call, person: Person, *, by: Standing, at: datetime) -> Juror:
    call = held_call(call)
    require(may_choose.may_name_jurors(by, call))
    found = Juror.objects.filter(call=call, person=person).first()
    if found is not None and found.left_at is None:
        raise Refused(_("%(name)s已经在评审团里。") % {"name": person.name})
    juror = found or Juror(call=call, person=person)
    juror.since, juror.left_at = at, None
    juror.save()
    if call.stage == Call.Stage.REVIEWING:
        _keep_out(call, [person.pk], at)
    record(JurorNamed(juror.pk), actor_id=by.account_id, at=at)
    return juror


@transaction.atomic
def drop_juror(juror: Juror, *, by: Standing, at: datetime) -> Juror:
    """No more reviews from this one; those that are done still count."""
    call = held_call(juror.call)
    require(may_choose.may_name_jurors(by, call))
    juror.left_at = at
    juror.save(update_fields=["left_at"])
    return juror


@transaction.atomic
def begin_reviews(call: Call, *, by: Standing, at: datetime) -> Call:
    """The register says who is too near to what; they are kept out before anybody gives a point."""
    call = held_call(call)
    members = list(jury.jurors(call))
    eligible = jury.eligible(call).count()
    require(may_choose.may_begin_reviews(by, call, waiting=jury.waiting(call), eligible=eligible, jurors=len(members)))
    if not call.criteria.exists():
        raise Refused(_("还没有评分标准，先在征集里写好。"))
    call.stage = advance(call.stage, moves.REVIEW)
    call.save(update_fields=["stage"])
    _keep_out(call, [one.person_id for one in members], at)
    record(ReviewsBegun(call.pk, eligible), actor_id=by.account_id, at=at)
    return call


def _keep_out(call: Call, persons: list[int], at: datetime) -> None:
    near = conflicts.nearness(jury.eligible(call), persons, localdate(at))
    Conflict.objects.bulk_create(
        [Conflict(call=call, person_id=who, application_id=what, kind=why, at=at) for (who, what), why in sorted(near.items())],
        ignore_conflicts=True,  # declared before
    )


@transaction.atomic
def declare(application: Application, words: str, *, by: Standing, at: datetime) -> Conflict:
    """A juror says: I am too near to this one. What that juror gave before counts no more."""
    application = held_application(application)
    call = application.call
    require(may_choose.may_declare(by, call, jury.juror_of(call, by.person_id)))
    if not words.strip():
        raise Refused(_("请写一句您和这份申请是什么关系，只有主办方看得到。"))
    assert by.person is not None
    found, made = Conflict.objects.get_or_create(
        person=by.person, application=application, defaults={"call": call, "words": words.strip()[:200], "at": at}
    )
    if made:
        record(ConflictDeclared(found.pk, call.pk), actor_id=by.account_id, at=at)
    return found


@transaction.atomic
def review(
    application: Application, points: Mapping[int, int], words: str, *, done: bool = True, by: Standing, at: datetime
) -> Review:
    """`points` by id of the criterion. Not `done`: kept to go on later; it does not count until it is.

    Raises:
        Refused: kept out of this application, not the time for it, or points that are missing or beyond their range.
    """
    application = held_application(application)
    juror = jury.juror_of(application.call, by.person_id)
    near = bool(juror and conflicts.kept_out(juror.person_id, application, localdate(at)))
    eligible = application.stage == Application.Stage.ELIGIBLE
    require(may_choose.may_review(by, application.call, juror, conflict=near, eligible=eligible, at=at))
    assert juror is not None
    criteria = jury.criteria_of(application)
    lines = jury.rubric(criteria)
    given = {line.id: points[line.id] for line in lines if line.id in points}
    _check(given, lines, {one.pk: str(one) for one in criteria}, words, done)
    found = Review.objects.filter(application=application, juror=juror).first() or Review(application=application, juror=juror)
    if found.done_at is not None and not done:
        raise Refused(_("这一份已经交了，改好请直接再交一次。"))
    found.scores, found.words = {str(key): value for key, value in given.items()}, words.strip()[:1000]
    found.total_milli = scores.milli(scores.total(lines, given))
    found.saved_at, found.done_at = at, at if done else None
    found.save()
    return found


def _check(given: Mapping[int, int], lines: list[scores.Line], names: Mapping[int, str], words: str, done: bool) -> None:
    wrong = [key for key in scores.missing(lines, given) if done or key in given]
    if wrong:
        most = {line.id: line.most for line in lines}
        raise Refused(_("“%(name)s”请打 0 到 %(most)s 分。") % {"name": names[wrong[0]], "most": most[wrong[0]]})
    if done and not words.strip():
        raise Refused(_("请写一两句评语，申请人会看到（不写您的名字）。"))
