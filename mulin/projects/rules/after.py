"""Who keeps what goes beyond one project: brands, plans, lists, alliances, proposals, links."""

from datetime import date

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing
from mulin.projects.models import Alliance, Project, Proposal

from .who import KEEPERS, runs

S = Proposal.State
REMIND_DAYS = 60  # before an alliance ends


def may_keep(me: Standing, path: str) -> Yes | No:
    return only_if(me.holds(KEEPERS, over=path), _("这里由社区工作者、居委会主任和社区书记维护。"))


def may_keep_some(me: Standing) -> Yes | No:
    """Of one's whole community."""
    return only_if(me.holds_everywhere(KEEPERS), _("这里由社区工作者、居委会主任和社区书记维护。"))


def may_ask_for_proposal(me: Standing) -> Yes | No:
    """Units ask for themselves; keepers write down what came by phone or letter."""
    return only_if(
        bool(me.units()) or me.holds_everywhere(KEEPERS), _("采购方案由登记过的单位的经办人来提，也可以请社区代为登记。")
    )


def may_offer(me: Standing, proposal: Proposal) -> Yes | No:
    return first_no(
        may_keep(me, proposal.community.path), only_if(proposal.state in (S.ASKED, S.OFFERED), _("这份方案已经答复，不能再改。"))
    )


def may_answer(me: Standing, proposal: Proposal) -> Yes | No:
    """The purchaser; or a worker who has their answer on paper, but not the one who made the offer."""
    theirs = proposal.purchaser_id in me.units()
    ours = me.holds(KEEPERS, over=proposal.community.path) and me.person_id != proposal.offered_by_id
    return first_no(
        only_if(proposal.state == S.OFFERED, _("方案送出以后才能答复。")),
        only_if(theirs or ours, _("由采购单位的经办人答复；由社区代记的，要换一个人，不能是拟方案的人。")),
    )


def may_see_proposal(me: Standing, proposal: Proposal) -> bool:
    return proposal.purchaser_id in me.units() or me.holds(KEEPERS, over=proposal.community.path)


def may_renew(me: Standing, alliance: Alliance) -> Yes | No:
    return first_no(
        may_keep(me, alliance.community.path), only_if(alliance.state == Alliance.State.RUNNING, _("只有合作中的协议可以续签。"))
    )


def may_end(me: Standing, alliance: Alliance) -> Yes | No:
    open_states = (Alliance.State.RUNNING, Alliance.State.TALKS)
    return first_no(may_keep(me, alliance.community.path), only_if(alliance.state in open_states, _("这份协议已经结束。")))


def may_sign(me: Standing, alliance: Alliance) -> Yes | No:
    return first_no(
        may_keep(me, alliance.community.path), only_if(alliance.state == Alliance.State.TALKS, _("这份协议已经签过了。"))
    )


def is_ending(alliance: Alliance, today: date) -> bool:
    return alliance.state == Alliance.State.RUNNING and (alliance.until - today).days <= REMIND_DAYS


def may_link(me: Standing, project: Project, *, in_team: bool) -> Yes | No:
    return only_if(in_team or runs(me, project), _("由项目团队和运营方来关联。"))
