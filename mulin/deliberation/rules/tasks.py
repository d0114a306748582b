"""Tasks: who gives them, who closes them."""

from django.utils.translation import gettext as _

from mulin.deliberation.models import Meeting, Seat, Task, Topic
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .meetings import may_run
from .who import hosts, keeps, may_host


def may_give(me: Standing, topic: Topic | None, meeting: Meeting | None, seat: Seat | None = None) -> Yes | No:
    if meeting is not None:
        held = only_if(meeting.status == Meeting.Status.HELD, _("写好纪要再派任务。"))
        return first_no(may_run(me, meeting, seat), held)
    assert topic is not None
    return first_no(may_host(me, topic), only_if(topic.stage in Topic.TALKED, _("这个议题没有在进行。")))


def is_mine(me: Standing, task: Task) -> bool:
    return (me.person_id is not None and me.person_id == task.person_id) or task.organisation_id in me.units()


def may_close(me: Standing, task: Task) -> Yes | No:
    leads = keeps(me, task.path) or (task.topic is not None and hosts(me, task.topic))
    return first_no(
        only_if(is_mine(me, task) or leads, _("由接任务的人或单位来写，或请社区工作者代办。")),
        only_if(task.status == Task.Status.OPEN, _("这项任务已经办结。")),
    )


def may_drop(me: Standing, task: Task) -> Yes | No:
    leads = keeps(me, task.path) or (task.topic is not None and hosts(me, task.topic))
    return first_no(
        only_if(leads, _("不办了由召集人或社区工作者来定。")), only_if(task.status == Task.Status.OPEN, _("这项任务已经办结。"))
    )
