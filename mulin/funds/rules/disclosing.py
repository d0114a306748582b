"""A quarter's disclosure is signed by the keeper and countersigned by somebody else, of the council."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from mulin.funds import flow
from mulin.funds.models import Disclosure
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.queries import Standing

from .who import KEEPERS


def may_sign(by: Standing, disclosure: Disclosure) -> Yes | No:
    return first_no(
        only_if(by.holds(KEEPERS, over=disclosure.fund.community.path), _("季度公示由资金管理员签字。")),
        only_if(can(disclosure.status, flow.SIGN), _("它已经签过字了。")),
    )


def may_countersign(by: Standing, disclosure: Disclosure, council: Collection[int]) -> Yes | No:
    """Also to give it back."""
    return first_no(
        only_if(by.person_id is not None and by.person_id in council, _("季度公示由委员会复核。")),
        only_if(by.person_id != disclosure.signed_by_id, _("自己签的，要由委员会的另一位来复核。")),
        only_if(can(disclosure.status, flow.COUNTERSIGN), _("资金管理员签了字，才能复核。")),
    )


def may_correct(by: Standing, disclosure: Disclosure, newest: int) -> Yes | No:
    """`newest`: the number of its quarter's last version."""
    return first_no(
        only_if(by.holds(KEEPERS, over=disclosure.fund.community.path), _("更正由资金管理员发起。")),
        only_if(disclosure.status == Disclosure.Status.PUBLISHED, _("还没有公布，直接改就行。")),
        only_if(disclosure.version == newest, _("已经有更新的一版，请在那一版上更正。")),
    )
