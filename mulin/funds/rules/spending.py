"""Who asks for a fund's money, who says yes. Nobody says yes to their own wish."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from mulin.funds import flow
from mulin.funds.models import Fund, Spending
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.ledger.queries import say
from mulin.organisations.queries import Standing

from .who import ASKERS, KEEPERS, works_in

YESES = 2


def within_charter(fund: Fund, amount: int, this_year: int | None = None) -> Yes | No:
    """`this_year`: what the person was helped with already, in 分; None: nobody in particular."""
    each, person = fund.each_most, fund.person_most
    return first_no(
        only_if(
            each is None or amount <= each, _("章程规定单笔最多 %(most)s，请改小，或分开申请。") % {"most": say(each or 0, "cny")}
        ),
        only_if(
            person is None or this_year is None or this_year + amount <= person,
            _("章程规定一个人一年最多帮助 %(most)s，今年已有 %(had)s。")
            % {"most": say(person or 0, "cny"), "had": say(this_year or 0, "cny")},
        ),
    )


def may_ask(by: Standing, fund: Fund, council: Collection[int]) -> Yes | No:
    return first_no(
        only_if(by.person_id in council or works_in(by, ASKERS, fund.community.path), _("用款由社区工作人员或委员会成员申请。")),
        only_if(fund.closed_at is None, _("这个基金已经结束。")),
    )


def may_decide(by: Standing, spending: Spending, council: Collection[int], yeses: Collection[int]) -> Yes | No:
    """Say yes or no."""
    return first_no(
        only_if(
            by.person_id in council or by.holds(KEEPERS, over=spending.fund.community.path),
            _("用款由委员会成员和资金管理员审批。"),
        ),
        only_if(by.person_id != spending.asked_by, _("自己申请的用款，要由别人审批。")),
        only_if(spending.person_id is None or by.person_id != spending.person_id, _("给自己的帮助，要由别人审批。")),
        only_if(by.person_id not in yeses, _("您已经批过了，还要另一位来批。")),
        only_if(can(spending.status, flow.RESERVE), _("它已经不在等审批了。")),
    )


def may_pay(by: Standing, spending: Spending) -> Yes | No:
    return first_no(
        only_if(by.holds(KEEPERS, over=spending.fund.community.path), _("付款由资金管理员登记。")),
        only_if(can(spending.status, flow.PAY), _("两位批准以后才能付款，付过的不能再付。")),
    )


def may_withdraw(by: Standing, spending: Spending) -> Yes | No:
    return first_no(
        only_if(
            by.person_id == spending.asked_by or by.holds(KEEPERS, over=spending.fund.community.path),
            _("申请由申请人或资金管理员撤回。"),
        ),
        only_if(can(spending.status, flow.WITHDRAW), _("它已经付款或结束，不能撤回。")),
    )


def may_unpay(by: Standing, spending: Spending) -> Yes | No:
    return first_no(
        only_if(by.holds(KEEPERS, over=spending.fund.community.path), _("付款由资金管理员登记和冲正。")),
        only_if(can(spending.status, flow.UNPAY), _("付过的才能冲正，冲正过的不能再冲。")),
        only_if(not spending.returned, _("已经登记过退回，不能再整笔冲正。剩下的退回来，就再登记一次退回。")),
    )
