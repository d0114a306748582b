"""Who may stand where, and when. Caps and staged opening are for popular shifts (engelsystem#565, #372)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.people.queries import age
from mulin.volunteering.models import Claim, Duty, Shift, Volunteer

from .guardians import missing_consent
from .who import WITH_GUARDIAN_PRESENT_UNDER, Who

EARLY, LATE = timedelta(minutes=60), timedelta(hours=6)  # check-in: from an hour before to six hours after the end
LEFT_WAITING, LOOK_BACK = 2, timedelta(days=60)  # so many missed shifts in so long: no head start for a while


@dataclass(frozen=True)
class Situation:
    """What the database knows about somebody and a shift."""

    this_month: int = 0  # places held in shifts of the same duty in the shift's month
    clashes: bool = False  # another place held at the same time
    missed: int = 0  # without a word, within `LOOK_BACK`
    guardian_there: bool = False  # the guardian holds a place in the same shift
    has_skill: bool = True
    belongs: bool = False  # to the duty's team


def opens_at(shift: Shift, situation: Situation) -> datetime:
    """When this person may claim. Members come first, unless they left a place empty lately."""
    first = situation.belongs and situation.missed < LEFT_WAITING
    return shift.members_from if first else shift.everyone_from


def may_claim(who: Who, volunteer: Volunteer, shift: Shift, situation: Situation, at: datetime) -> Yes | No:
    duty, opens = shift.duty, opens_at(shift, situation)
    return first_no(
        only_if(
            who.acts_for(volunteer) or who.runs(duty.place.path, duty.team_id),
            _("班次由本人或监护人认领，或由队长、社区工作者代为认领。"),
        ),
        only_if(shift.status == Shift.Status.OPEN, _("这个班次已经取消或结束。")),
        only_if(at < shift.ends_at, _("这个班次已经结束，请看后面的班次。")),
        only_if(
            at >= opens,
            _("%(when)s起可以认领，到时再来。") % {"when": localtime(opens).strftime("%m-%d %H:%M")},
        ),
        fits(volunteer, duty, situation, at),
        only_if(not situation.clashes, _("您同一时间已经有别的班次，请先退出那一个。")),
        only_if(
            duty.a_month is None or situation.this_month < duty.a_month,
            _("这个岗位每人每月最多 %(most)s 次，把机会也留给别的邻居。") % {"most": duty.a_month},
        ),
        only_if(shift.taken < shift.places, _("名额已满。有人退出时名额会放出来。")),
    )


def fits(volunteer: Volunteer, duty: Duty, situation: Situation, at: datetime) -> Yes | No:
    """Age, guardian, insurance, skill."""
    years = age(volunteer.person.born_on, localdate(at))
    return first_no(
        only_if(volunteer.left_at is None, _("您已退出志愿者，重新加入后再认领。")),
        only_if(years is None or years >= duty.from_age, _("这个岗位要满 %(age)s 岁，请看别的岗位。") % {"age": duty.from_age}),
        missing_consent(volunteer, localdate(at)),
        only_if(
            years is None or years >= WITH_GUARDIAN_PRESENT_UNDER or situation.guardian_there,
            _("未满 14 岁要和监护人一起参加，请监护人先认领同一个班次。"),
        ),
        only_if(
            not duty.is_risky or (volunteer.insured_until is not None and volunteer.insured_until >= localdate(at)),
            _("这个岗位有风险，要先有志愿者保险。请找社区登记。"),
        ),
        only_if(situation.has_skill, _("这个岗位要会%(skill)s，请先在资料里写上。") % {"skill": duty.skill or ""}),
    )


def may_give_up(who: Who, claim: Claim, at: datetime) -> Yes | No:
    duty = claim.shift.duty
    return first_no(
        only_if(
            who.acts_for(claim.volunteer) or who.runs(duty.place.path, duty.team_id),
            _("退出由本人、监护人、队长或社区工作者来做。"),
        ),
        only_if(claim.status == Claim.Status.HELD, _("这个班次不在已认领的状态，不用退出。")),
        only_if(at < claim.shift.ends_at, _("班次已经结束，不能再退出。")),
    )


def may_run(who: Who, shift: Shift) -> Yes | No:
    """The list, the rotating code, ticks, cancelling."""
    return only_if(who.runs(shift.duty.place.path, shift.duty.team_id), _("班次由队长和社区工作者管理。"))


def may_check_in(who: Who, claim: Claim, at: datetime, *, by_code: bool) -> Yes | No:
    shift, own = claim.shift, who.standing.person_id == claim.volunteer.person_id
    return first_no(
        only_if((own and by_code) or bool(may_run(who, shift)), _("请扫现场的签到码，或请队长记上。")),
        only_if(shift.status != Shift.Status.CANCELLED, _("这个班次已经取消。")),
        only_if(at >= shift.begins_at - EARLY, _("还没到签到时间，开始前 1 小时起可以签到。")),
        only_if(not by_code or at <= shift.ends_at + LATE, _("签到时间过了。如果您来了，请队长补记。")),
        only_if(claim.status in (Claim.Status.HELD, Claim.Status.MISSED), _("已经签过到了，不用再签。")),
    )


def may_cancel(who: Who, shift: Shift, at: datetime) -> Yes | No:
    return first_no(
        may_run(who, shift),
        only_if(shift.status == Shift.Status.OPEN, _("这个班次已经取消或结束。")),
        only_if(at < shift.ends_at, _("班次已经结束，不能取消。")),
    )


def may_set_up(who: Who, path: str, team_id: int | None) -> Yes | No:
    return only_if(who.runs(path, team_id), _("岗位由这支队伍的队长或社区工作者设置。"))
