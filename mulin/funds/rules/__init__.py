"""Who keeps a fund, who asks for its money, who says yes. Nobody says yes to their own wish."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from mulin.funds import flow
from mulin.funds.models import Fund, Gift, Spending
from mulin.kernel.access import No, Yes
from mulin.kernel.flow import Step, can
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing

P = Post.Kind
KEEPERS = frozenset({P.FUND_KEEPER.value})
FOUNDERS = frozenset({P.SECRETARY.value, P.ADMINISTRATOR.value})
READERS = KEEPERS | FOUNDERS | {P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.STREET_LEADER.value}
ASKERS = KEEPERS | {P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value}
YESES = 2


def only_if(fits: bool, reason: str) -> Yes | No:
    return Yes() if fits else No(reason)


def first_no(*answers: Yes | No) -> Yes | No:
    return next((answer for answer in answers if isinstance(answer, No)), Yes())


def may_look(by: Standing) -> Yes | No:
    """The pages at the desk."""
    return only_if(bool(by.paths(READERS)), _("基金的内部页面给资金管理员和社区工作人员看。公开的账在“公开”里。"))


def may_found(by: Standing, path: str) -> Yes | No:
    return only_if(by.holds(FOUNDERS, over=path), _("基金由社区书记或系统管理员设立，章程要先经会议通过。"))


def may_keep(by: Standing, fund: Fund) -> Yes | No:
    """Register gifts, payments and goods."""
    return first_no(
        only_if(by.holds(KEEPERS, over=fund.community.path), _("这一步由资金管理员来做。")),
        only_if(fund.closed_at is None, _("这个基金已经结束。")),
    )


def may_step(by: Standing, gift: Gift, move: Step) -> Yes | No:
    return first_no(may_keep(by, gift.fund), only_if(can(gift.status, move), _("它的状态已经变了，请刷新后再看。")))


def may_change_naming(by: Standing, gift: Gift) -> Yes | No:
    """Consent to be listed by name is the donor's own; the keeper notes what the donor said."""
    return only_if(
        (by.person_id is not None and by.person_id == gift.donor_id) or bool(may_keep(by, gift.fund)),
        _("署名不署名，由捐赠人本人决定，或由资金管理员代为登记。"),
    )


def may_budget(by: Standing, fund: Fund, council: Collection[int]) -> Yes | No:
    return only_if(by.person_id is not None and by.person_id in council, _("预算由基金的委员会定。"))


def may_ask(by: Standing, fund: Fund, council: Collection[int]) -> Yes | No:
    return first_no(
        only_if(by.person_id in council or by.holds(ASKERS, over=fund.community.path), _("用款由社区工作人员或委员会成员申请。")),
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
