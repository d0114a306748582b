"""Who may do what on the way to the decision, and when. Every answer carries the reason that a button shows."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing
from mulin.projects.flow import application as steps
from mulin.projects.flow import call as moves
from mulin.projects.models import Application, Call, Juror, Objection, PitchDay, Review

from .who import may_run

P, S, A = Post.Kind, Call.Stage, Application.Stage
HEADS = frozenset({P.COMMITTEE_HEAD.value, P.SECRETARY.value})
ORGANISERS = HEADS | {P.COMMUNITY_WORKER.value}  # as ballots have it
BEFORE_RESULT = (S.SCREENING, S.REVIEWING, S.VOTING)


def may_screen(me: Standing, application: Application, *, of_team: bool) -> Yes | No:
    return first_no(
        may_run(me, application.call),
        only_if(application.call.stage in (S.OPEN, S.SCREENING), _("资格审查已经结束。")),
        only_if(application.stage == A.SUBMITTED, _("只有递交上来、还没有审的申请才能审。")),
        only_if(not of_team, _("您在这个申报团队里，请另一位来审。")),
    )


def may_name_jurors(me: Standing, call: Call) -> Yes | No:
    return first_no(
        may_run(me, call),
        only_if(call.stage in (S.DRAFT, S.OPEN, S.SCREENING, S.REVIEWING), _("评审已经结束，评审团不再改变。")),
        only_if(call.choice != Call.Choice.BALLOT, _("这次征集由居民投票决定，没有评审团。")),
    )


def may_begin_reviews(me: Standing, call: Call, *, waiting: int, eligible: int, jurors: int) -> Yes | No:
    return first_no(
        may_run(me, call),
        only_if(can(call.stage, moves.REVIEW), _("征集截止、资格审查时才能开始评审。")),
        only_if(call.choice != Call.Choice.BALLOT, _("这次征集由居民投票决定，没有评审团。")),
        only_if(not waiting, _("还有 %(n)s 份申请没有审完资格或在补正。") % {"n": waiting}),
        only_if(eligible > 0, _("还没有符合条件的申请。")),
        only_if(jurors > 0, _("先请好评审团的成员。")),
    )


def may_review(me: Standing, call: Call, juror: Juror | None, *, conflict: bool, eligible: bool, at: datetime) -> Yes | No:
    return first_no(
        only_if(juror is not None and juror.left_at is None and juror.person_id == me.person_id, _("打分由这次征集的评审来打。")),
        only_if(not conflict, _("您和这份申请有利益关系，已经回避，不能打分。")),
        only_if(call.stage == S.REVIEWING, _("现在不是评审的时候。")),
        only_if(call.review_until is None or at < call.review_until, _("评审已在 %(until)s 截止。") % {"until": said(call.review_until)}),
        only_if(eligible, _("这份申请不在评审里。")),
    )  # fmt: skip


def may_remind_jurors(me: Standing, call: Call, at: datetime, *, left: int) -> Yes | No:
    """`left`: how many jurors have reviews to come."""
    return first_no(
        may_run(me, call),
        only_if(call.stage == S.REVIEWING, _("现在不是评审的时候。")),
        only_if(call.review_until is None or at < call.review_until, _("评审已在 %(until)s 截止。") % {"until": said(call.review_until)}),
        only_if(left > 0, _("各位评审都交齐了。")),
    )  # fmt: skip


def may_question(me: Standing, call: Call, review: Review, at: datetime) -> Yes | No:
    return first_no(
        may_run(me, call),
        only_if(call.stage == S.REVIEWING, _("现在不是评审的时候。")),
        only_if(call.review_until is None or at < call.review_until, _("评审已在 %(until)s 截止。") % {"until": said(call.review_until)}),
        only_if(review.done_at is not None, _("这一份还没有交。")),
        only_if(review.questioned_at is None, _("已经请本人再看过一次。")),
    )  # fmt: skip


def may_declare(me: Standing, call: Call, juror: Juror | None) -> Yes | No:
    return first_no(
        only_if(juror is not None and juror.person_id == me.person_id, _("打分由这次征集的评审来打。")),
        only_if(call.stage in (S.OPEN, S.SCREENING, S.REVIEWING, S.VOTING), _("结果已经公示，请改提异议。")),
    )


def may_set_pitch(me: Standing, call: Call, day: PitchDay | None) -> Yes | No:
    return first_no(
        may_run(me, call),
        only_if(call.stage == S.REVIEWING, _("评审开始以后、结束以前才能安排路演。")),
        only_if(call.choice != Call.Choice.BALLOT, _("这次征集由居民投票决定，没有评审团。")),
        only_if(day is None or day.now_id is None, _("路演已经开始，次序不能再改。")),
    )


def may_run_pitch(me: Standing, call: Call, day: PitchDay | None) -> Yes | No:
    return first_no(
        may_run(me, call),
        only_if(call.stage == S.REVIEWING, _("现在不是评审的时候。")),
        only_if(day is not None and day.ended_at is None, _("路演还没有安排，或者已经结束。")),
    )


def may_score_pitch(me: Standing, juror: Juror | None, day: PitchDay | None, application_id: int, *, conflict: bool) -> Yes | No:
    return first_no(
        only_if(juror is not None and juror.left_at is None and juror.person_id == me.person_id, _("打分由这次征集的评审来打。")),
        only_if(not conflict, _("您和这份申请有利益关系，已经回避，不能打分。")),
        only_if(day is not None and day.ended_at is None and day.now_id == application_id, _("现在不是这个项目在路演。")),
    )


def may_put(me: Standing, call: Call, *, waiting: int, eligible: int, undone: int) -> Yes | No:
    """`undone`: reviews that are still to come, where a jury has a part."""
    jury = call.choice == Call.Choice.BOTH
    return first_no(
        only_if(me.holds(ORGANISERS, over=call.path), _("居民投票由这里的社区工作者、居委会主任或社区书记发起。")),
        only_if(call.choice in (Call.Choice.BALLOT, Call.Choice.BOTH), _("这次征集不由居民投票。")),
        only_if(call.ballot_id is None and can(call.stage, moves.VOTE), _("现在不能交居民投票。")),
        only_if(not jury or call.stage == S.REVIEWING, _("评审团先打分，再交居民投票。")),
        only_if(not waiting, _("还有 %(n)s 份申请没有审完资格或在补正。") % {"n": waiting}),
        only_if(eligible > 0, _("还没有符合条件的申请。")),
        only_if(not jury or not undone, _("还有 %(n)s 份评审没有交。") % {"n": undone}),
    )


def may_meet(me: Standing, application: Application) -> Yes | No:
    return first_no(
        only_if(me.holds(ORGANISERS, over=application.call.path), _("议事会的数字由这里的社区工作者、居委会主任或社区书记登记。")),
        only_if(application.stage == A.ELIGIBLE and application.call.stage in BEFORE_RESULT, _("评选期间，符合条件的申请才交议事会。")),
    )  # fmt: skip


def may_rank(me: Standing, call: Call, *, waiting: int, undone: int, uncounted: bool, pitching: bool) -> Yes | No:
    """Draw up the order, and change it, as long as it is not announced. `uncounted`: the residents' ballot is not."""
    jury = call.choice != Call.Choice.BALLOT
    residents = call.choice in (Call.Choice.BALLOT, Call.Choice.BOTH)
    return first_no(
        may_run(me, call),
        only_if(call.stage in BEFORE_RESULT, _("结果已经公示。")),
        only_if(not waiting, _("还有 %(n)s 份申请没有审完资格或在补正。") % {"n": waiting}),
        only_if(not jury or call.stage in (S.REVIEWING, S.VOTING), _("评审还没有开始。")),
        only_if(not jury or not undone, _("还有 %(n)s 份评审没有交。") % {"n": undone}),
        only_if(not pitching, _("路演还没有结束。")),
        only_if(not residents or call.ballot_id is not None, _("还没有交居民投票。")),
        only_if(not residents or not uncounted, _("居民投票还没有计票。")),
    )


