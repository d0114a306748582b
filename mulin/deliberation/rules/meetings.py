"""Hearings, talks and sessions: who calls them, marks who came, writes the minutes."""

from datetime import datetime

from django.utils.translation import gettext as _

from mulin.deliberation.models import Attendance, Meeting, Seat, Topic
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .councils import leads
from .who import hosts, keeps, may_host

S = Meeting.Status


def runs(me: Standing, meeting: Meeting, seat: Seat | None) -> bool:
    """`seat`: one's own in the council of the session, or None."""
    if meeting.council is not None:
        return leads(me, meeting.council, seat)
    return hosts(me, meeting.topic) if meeting.topic is not None else keeps(me, meeting.path)


def may_run(me: Standing, meeting: Meeting, seat: Seat | None) -> Yes | No:
    return only_if(runs(me, meeting, seat), _("这由会议的召集人或社区工作者来做。"))


def may_call_about(me: Standing, topic: Topic, kind: str) -> Yes | No:
    early = (*Topic.TALKED,) if kind == Meeting.Kind.FORUM else (Topic.Stage.OPTIONS, Topic.Stage.HEARING)
    return first_no(may_host(me, topic), only_if(topic.stage in early, _("现在不是开这个会的时候。听证会在拿方案和听证阶段开。")))


def may_change(me: Standing, meeting: Meeting, seat: Seat | None) -> Yes | No:
    """Time, agenda, who is invited; until the minutes are there."""
    return first_no(may_run(me, meeting, seat), only_if(meeting.status == S.CALLED, _("会已经开过或取消了。")))


def may_mark(me: Standing, meeting: Meeting, seat: Seat | None, at: datetime) -> Yes | No:
    return first_no(
        may_run(me, meeting, seat),
        only_if(meeting.status == S.CALLED, _("会已经开过或取消了。")),
        only_if(at >= meeting.begins_at, _("会还没有开始，开始后点名。")),
    )


def may_write_minutes(me: Standing, meeting: Meeting, seat: Seat | None, at: datetime) -> Yes | No:
    """Also again: corrected minutes say so."""
    return first_no(
        may_run(me, meeting, seat),
        only_if(meeting.status != S.CANCELLED, _("这次会议取消了。")),
        only_if(at >= meeting.begins_at, _("会还没有开始，开过以后写纪要。")),
    )


def may_answer_invitation(me: Standing, attendance: Attendance, at: datetime) -> Yes | No:
    meeting = attendance.meeting
    return first_no(
        only_if(me.person_id is not None and me.person_id == attendance.person_id, _("请收到通知的人自己答复。")),
        only_if(meeting.status == S.CALLED and at < meeting.begins_at, _("会已经开始或取消了。")),
    )
