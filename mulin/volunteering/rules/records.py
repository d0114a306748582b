"""Who records certifies; nobody confirms their own hours."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.volunteering import flow
from mulin.volunteering.models import Certificate, Record, Volunteer

from .who import Who

NOTICE = timedelta(days=7)  # 公示 at least so long


def _runs(who: Who, record: Record) -> bool:
    path = record.duty.place.path if record.duty else record.volunteer.community.path
    return who.runs(path, record.team_id)


def _not_own(who: Who, record: Record) -> Yes | No:
    return only_if(who.standing.person_id != record.volunteer.person_id, _("自己的时长要由别人确认。"))


def may_note(who: Who, volunteer: Volunteer, team_id: int | None) -> Yes | No:
    """Write down service that came of no shift."""
    return only_if(who.runs(volunteer.community.path, team_id), _("时长由队长或社区工作者记录。"))


def may_confirm(who: Who, record: Record) -> Yes | No:
    disputed_before = record.status == Record.Status.DISPUTED and record.confirmed_by is not None
    return first_no(
        only_if(_runs(who, record), _("时长由记录它的队长或社区工作者确认。")),
        _not_own(who, record),
        only_if(can(record.status, flow.CONFIRM), _("它不在等确认的状态。")),
        only_if(
            not disputed_before or who.standing.person_id != record.confirmed_by,
            _("有异议的时长要由上次确认的人以外的人来定。"),
        ),
    )


def may_dispute(who: Who, record: Record) -> Yes | No:
    return first_no(
        only_if(
            who.standing.person_id == record.volunteer.person_id or who.keeps(record.volunteer.community.path),
            _("只有本人，或代他提出的社区工作者，可以对时长提出异议。"),
        ),
        only_if(can(record.status, flow.DISPUTE), _("它正在处理异议，或者已经不作数。")),
    )


def may_strike(who: Who, record: Record) -> Yes | No:
    return first_no(
        only_if(_runs(who, record), _("时长由记录它的队长或社区工作者处理。")),
        _not_own(who, record),
        only_if(can(record.status, flow.STRIKE), _("已经确认的时长不能划掉，可以撤回。")),
    )


def may_take_back(who: Who, record: Record) -> Yes | No:
    return first_no(
        only_if(who.keeps(record.volunteer.community.path), _("撤回已确认的时长由社区工作者来做。")),
        _not_own(who, record),
        only_if(can(record.status, flow.TAKE_BACK), _("只有已确认的时长可以撤回。")),
    )


def may_ask_certificate(who: Who, volunteer: Volunteer) -> Yes | No:
    return only_if(
        who.standing.person_id == volunteer.person_id or who.keeps(volunteer.community.path),
        _("证明由本人申请，或由社区工作者代为申请。"),
    )


def may_certify(who: Who, certificate: Certificate) -> Yes | No:
    """Publish, issue, refuse, revoke."""
    return first_no(
        only_if(who.keeps(certificate.volunteer.community.path), _("证明由社区工作者或社区负责人开具。")),
        only_if(who.standing.person_id != certificate.volunteer.person_id, _("自己的证明要由别人开具。")),
    )


def may_issue(who: Who, certificate: Certificate, on: date) -> Yes | No:
    return first_no(
        may_certify(who, certificate),
        only_if(can(certificate.status, flow.ISSUE), _("它已经开具或不予开具。")),
        only_if(
            certificate.notice_to is None or on > certificate.notice_to,
            _("公示到 %(day)s 结束，之后才能开具。") % {"day": certificate.notice_to},
        ),
    )


def minutes_of(begins_at: datetime, ends_at: datetime, came_at: datetime | None, left_at: datetime | None) -> int:
    """Whole minutes between coming and leaving, never outside the shift; a quarter of an hour late counts as on time."""
    start = begins_at if came_at is None or came_at <= begins_at + timedelta(minutes=15) else came_at
    end = ends_at if left_at is None or left_at >= ends_at - timedelta(minutes=15) else left_at
    return max(1, int((end - start).total_seconds() // 60))
