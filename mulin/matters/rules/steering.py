"""What the desk and the posts over a place decide: whose it is, whether two are one, what it is filed under."""

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.matters import flow
from mulin.matters.models import Matter
from mulin.organisations.queries import Standing

from .who import DESK, SETTLES, STEERS, holds, leads, now

D = Matter.Dispute
SETS = frozenset({"secretary", "administrator"})


def may_dispatch(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(holds(me, STEERS, matter), _("派单由这一片的网格员、社区工作者或负责人来做。")),
        now(flow.DISPATCH, matter, _("只有待派单、待接单的事项可以派单，它已经往下办了。")),
        only_if(matter.dispute != D.OPEN, _("它两次被退回或责任有争议，请由社区工作者或书记“裁定责任”后派单。")),
    )


def may_settle(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(holds(me, SETTLES, matter), _("裁定责任由社区工作者、社区书记或街道负责人来做。")),
        only_if(matter.dispute == D.OPEN, _("它没有责任争议，直接派单就可以。")),
        now(flow.SETTLE, matter, _("它已经有人在办，不用再裁定责任。")),
    )


def may_merge(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(holds(me, STEERS, matter), _("并案由这一片的网格员、社区工作者或负责人来做。")),
        now(flow.MERGE, matter, _("只有还没办结的事项可以并案。")),
    )


def may_unmerge(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(holds(me, STEERS, matter), _("撤销并案由这一片的网格员、社区工作者或负责人来做。")),
        now(flow.UNMERGE, matter, _("它没有并入别的事项。")),
    )


def may_void(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(holds(me, DESK, matter), _("不予受理由社区工作者、居委会主任或社区书记决定。")),
        now(flow.VOID, matter, _("它已经有了结果或在等居民，不能再作不予受理。")),
    )


def may_correct(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(holds(me, STEERS, matter), _("更正由这一片的网格员、社区工作者或负责人来做。")),
        only_if(matter.status in Matter.OPEN, _("它已经办结或并案，内容不再改动。")),
    )


def may_move_on(me: Standing, matter: Matter) -> Yes | No:
    """To joint governance before the neighbours' own time is over."""
    return first_no(
        only_if(
            holds(me, STEERS, matter) or (matter.handler_id is not None and matter.handler_id == me.person_id),
            _("转入共治由正在办的人，或这一片的网格员、社区工作者和负责人提出。"),
        ),
        only_if(matter.stage == Matter.Stage.SELF, _("它已经在共治联办了。")),
        now(flow.TO_JOINT, matter, _("它已经有了反馈或在等居民，不用转入共治。")),
    )


def may_close(me: Standing, matter: Matter) -> Yes | No:
    """By staff, after they called. When that is depends on the hour: see `rules.may_close_already`."""
    return first_no(
        only_if(holds(me, STEERS, matter), _("结案由居民确认；居民没有回应时，由社区打电话问过后结案。")),
        now(flow.CLOSE, matter, _("要先反馈结果，居民或社区确认后才能结案。")),
    )


def may_join(me: Standing, matter: Matter) -> Yes | No:
    """Call helpers beside the lead."""
    return first_no(
        only_if(
            holds(me, STEERS, matter) or leads(me, matter), _("加派协办由主办的人，或这一片的网格员、社区工作者和负责人来做。")
        ),
        only_if(matter.status in (Matter.Status.OFFERED, Matter.Status.IN_HAND), _("派出去、正在办的事项才能加派协办。")),
    )


def may_edit_categories(me: Standing, community_path: str) -> Yes | No:
    return only_if(me.holds(SETS, over=community_path), _("事项类别由社区书记或系统管理员设置。"))
