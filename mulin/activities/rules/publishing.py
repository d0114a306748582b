from datetime import datetime

from django.utils.translation import gettext as _

from mulin.activities import flow
from mulin.activities.models import Activity, Session
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.queries import Standing

from .who import PUBLISHERS, keeps, may_lead, may_manage

A = Activity.Status


def may_change(me: Standing, activity: Activity) -> Yes | No:
    """Words, pictures, fee, questions. Times and places of what is public are moved, so that everybody hears of it."""
    return first_no(
        may_manage(me, activity),
        only_if(activity.status not in (A.CLOSED, A.CANCELLED), _("活动已经结束，不能再改。")),
    )


def may_submit(me: Standing, activity: Activity) -> Yes | No:
    return first_no(may_manage(me, activity), only_if(can(activity.status, flow.SUBMIT), _("已经交过审核，请等审核的人看。")))


def may_publish(me: Standing, activity: Activity, *, reviewed: bool, sessions: int) -> Yes | No:
    """`reviewed`: the community asks that somebody else looks first; a unit's activity is always looked at."""
    return first_no(
        only_if(can(activity.status, flow.PUBLISH), _("它已经发布过了。")),
        only_if(sessions > 0, _("先加上至少一个以后的场次，再发布。")),
        only_if(
            keeps(me, activity.path) if not reviewed else me.holds(PUBLISHERS, over=activity.path),
            _("请交审核，由居委会主任或社区书记看过后发布。") if reviewed else _("请交审核，由社区工作者看过后发布。"),
        ),
        only_if(not reviewed or activity.made_by != me.person_id, _("自己写的要由别人审核。")),
        only_if(not reviewed or activity.status == A.REVIEW, _("先交审核，再发布。")),
    )


def may_give_back(me: Standing, activity: Activity) -> Yes | No:
    return first_no(
        only_if(keeps(me, activity.path), _("审核由社区工作者来做。")),
        only_if(can(activity.status, flow.GIVE_BACK), _("它没有在等审核。")),
    )


def may_cancel(me: Standing, activity: Activity) -> Yes | No:
    return first_no(may_lead(me, activity), only_if(can(activity.status, flow.CANCEL), _("只有发布了、还没结束的活动可以取消。")))


def may_close(me: Standing, activity: Activity, *, over: bool) -> Yes | No:
    return first_no(
        may_manage(me, activity),
        only_if(can(activity.status, flow.CLOSE), _("只有发布过的活动可以结束。")),
        only_if(over, _("还有没开的场次，开完或取消后再写小结。")),
    )


def may_move(me: Standing, activity: Activity, session: Session, at: datetime) -> Yes | No:
    """Also to cancel one session."""
    return first_no(
        may_lead(me, activity),
        only_if(activity.status not in (A.CLOSED, A.CANCELLED), _("活动已经结束，不能再改。")),
        only_if(session.status == Session.Status.PLANNED, _("这一场已经取消或结束。")),
        only_if(at < session.ends_at, _("这一场已经开过，不能再改。")),
    )