def may_object(me: Standing, call: Call, at: datetime) -> Yes | No:
    return first_no(
        only_if(me.person_id is not None, _("请先登录并认证，工作人员才能答复您。")),
        only_if(call.stage == S.NOTICE and call.notice_until is not None and at < call.notice_until, _("公示期里才收异议。")),
    )


def may_write_objection(me: Standing, call: Call, at: datetime) -> Yes | No:
    """For somebody at the counter; the worker's name stays on it."""
    return first_no(may_run(me, call), may_object(me, call, at))


def may_answer_objection(me: Standing, objection: Objection) -> Yes | No:
    return first_no(
        may_run(me, objection.call),
        only_if(objection.upheld is None, _("这条异议已经答复过了。")),
        only_if(objection.by_id is None or objection.by_id != me.person_id, _("自己提的异议请另一位来答复。")),
    )


def may_decide(me: Standing, call: Call, at: datetime, *, waiting: int, of_team: bool) -> Yes | No:
    """`waiting`: objections without an answer."""
    until = call.notice_until
    return first_no(
        only_if(me.holds(HEADS, over=call.path), _("入选名单由居委会主任或社区书记定。")),
        only_if(can(call.stage, moves.DECIDE), _("先公示结果。")),
        only_if(not of_team, _("您在一个入选的团队里，请另一位来定。")),
        only_if(until is not None and at >= until, _("公示到 %(day)s 这一天结束，之后才能定。") % {"day": last_day(until)}),
        only_if(not waiting, _("还有 %(n)s 条异议没有答复。") % {"n": waiting}),
    )


def may_leave(me: Standing, application: Application, *, is_lead: bool) -> Yes | No:
    """A team that cannot do it after all."""
    return first_no(
        only_if(is_lead or bool(may_run(me, application.call)), _("由团队的负责人来退出。")),
        only_if(application.call.stage == S.NOTICE and can(application.stage, steps.PASS_OVER), _("公示期里才能退出名单。")),
    )


def last_day(until: datetime | None) -> date | None:
    """A notice ends at midnight after it."""
    return localdate(until - timedelta(minutes=1)) if until else None


def said(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""
