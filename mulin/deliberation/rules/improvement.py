"""Who may propose, decide, keep up. `lives`: whether the person lives or owns in the place."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from mulin.deliberation.models import Improvement, Upkeep
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import Step, can
from mulin.organisations.queries import Standing

from .who import keeps, may_keep

LONGEST_DAYS = 366


def may_propose(me: Standing, person_id: int | None, path: str, *, lives: bool) -> Yes | No:
    return first_no(
        only_if(me.person is not None, _("先登录，认一认您是哪一家，再来提。")),
        only_if(person_id == me.person_id or keeps(me, path), _("请本人来提，或请社区工作者代办。")),
        only_if(lives or keeps(me, path), _("请提您住的楼栋、小区或社区的事。")),
    )


def may_move(me: Standing, row: Improvement, move: Step) -> Yes | No:
    return first_no(may_keep(me, row.path), only_if(can(row.status, move), _("现在不能这样做，请看它走到了哪一步。")))


def may_change(me: Standing, row: Improvement) -> Yes | No:
    return may_keep(me, row.path)


def may_adopt(me: Standing, person_id: int | None, row: Improvement, *, kept: bool) -> Yes | No:
    return first_no(
        only_if(me.person is not None, _("先登录，认一认您是哪一家，再来认养。")),
        only_if(person_id == me.person_id or keeps(me, row.path), _("请本人来认养，或请社区工作者代办。")),
        only_if(row.status == Improvement.Status.DONE, _("做好以后才能认养。")),
        only_if(not kept, _("已经有人认养了，到期会再征集。")),
    )


def fits(since: date, until: date) -> Yes | No:
    return first_no(
        only_if(until > since, _("认养的最后一天要在开始以后。")),
        only_if(until - since <= timedelta(days=LONGEST_DAYS), _("一次最多认养一年，到期可以接着认养。")),
    )


def keeps_up(me: Standing, row: Upkeep) -> bool:
    unit = row.organisation_id is not None and row.organisation_id in me.units()
    return (me.person_id is not None and me.person_id == row.person_id) or unit


def may_look(me: Standing, row: Upkeep, on: date) -> Yes | No:
    return first_no(
        only_if(keeps_up(me, row) or keeps(me, row.improvement.path), _("由认养的人来记。")),
        only_if(not row.is_over(on), _("认养已经到期。")),
    )


def may_end(me: Standing, row: Upkeep) -> Yes | No:
    return first_no(
        only_if(keeps_up(me, row) or keeps(me, row.improvement.path), _("由认养的人或社区工作者来结束。")),
        only_if(row.ended_at is None, _("认养已经结束。")),
    )
