from datetime import datetime

from django.utils.translation import gettext as _

from mulin.deliberation.models import Forum, ForumPoint
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .who import may_keep

S = Forum.Status


def may_plan(me: Standing, path: str) -> Yes | No:
    return may_keep(me, path)


def may_change(me: Standing, row: Forum) -> Yes | No:
    return first_no(may_keep(me, row.path), only_if(row.status == S.PLANNED, _("已经开过或取消的不再改。")))


def may_hold(me: Standing, row: Forum, at: datetime) -> Yes | No:
    return first_no(
        may_keep(me, row.path),
        only_if(row.status == S.PLANNED, _("这一次已经记过。")),
        only_if(at >= row.begins_at, _("开始以后再记来了多少人。")),
    )


def may_write_points(me: Standing, row: Forum) -> Yes | No:
    return first_no(may_keep(me, row.path), only_if(row.status != S.CANCELLED, _("这一次取消了。")))


def may_end_point(me: Standing, row: ForumPoint) -> Yes | No:
    return first_no(may_keep(me, row.forum.path), only_if(row.status == ForumPoint.Status.OPEN, _("这件事已经有结果。")))


def may_come(me: Standing, row: Forum, *, coming: int, at: datetime) -> Yes | No:
    return first_no(
        only_if(me.person is not None, _("先登录再报名；不报名也可以直接来。")),
        only_if(row.status == S.PLANNED and at < row.ends_at, _("这一次已经结束。")),
        only_if(row.registers, _("这一次不用报名，直接来。")),
        only_if(row.seats is None or coming < row.seats, _("报名满了；不报名也可以来站一会儿。")),
    )
