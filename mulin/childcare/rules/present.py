"""The days: who may say that a child stays away, tick the list, hand a child over."""

from datetime import date, datetime

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from mulin.childcare.models import Application, Day, Pickup
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .who import is_guardian, keeps

DAYS_BACK = 7  # a list that was forgotten can still be written


def may_announce(me: Standing, application: Application, on: date, at: datetime) -> Yes | No:
    """That the child does not come on a day: until that day's care ends."""
    now = localtime(at)
    return first_no(
        only_if(is_guardian(me, application) or keeps(me, application.group), _("请假由监护人来做，或打电话请老师代记。")),
        only_if(application.status == Application.Status.HELD, _("孩子不在托，不用请假。")),
        only_if(on > now.date() or (on == now.date() and now.time() < application.group.ends), _("这一天已经过去了。")),
    )


def may_tick(me: Standing, application: Application, on: date, at: datetime, *, is_open: bool) -> Yes | No:
    today = localdate(at)
    return first_no(
        only_if(keeps(me, application.group), _("点名由班上的老师来做。")),
        only_if(is_open, _("这一天不开班。")),
        only_if(today.toordinal() - DAYS_BACK <= on.toordinal() <= today.toordinal(), _("只能记今天和前 7 天的。")),
        only_if(_had_place(application, on), _("这一天孩子不在托。")),
    )


def may_hand_over(me: Standing, day: Day, to: Pickup | None, code: str, how: str) -> Yes | No:
    """To the guardian, or to somebody on the child's list: by code, or known face to face."""
    on_list = to is None or (to.child_id == day.application.child_id and to.ended_at is None)
    return first_no(
        only_if(keeps(me, day.application.group), _("接走由班上的老师登记。")),
        only_if(day.status == Day.Status.CAME, _("这一天孩子没有来。")),
        only_if(day.left_at is None, _("已经登记接走了。")),
        only_if(on_list, _("这个人不在接送名单上。请监护人先在手机上加上，再交孩子。")),
        only_if((how == Day.How.GUARDIAN) == (to is None), _("请选是谁来接的。")),
        only_if(how != Day.How.CODE or (to is not None and bool(code) and code == to.code), _("接送码不对，请再核对一次，或打电话给监护人。")),
    )  # fmt: skip


def may_note(me: Standing, application: Application) -> Yes | No:
    return first_no(
        only_if(keeps(me, application.group) or is_guardian(me, application), _("留言由班上的老师和监护人写。")),
        only_if(application.status == Application.Status.HELD, _("孩子不在托，不能留言。")),
    )


def _had_place(application: Application, on: date) -> bool:
    began, ended = application.held_on, application.ended_on
    return began is not None and began <= on and (ended is None or on <= ended)
