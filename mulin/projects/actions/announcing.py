"""The order is put on notice, objected to, and put right where an objection is upheld."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _
from django.utils.translation import override

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.projects.facts import ChoiceReopened, MovedUp, ObjectionAnswered, ObjectionMade, ResultAnnounced
from mulin.projects.flow import application as steps
from mulin.projects.flow import call as moves
from mulin.projects.models import Application, Call, Objection, OnBallot, Ranking
from mulin.projects.queries import choice
from mulin.projects.queries.conflicts import team_of
from mulin.projects.rules import may_choose, ranking

from .choosing_held import held_application, held_call
from .ranking_up import may_rank, redraw

A, W = Application.Stage, Ranking.Why


@transaction.atomic
def announce(call: Call, *, by: Standing, at: datetime) -> Call:
    """The whole order with points and reasons is public; objections until the end of the last day.

    Raises:
        Refused: something is not done, a forum that the size asks for has not met, or the money does not last.
    """
    call = held_call(call)
    require(may_rank(by, call, at))
    found = redraw(call)
    if found.unmet:
        raise Refused(_("还有 %(n)s 个要入选的项目没有经过议事会。") % {"n": len(found.unmet)})
    if found.spent > call.amount:
        raise Refused(_("入选的加起来超过了这次的钱，请调低资助或少选一个。"))
    call.stage, call.notice_until = advance(call.stage, moves.ANNOUNCE), notice_end(call, at)
    call.save(update_fields=["stage", "notice_until"])
    for row in Ranking.objects.filter(application__call=call).select_related("application"):
        _settle(row)
    chosen = sum(why == W.CHOSEN for _one, why in found.found)
    record(ResultAnnounced(call.pk, chosen, call.notice_until.isoformat()), actor_id=by.account_id, at=at)
    return call


def notice_end(call: Call, at: datetime) -> datetime:
    """Midnight after the last whole day."""
    return make_aware(datetime.combine(localdate(at) + timedelta(days=call.notice_days + 1), time()))


def _settle(row: Ranking) -> None:
    """The application's stage, after its row."""
    move = steps.CHOOSE if row.chosen else steps.KEEP if row.why in Ranking.RESERVE else steps.PASS_OVER
    application = row.application
    application.stage = advance(application.stage, move)
    with override("zh-hans"):
        application.status_words = row.reason or str(row.get_why_display())
    application.save(update_fields=["stage", "status_words"])


@transaction.atomic
def object_(
    call: Call, words: str, application: Application | None = None, *, for_them: bool = False, by: Standing, at: datetime
) -> Objection:
    """Against one of the chosen or the reserve, or (without `application`) the whole choice. `for_them`: a worker writes it down."""
    call = held_call(call)
    require(may_choose.may_write_objection(by, call, at) if for_them else may_choose.may_object(by, call, at))
    if application is not None and (application.call_id != call.pk or application.stage not in (A.CHOSEN, A.RESERVE)):
        raise Refused(_("异议可以针对入选或候补的项目，或者整个评选。"))
    if not words.strip():
        raise Refused(_("请写明哪里不对。"))
    made = Objection.objects.create(
        call=call, application=application, words=words.strip()[:500], at=at, by_id=None if for_them else by.person_id,
        helped_by_id=by.person_id if for_them else None,
    )  # fmt: skip
    record(ObjectionMade(made.pk, call.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def answer_objection(
    objection: Objection, upheld: bool, words: str, *, vote_again: bool = False, by: Standing, at: datetime
) -> Objection:
    """Upheld against a project: it is out, and the reserve moves up. Upheld against the choice: it is made again, with a new ballot
    where `vote_again`."""
    call = held_call(objection.call)
    objection = Objection.objects.select_related("application").get(pk=objection.pk)
    objection.call = call
    require(may_choose.may_answer_objection(by, objection))
    if objection.application is not None and by.person_id in team_of(objection.application):
        raise Refused(_("您在这个申报团队里，请另一位来审。"))
    if not words.strip():
        raise Refused(_("请写明查了什么、怎样处理，提的人会看到。"))
    objection.upheld, objection.answer = upheld, words.strip()[:500]
    objection.answered_by_id, objection.answered_at = by.person_id, at
    objection.save(update_fields=["upheld", "answer", "answered_by", "answered_at"])
    record(ObjectionAnswered(objection.pk, upheld), actor_id=by.account_id, at=at)
    if upheld and call.stage == Call.Stage.NOTICE:
        if objection.application is None:
            _reopen(call, vote_again, by, at)
        else:
            _out(objection.application, W.OBJECTION, objection.answer, call, by, at)
    return objection


@transaction.atomic
def leave_result(application: Application, reason: str, *, by: Standing, at: datetime) -> Application:
    """A team that cannot do it after all; the reserve moves up."""
    application = held_application(application)
    require(may_choose.may_leave(by, application, is_lead=by.person_id == application.lead_id))
    if not reason.strip():
        raise Refused(_("请写一句为什么。"))
    _out(application, W.LEFT, reason.strip()[:300], application.call, by, at)
    return application


def _out(application: Application, why: str, reason: str, call: Call, by: Standing, at: datetime) -> None:
    row = Ranking.objects.select_related("application").get(application=application)
    if row.why in (W.OBJECTION, W.LEFT):
        return
    row.chosen, row.awarded, row.why, row.reason = False, 0, why, reason[:300]
    row.save(update_fields=["chosen", "awarded", "why", "reason"])
    _settle(row)
    reserve = list(
        Ranking.objects.filter(application__call=call, why__in=Ranking.RESERVE).select_related("application").order_by("place")
    )
    left, places = choice.free(call)
    up = {
        one.application
        for one in ranking.moves_up([ranking.Entry(one.application_id, "", one.asked) for one in reserve], left, places)
    }
    for one in reserve:
        if one.application_id in up:
            _up(one, call, by, at)


def _up(row: Ranking, call: Call, by: Standing, at: datetime) -> None:
    """It has not been on notice as one of the chosen: the whole time begins anew."""
    row.chosen, row.why, row.awarded, row.reason = True, W.CHOSEN, row.asked, ""
    row.save(update_fields=["chosen", "why", "awarded", "reason"])
    _settle(row)
    end = notice_end(call, at)
    if call.notice_until is None or end > call.notice_until:
        call.notice_until = end
        call.save(update_fields=["notice_until"])
    record(MovedUp(row.application_id, end.isoformat()), actor_id=by.account_id, at=at)


def _reopen(call: Call, vote_again: bool, by: Standing, at: datetime) -> None:
    call.stage, call.notice_until = advance(call.stage, moves.REDO), None
    if vote_again:
        call.ballot = None
        OnBallot.objects.filter(application__call=call).delete()
    call.save(update_fields=["stage", "notice_until", "ballot"])
    for row in Ranking.objects.filter(application__call=call).select_related("application"):
        row.application.stage, row.application.status_words = advance(row.application.stage, steps.AGAIN), ""
        row.application.save(update_fields=["stage", "status_words"])
    Ranking.objects.filter(application__call=call).delete()
    record(ChoiceReopened(call.pk), actor_id=by.account_id, at=at)
