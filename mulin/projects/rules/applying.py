"""Who may write, send, invite, take back. Every answer carries the reason a button shows."""

from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.projects.flow import application as flow
from mulin.projects.models import Application, Call, Teammate

from .who import may_help

S = Application.Stage
MOST_TEAM = 15


def said(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""


def takes(call: Call, at: datetime) -> Yes | No:
    return first_no(
        only_if(call.stage == Call.Stage.OPEN, _("这次征集现在不收申请。")),
        only_if(at >= call.opens_at, _("这次征集 %(at)s 开始收申请。") % {"at": said(call.opens_at)}),
        only_if(at < call.closes_at, _("征集已在 %(at)s 截止。") % {"at": said(call.closes_at)}),
    )


def may_apply(person: Person | None, call: Call, *, here: bool, works_here: bool, at: datetime) -> Yes | No:
    """`here`: lives where the call's projects happen; `works_here`: for a body that serves there."""
    return first_no(
        only_if(person is not None, _("先登录，认一认您是哪一家，再申请。")),
        only_if(
            person is None or person.community_id == call.community_id or works_here,
            _("这次征集只收%(community)s的居民和单位的申请。您登记在别的社区，请找您那里的征集。")
            % {"community": call.community},
        ),
        only_if(here or works_here, _("这次征集只在%(place)s里，由那里的居民和单位申请。") % {"place": call.place}),
        takes(call, at),
    )


def is_writer(me: Standing, application: Application, co_applicants: set[int]) -> bool:
    """The lead, those who apply together, and the worker who fills it in."""
    return me.person_id is not None and (
        me.person_id in ({application.lead_id} | co_applicants)
        or (application.filled_by_id == me.person_id and bool(may_help(me, application.call.path)))
    )


def may_write(me: Standing, application: Application, co_applicants: set[int], at: datetime) -> Yes | No:
    """A draft stays writable when the call is closed: what was typed is kept for the next one."""
    return first_no(
        only_if(is_writer(me, application, co_applicants), _("申请由负责人和共同申报人来写。")),
        only_if(application.stage in Application.WRITABLE, _("已经递交，不能再改。")),
        only_if(
            application.stage != S.REPAIR or application.repair_until is None or at < application.repair_until,
            _("补正的期限 %(at)s 已经过了。") % {"at": said(application.repair_until)},
        ),
    )


def may_submit(me: Standing, application: Application, missing: int, at: datetime) -> Yes | No:
    """`missing`: how many things are. A draft needs the call open; a repair its own last day."""
    leads = me.person_id == application.lead_id or is_writer(me, application, set())
    repair = application.stage == S.REPAIR
    return first_no(
        only_if(leads, _("由负责人来递交。")),
        only_if(application.stage in Application.WRITABLE, _("已经递交过了。")),
        Yes() if repair else _open_still(application.call, at),
        only_if(
            not repair or application.repair_until is None or at < application.repair_until,
            _("补正的期限 %(at)s 已经过了。") % {"at": said(application.repair_until)},
        ),
        only_if(missing == 0, _("还有 %(n)s 处没有填好，见下面的清单。") % {"n": missing}),
    )


def _open_still(call: Call, at: datetime) -> Yes | No:
    late = call.stage != Call.Stage.DRAFT and at >= call.closes_at
    return first_no(
        only_if(not late, _("征集已在 %(at)s 截止，没有递交。您写的都留着，下次征集可以接着用。") % {"at": said(call.closes_at)}),
        takes(call, at),
    )


def may_withdraw(me: Standing, application: Application) -> Yes | No:
    leads = me.person_id == application.lead_id or is_writer(me, application, set())
    return first_no(
        only_if(leads, _("由负责人来撤回。")),
        only_if(can(application.stage, flow.WITHDRAW), _("已经有了结果，不能再撤回。")),
        only_if(
            application.stage in (S.DRAFT, S.SUBMITTED, S.REPAIR) or application.call.stage in ("open", "screening", "reviewing"),
            _("居民已经在投票，不能再撤回。"),
        ),
    )


def may_invite(me: Standing, application: Application, team: int) -> Yes | No:
    """`team`: how many were asked and did not refuse."""
    leads = me.person_id == application.lead_id or is_writer(me, application, set())
    return first_no(
        only_if(leads, _("由负责人来邀请。")),
        only_if(application.stage in Application.WRITABLE, _("已经递交，团队不再变。")),
        only_if(team < MOST_TEAM, _("一个团队最多 %(most)s 人。") % {"most": MOST_TEAM}),
    )


def may_answer(me: Standing, teammate: Teammate) -> Yes | No:
    """The one who was asked; or a worker who takes the answer down, with the worker's name on it."""
    mine = me.person_id == teammate.person_id
    helps = bool(may_help(me, teammate.application.call.path))
    return first_no(
        only_if(mine or helps, _("邀请由受邀的人自己来答复。")),
        only_if(teammate.accepted_at is None and teammate.refused_at is None, _("这份邀请已经答复过了。")),
        only_if(teammate.application.stage in Application.WRITABLE, _("已经递交，团队不再变。")),
    )


def may_leave_team(me: Standing, teammate: Teammate) -> Yes | No:
    """Oneself, or by the lead."""
    application = teammate.application
    leads = me.person_id == application.lead_id or is_writer(me, application, set())
    return first_no(
        only_if(leads or me.person_id == teammate.person_id, _("由负责人或本人来退出。")),
        only_if(application.stage in Application.WRITABLE, _("已经递交，团队不再变。")),
    )
