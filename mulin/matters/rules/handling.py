"""What those do who have the matter in hand, and those who check their work."""

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.matters import flow
from mulin.matters.models import Matter
from mulin.organisations.queries import Standing

from .who import CHECKS, DESK, STEERS, TAKES, has_reporter, helps, holds, in_the_pool_of, is_reporter, leads, now, works_on


def may_take(me: Standing, matter: Matter) -> Yes | No:
    pooled = bool(matter.pool_path) and in_the_pool_of(me, matter)
    return first_no(
        now(flow.TAKE, matter, _("它已经被领走或派出去了，请看别的任务。")),
        only_if(
            pooled or (not matter.pool_path and holds(me, DESK, matter)), _("领单只限本网格有岗位的人，而且它要在网格任务池里。")
        ),
        only_if(matter.dispute != Matter.Dispute.OPEN, _("它的责任有争议，要等社区裁定责任后才能办。")),
    )


def may_take_somewhere(me: Standing) -> Yes | No:
    """The list of what lies in the pools of one's grids."""
    return only_if(bool(me.paths(TAKES)), _("网格任务由网格里有岗位的人领，例如楼长、志愿者、骑手。想帮忙请告诉社区。"))


def may_accept(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(leads(me, matter), _("它没有派给您或您的单位。")),
        now(flow.ACCEPT, matter, _("它不在待接单的状态，可能已经有同事接了。")),
    )


def may_give_back(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(leads(me, matter), _("只有主办的人或单位可以退回。")),
        now(flow.GIVE_BACK, matter, _("已经反馈或在等居民的事项不能退回。")),
        only_if(matter.dispute != Matter.Dispute.SETTLED, _("责任已经裁定，不能再退回。需要帮手请找社区加派协办。")),
    )


def may_hand_on(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(leads(me, matter) or holds(me, STEERS, matter), _("转办由主办的人，或这一片的网格员、社区工作者和负责人来做。")),
        now(flow.HAND_ON, matter, _("已经反馈或在等居民的事项不能转办。")),
        only_if(
            matter.dispute != Matter.Dispute.SETTLED or holds(me, STEERS, matter), _("责任已经裁定，由主办单位办完，不能再转出。")
        ),
    )


def may_arrive(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(
            leads(me, matter) or helps(me, matter) or holds(me, STEERS, matter), _("到场由主办、协办的人自己记，或由社区代记。")
        ),
        only_if(matter.status in (Matter.Status.OFFERED, Matter.Status.IN_HAND), _("只有派出去、正在办的事项可以记到场。")),
    )


def may_pause(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(leads(me, matter), _("只有主办的人可以请居民补充。")),
        now(flow.PAUSE, matter, _("只有办理中的事项可以请居民补充。")),
        only_if(has_reporter(matter) or bool(matter.contact_mask), _("它是匿名上报的，没有可以问的人，请按现有情况办理。")),
    )


def may_resume(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(
            is_reporter(me, matter) or leads(me, matter) or holds(me, STEERS, matter),
            _("由上报的居民补充，或由主办的人、社区问过后代记。"),
        ),
        now(flow.RESUME, matter, _("它没有在等居民补充。")),
    )


def may_answer(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(leads(me, matter), _("只有主办的人或单位可以反馈结果。")),
        now(flow.ANSWER, matter, _("接单以后、办理中才能反馈结果。")),
    )


def may_verify(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        now(flow.VERIFY, matter, _("它不在待核实的状态。")),
        only_if(not leads(me, matter) and not helps(me, matter), _("办理的人不能核实自己的结果，请由别的岗位核实。")),
        only_if(holds(me, CHECKS, matter), _("核实由这一片的楼长、网格员、社区工作者或负责人来做。")),
    )


def may_refuse(me: Standing, matter: Matter) -> Yes | No:
    return may_verify(me, matter)


def may_count_trip(me: Standing, matter: Matter) -> Yes | No:
    """At the counter, where the worker sees who comes."""
    return first_no(
        only_if(holds(me, DESK, matter), _("来了几次由窗口的社区工作者或负责人记。")),
        only_if(matter.status in Matter.OPEN, _("它已经办结，来访请另登记一件，或点“重新办理”。")),
    )


def may_note(me: Standing, matter: Matter) -> Yes | No:
    """Words for staff."""
    return only_if(works_on(me, matter), _("内部备注只限办理这件事的人和这一片的工作人员。"))
