"""公益达人: proposed by anyone, agreed to by the person, decided by who answers for the community."""

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.models import Post
from mulin.volunteering import flow
from mulin.volunteering.models import Honour

from .who import Who

DECIDERS = frozenset({Post.Kind.SECRETARY.value, Post.Kind.ADMINISTRATOR.value})


def may_nominate(who: Who) -> Yes | No:
    return only_if(who.standing.account_id is not None, _("请先登录，再推荐。"))


def _own(who: Who, honour: Honour) -> bool:
    return honour.person_id is not None and who.standing.person_id == honour.person_id


def may_ask_consent(who: Who, honour: Honour, person_id: int, nominator_id: int | None) -> Yes | No:
    """Say who it is, and ask that person. `nominator_id`: the person who nominated."""
    return first_no(
        only_if(who.keeps(honour.community.path), _("由社区工作者核对是哪一位，再请本人同意。")),
        only_if(can(honour.status, flow.ASK), _("它不在等核对的状态。")),
        only_if(nominator_id is None or nominator_id != person_id, _("不能推荐自己。")),
    )


def may_consent(who: Who, honour: Honour) -> Yes | No:
    return first_no(
        only_if(_own(who, honour), _("同不同意由本人说。")),
        only_if(can(honour.status, flow.CONSENT), _("现在不用答复。")),
    )


def may_note_consent(who: Who, honour: Honour) -> Yes | No:
    """The person signed a paper; who holds it stands by it with their name."""
    return first_no(
        only_if(who.keeps(honour.community.path), _("纸上的同意由社区工作者登记。")),
        only_if(not _own(who, honour), _("自己的请在自己的手机上答复。")),
        only_if(can(honour.status, flow.CONSENT), _("它不在等本人同意的状态。")),
    )


def may_decide(who: Who, honour: Honour) -> Yes | No:
    return first_no(
        only_if(who.standing.holds(DECIDERS, over=honour.community.path), _("授不授予由社区书记或管理员决定。")),
        only_if(not _own(who, honour), _("自己的要由别人决定。")),
        only_if(honour.nominated_by != who.standing.account_id or who.standing.account_id is None, _("自己推荐的要由别人决定。")),
        only_if(can(honour.status, flow.PASS_OVER), _("已经决定过了。")),
    )


def may_honour(who: Who, honour: Honour) -> Yes | No:
    return first_no(may_decide(who, honour), only_if(can(honour.status, flow.HONOUR), _("本人还没有同意，不能授予。")))


def may_withdraw(who: Who, honour: Honour) -> Yes | No:
    """The person at any time, or a worker for them or for a reason."""
    return first_no(
        only_if(_own(who, honour) or who.keeps(honour.community.path), _("由本人或社区工作者撤下。")),
        only_if(can(honour.status, flow.TAKE_DOWN) or can(honour.status, flow.DECLINE), _("它没有公布，也不在等公布。")),
    )
