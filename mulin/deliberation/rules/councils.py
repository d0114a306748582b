"""Councils: who makes them, who sits in them, and whether so many votes are enough. Shares are compared in whole numbers."""

from datetime import date

from django.utils.translation import gettext as _

from mulin.deliberation.models import Base, Council, Meeting, Seat
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .who import keeps, may_keep

LEADING = (Seat.Role.CHAIR, Seat.Role.DEPUTY, Seat.Role.CLERK)


def reaches(part: int, whole: int, top: int, bottom: int, *, more: bool) -> bool:
    """Whether part/whole is top/bottom or (`more`) beyond it. Of nothing, nothing is reached."""
    if whole <= 0:
        return False
    return part * bottom > top * whole if more else part * bottom >= top * whole


def needed(whole: int, top: int, bottom: int, *, more: bool) -> int:
    """The least part that reaches it."""
    return top * whole // bottom + 1 if more else -(-top * whole // bottom)


def has_quorum(council: Council, present: int, members: int) -> bool:
    return reaches(present, members, council.quorum_top, council.quorum_bottom, more=council.quorum_more)


def base_of(base: str, *, members: int, present: int, yes: int, no: int) -> int:
    return {Base.MEMBERS.value: members, Base.PRESENT.value: present, Base.CAST.value: yes + no}[base]


def passes(council: Council, *, members: int, present: int, yes: int, no: int) -> bool:
    whole = base_of(council.yes_base, members=members, present=present, yes=yes, no=no)
    enough = reaches(yes, whole, council.yes_top, council.yes_bottom, more=council.yes_more)
    return enough and has_quorum(council, present, members)


def sits(seat: Seat, on: date) -> bool:
    return seat.since <= on < seat.until


def leads(me: Standing, council: Council, seat: Seat | None) -> bool:
    """`seat`: one's own that stands today, or None."""
    return keeps(me, council.path) or (seat is not None and seat.person_id == me.person_id and seat.role in LEADING)


def may_found(me: Standing, path: str) -> Yes | No:
    return may_keep(me, path)


def may_change_council(me: Standing, council: Council) -> Yes | No:
    return first_no(may_keep(me, council.path), _stands(council))


def _stands(council: Council) -> Yes | No:
    return only_if(council.ended_at is None, _("这个议事机构已经结束。"))


def may_seat(me: Standing, council: Council, since: date, until: date) -> Yes | No:
    return first_no(may_change_council(me, council), only_if(since < until, _("任期的结束要晚于开始。")))


def may_unseat(me: Standing, seat: Seat, on: date) -> Yes | No:
    return first_no(may_change_council(me, seat.council), only_if(on < seat.until, _("这个任期已经结束。")))


def may_lead(me: Standing, council: Council, seat: Seat | None) -> Yes | No:
    """Call a session, keep its list, write its minutes."""
    return first_no(only_if(leads(me, council, seat), _("这由召集人、秘书或社区工作者来做。")), _stands(council))


def may_resolve(me: Standing, meeting: Meeting, seat: Seat | None, *, present: int, members: int) -> Yes | No:
    council = meeting.council
    assert council is not None
    return first_no(
        may_lead(me, council, seat),
        only_if(meeting.status != Meeting.Status.CANCELLED, _("这次会议取消了。")),
        only_if(
            has_quorum(council, present, members),
            _("到会 %(present)s 位，全体 %(members)s 位，至少要到 %(needed)s 位才能作决议。") % {
                "present": present, "members": members,
                "needed": needed(members, council.quorum_top, council.quorum_bottom, more=council.quorum_more),
            },
        ),
    )  # fmt: skip
