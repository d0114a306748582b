"""Asking for a place, checking who fits, saying yes to an offer."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.childcare import flow
from mulin.childcare.models import Application, Child, Group
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.queries import Standing

from .ages import of_age, stands_at
from .who import helps, is_guardian, keeps, may_manage


def is_over(group: Group, today: date) -> bool:
    """Nobody can apply any more."""
    return group.closed_on is not None or (group.apply_until is not None and group.apply_until < today) or group.until < today


def may_apply(
    me: Standing, group: Group, child: Child, guardian_id: int, grade: int | None, *, in_area: bool, at: datetime
) -> Yes | No:
    """For one's own child, or as a worker for a guardian at the counter. Full is no reason: then the child waits."""
    today = localdate(at)
    own = me.person_id is not None and me.person_id == guardian_id
    return first_no(
        only_if(me.person_id is not None, _("先认一认您是哪一家，再来申请。")),
        only_if(own or bool(may_manage(me, group.place.path)), _("请监护人自己申请，或请社区工作者代办。")),
        only_if(child.erased_at is None and guardian_id in child.guarded_by, _("这个孩子的监护人是另一位，请由那一位来申请。")),
        only_if(group.closed_on is None and today <= group.until, _("这个班已经结束，请看别的班。")),
        only_if(
            group.apply_from is None or group.apply_from <= today,
            _("%(day)s 起可以申请，到时再来。") % {"day": group.apply_from},
        ),
        only_if(group.seed_told_at is None and not is_over(group, today), _("这个班的申请已经截止。")),
        only_if(in_area or group.others != Group.Others.NOBODY, _("这个班只收%(area)s的居民。") % {"area": group.area.name}),
        only_if(child.born_on is not None and of_age(group, child.born_on, grade), _age_words(group)),
    )


def _age_words(group: Group) -> str:
    said = {"from": group.from_age, "to": group.to_age, "day": group.ages_on}
    if group.unit == Group.Unit.MONTHS:
        return _("这个班收 %(day)s 那天满 %(from)s 到 %(to)s 个月的孩子，这个孩子不在里面。") % said
    return _("这个班收 %(from)s 到 %(to)s 年级的孩子，这个孩子不在里面。") % said


def may_ask(me: Standing, application: Application) -> Yes | No:
    return first_no(_by_keeper(me, application), only_if(can(application.status, flow.ASK), _("这份申请已经办到下一步了。")))


def may_answer(me: Standing, application: Application) -> Yes | No:
    return first_no(
        only_if(is_guardian(me, application) or helps(me, application), _("请监护人来补充，或请代办的社区工作者补充。")),
        only_if(can(application.status, flow.ANSWER), _("现在没有要补充的。")),
    )


def may_check(me: Standing, application: Application, papers: Collection[str], *, seen: bool) -> Yes | No:
    """`papers`: the kinds that are there; `seen`: the originals were shown instead."""
    missing = set(application.group.needs) - set(papers)
    return first_no(
        _by_keeper(me, application),
        only_if(can(application.status, flow.PASS), _("这份申请已经办到下一步了。")),
        only_if(seen or not missing, _("材料还没有齐。请监护人补上，或当面看过原件后勾选。")),
    )


def may_decide_offer(me: Standing, application: Application, at: datetime) -> Yes | No:
    until = application.offered_until
    return first_no(
        _for_the_guardian(me, application),
        only_if(
            can(application.status, flow.ACCEPT) and until is not None and at < until,
            _("这个名额过了确认的时间，已经让给下一位。可以重新申请。"),
        ),
    )


def may_decline(me: Standing, application: Application) -> Yes | No:
    return first_no(
        _for_the_guardian(me, application), only_if(can(application.status, flow.DECLINE), _("现在没有等您确认的名额。"))
    )


def may_withdraw(me: Standing, application: Application) -> Yes | No:
    return first_no(
        only_if(
            is_guardian(me, application) or helps(me, application) or keeps(me, application.group),
            _("撤回由监护人来做，或请班上的老师代办。"),
        ),
        only_if(can(application.status, flow.WITHDRAW), _("这份申请不用撤回。")),
    )


def may_leave(me: Standing, application: Application) -> Yes | No:
    return first_no(_for_the_guardian(me, application), only_if(can(application.status, flow.LEAVE), _("孩子不在托。")))


def may_move_up(me: Standing, application: Application, into: Group, at: datetime) -> Yes | No:
    group, child = application.group, application.child
    number = stands_at(into, child.born_on, application.grade, localdate(at)) if child.born_on else -1
    return first_no(
        only_if(keeps(me, group) and keeps(me, into), _("升班由两个班的老师都是您时办，或由社区把您加进另一个班。")),
        only_if(can(application.status, flow.LEAVE), _("孩子不在托。")),
        only_if(into.pk != group.pk and into.place_id == group.place_id and into.closed_on is None, _("请选同一处的另一个班。")),
        only_if(into.from_age <= number <= into.to_age, _("按年龄，孩子还不能到%(name)s。") % {"name": into.title}),
        only_if(into.free > 0, _("%(name)s满了，先等空出名额。") % {"name": into.title}),
    )


def may_write_health(me: Standing, application: Application) -> Yes | No:
    """Health and papers: the guardian, or who fills it in at the counter."""
    return first_no(
        only_if(is_guardian(me, application) or helps(me, application), _("孩子的健康情况和材料由监护人来写。")),
        only_if(application.status in Application.STANDING, _("这份申请已经结束了。")),
    )


def _by_keeper(me: Standing, application: Application) -> Yes | No:
    return only_if(keeps(me, application.group), _("申请由班上的老师审核。"))


def _for_the_guardian(me: Standing, application: Application) -> Yes | No:
    return only_if(
        is_guardian(me, application) or keeps(me, application.group), _("这由监护人来定，来不了的请打电话给班上的老师代办。")
    )
