from collections.abc import Collection

from django.utils.translation import gettext as _

from mulin.funds import flow
from mulin.funds.models import Fund, Gift, HandOut
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import Step, can
from mulin.organisations.queries import Standing

from .who import FOUNDERS, KEEPERS, READERS, works_in


def may_look(by: Standing, sits: bool = False) -> Yes | No:
    """The pages at the desk. `sits`: in the council of one of the funds."""
    return only_if(sits or bool(by.paths(READERS)), _("基金的内部页面给资金管理员、委员会和社区工作人员看。公开的账在“公开”里。"))


def may_found(by: Standing, path: str) -> Yes | No:
    return only_if(by.holds(FOUNDERS, over=path), _("基金由社区书记或系统管理员设立，章程要先经会议通过。"))


def may_close(by: Standing, fund: Fund, left: int, in_store: int, open_spendings: int) -> Yes | No:
    """`left` in 分; all must be gone, so that nothing is forgotten."""
    return first_no(
        may_found(by, fund.community.path),
        only_if(fund.closed_at is None, _("这个基金已经结束。")),
        only_if(not open_spendings, _("还有用款没办完，先办完再结束。")),
        only_if(not left and not in_store, _("钱和物品都用完了才能结束。剩余的按章程用掉或转出，并登记。")),
    )


def may_keep(by: Standing, fund: Fund) -> Yes | No:
    """Register gifts, payments and goods."""
    return first_no(
        only_if(by.holds(KEEPERS, over=fund.community.path), _("这一步由资金管理员来做。")),
        only_if(fund.closed_at is None, _("这个基金已经结束。")),
    )


def may_step(by: Standing, gift: Gift, move: Step) -> Yes | No:
    return first_no(may_keep(by, gift.fund), only_if(can(gift.status, move), _("它的状态已经变了，请刷新后再看。")))


def may_take_in(by: Standing, given: HandOut) -> Yes | No:
    """Say that a hand-out was written down wrongly."""
    return first_no(may_keep(by, given.fund), only_if(given.taken_back_at is None, _("这次发放已经冲正过。")))


def may_change_naming(by: Standing, gift: Gift) -> Yes | No:
    """Consent to be listed by name is the donor's own; the keeper notes what the donor said."""
    return only_if(
        (by.person_id is not None and by.person_id == gift.donor_id) or bool(may_keep(by, gift.fund)),
        _("署名不署名，由捐赠人本人决定，或由资金管理员代为登记。"),
    )


def may_print_receipt(by: Standing, gift: Gift) -> Yes | No:
    mine = by.person_id is not None and by.person_id == gift.donor_id
    return first_no(
        only_if(mine or works_in(by, READERS, gift.fund.community.path), _("收据给捐赠人本人，或由社区代为打印。")),
        only_if(gift.status == flow.RECEIVE.to, _("收到以后才有收据。")),
    )


def may_budget(by: Standing, fund: Fund, council: Collection[int]) -> Yes | No:
    return only_if(by.person_id is not None and by.person_id in council, _("预算由基金的委员会定。"))


def may_see_about(by: Standing, fund: Fund, council: Collection[int]) -> Yes | No:
    """Who is helped, and why: for those who decide and pay."""
    return only_if(
        by.person_id in council or by.holds(KEEPERS, over=fund.community.path), _("受助人的情况只给委员会和资金管理员看。")
    )
