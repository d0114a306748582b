"""Who says yes to money kept for one thing, who lets go of it, and that nobody uses more than it holds."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from mulin.funds import flow
from mulin.funds.models import Earmark, Spending
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.ledger.queries import say
from mulin.organisations.queries import Standing

from .who import KEEPERS


def may_decide_earmark(by: Standing, earmark: Earmark, council: Collection[int], yeses: Collection[int]) -> Yes | No:
    """Say yes or no: the same people, and the same walls, as for spending."""
    return first_no(
        only_if(
            by.person_id in council or by.holds(KEEPERS, over=earmark.fund.community.path),
            _("专款由委员会成员和资金管理员审批。"),
        ),
        only_if(by.person_id != earmark.asked_by, _("自己申请的专款，要由别人审批。")),
        only_if(by.person_id not in yeses, _("您已经批过了，还要另一位来批。")),
        only_if(can(earmark.status, flow.EARMARK), _("它已经不在等审批了。")),
    )


def may_withdraw_earmark(by: Standing, earmark: Earmark) -> Yes | No:
    return first_no(
        only_if(
            by.person_id == earmark.asked_by or by.holds(KEEPERS, over=earmark.fund.community.path),
            _("申请由申请人或资金管理员撤回。"),
        ),
        only_if(can(earmark.status, flow.WITHDRAW_EARMARK), _("批准以后不能撤回，可以放回剩余的钱。")),
    )


def waiting(draws: Iterable[Spending], parts: Iterable[Earmark]) -> int:
    """Draws that are asked for or not paid yet, and parts that still hold."""
    S = Spending.Status
    held = sum(one.status == Earmark.Status.RESERVED for one in parts)
    return held + sum(one.status in (S.ASKED, S.RESERVED) for one in draws)


def may_release(by: Standing, earmark: Earmark, council: Collection[int], waits: int) -> Yes | No:
    """`waits`: draws and parts of it that are not done with."""
    return first_no(
        only_if(
            by.person_id in council or by.holds(KEEPERS, over=earmark.fund.community.path),
            _("剩余的专款由委员会成员或资金管理员放回。"),
        ),
        only_if(can(earmark.status, flow.RELEASE), _("只有留着的专款才能放回。")),
        only_if(not waits, _("还有用款没办完，先付掉或撤回，再放回剩余的钱。")),
    )


def has_left(earmark: Earmark, amount: int, asked: int = 0) -> Yes | No:
    """`asked`: what others have asked of it and is not decided yet, in 分."""
    left = earmark.left - asked
    return first_no(
        only_if(earmark.status == Earmark.Status.RESERVED, _("这笔专款还没有留出，或者已经放回，不能用。")),
        only_if(amount > 0, _("金额要大于 0。")),
        only_if(
            amount <= left,
            _("专款只剩 %(left)s，不够 %(amount)s。") % {"left": say(max(left, 0), "cny"), "amount": say(amount, "cny")},
        ),
    )


def may_take_return(by: Standing, spending: Spending, amount: int = 1) -> Yes | No:
    there = (spending.paid or 0) - (spending.returned or 0)
    return first_no(
        only_if(by.holds(KEEPERS, over=spending.fund.community.path), _("退回的钱由资金管理员登记。")),
        only_if(spending.status == Spending.Status.PAID and there > 0, _("付出去、还没有全部退回的才能登记退回。")),
        only_if(
            0 < amount <= there, _("退回的要大于 0，最多 %(most)s。") % {"most": say(there, "cny")}
        ),
    )  # fmt: skip
