from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from mulin.activities.models import Activity, Session, Signup
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .who import may_run

EARLY, LATE = timedelta(minutes=60), timedelta(hours=6)  # from an hour before to six hours after the end, by oneself


def may_check_in(me: Standing, activity: Activity, session: Session, at: datetime, *, by_self: bool) -> Yes | No:
    """`by_self`: with the code that hangs there; otherwise somebody who runs it writes it down, later too."""
    return first_no(
        Yes() if by_self else may_run(me, activity),
        only_if(activity.status in (Activity.Status.PUBLISHED, Activity.Status.RUNNING), _("这个活动没有在进行。")),
        only_if(session.status != Session.Status.CANCELLED, _("这一场已经取消。")),
        only_if(at >= session.begins_at - EARLY, _("还没到签到时间，开始前 1 小时起可以签到。")),
        only_if(not by_self or at <= session.ends_at + LATE, _("签到时间过了。如果您来了，请活动负责人补记。")),
    )


def may_come(signup: Signup) -> Yes | No:
    return only_if(
        signup.status in (Signup.Status.HELD, Signup.Status.CAME, Signup.Status.MISSED),
        _("这份报名没有名额，请先报名，或请活动负责人看看还有没有位子。"),
    )


def may_rate(me: Standing, signup: Signup) -> Yes | No:
    return first_no(
        only_if(me.person_id == signup.person_id, _("评价由参加的人来写。")),
        only_if(signup.status == Signup.Status.CAME, _("参加过的人可以评价。")),
    )
