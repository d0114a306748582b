"""Who may do what, and until when. Every answer carries the reason a button shows."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from mulin.elections import flow
from mulin.elections.models import Candidate, Complaint, Election, Term
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from .laws import Law

P, S, C = Post.Kind, Election.Status, Candidate.Status
ORGANISERS = frozenset({P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value})  # as ballots have it
HEADS = frozenset({P.COMMITTEE_HEAD.value, P.SECRETARY.value})
APPOINTERS = ORGANISERS | {P.ADMINISTRATOR.value}  # posts are opened by who may appoint; see organisations
HELPERS = ORGANISERS | {P.GRID_WORKER.value, P.BUILDING_HEAD.value, P.PARTY_HEAD.value}
LOOK = HELPERS | APPOINTERS
SEATED = (S.DECIDED,)
SETTERS = frozenset({P.SECRETARY.value, P.ADMINISTRATOR.value})  # of what holds for the whole community
PLACES_OF: dict[str, str] = {  # posts that people are elected to, and where
    P.COMMITTEE_HEAD: Place.Kind.COMMITTEE, P.SECRETARY: Place.Kind.COMMUNITY, P.BUILDING_HEAD: Place.Kind.BUILDING,
    P.PARTY_HEAD: Place.Kind.BUILDING,
}  # fmt: skip


def may_open_desk(me: Standing) -> Yes | No:
    return only_if(bool(me.paths(LOOK)), _("选举由社区工作者、居委会主任和社区书记组织。"))


def may_organise(me: Standing, path: str) -> Yes | No:
    return only_if(me.holds(ORGANISERS, over=path), _("这里的选举由这里的社区工作者、居委会主任和社区书记组织。"))


def may_set(me: Standing, path: str) -> Yes | No:
    return only_if(me.holds(SETTERS, over=path), _("候选人公布几天由社区书记或系统管理员设定。"))


def may_manage(me: Standing, election: Election) -> Yes | No:
    return may_organise(me, election.place.path)


def may_help(me: Standing, election: Election) -> Yes | No:
    return only_if(me.holds(HELPERS, over=election.place.path), _("代为办理由这里的社区工作者、网格员或楼长进行。"))


def may_name(me: Standing, election: Election) -> Yes | No:
    """Members of the election committee."""
    open_ = election.status in (S.PREPARED, S.LISTED, S.NOMINATING)
    return first_no(may_manage(me, election), only_if(open_, _("候选人确定以后，选举委员会不再换人。")))


def may_list(me: Standing, election: Election, *, committee: int, law: Law) -> Yes | No:
    """`committee`: how many members it has."""
    return first_no(
        may_manage(me, election),
        only_if(can(election.status, flow.LIST), _("选民名单已经公布过了。")),
        only_if(
            committee >= law.committee,
            _("选举委员会要有至少 %(least)s 人，现在 %(n)s 人。") % {"least": law.committee, "n": committee},
        ),
    )


def may_open_nominations(me: Standing, election: Election) -> Yes | No:
    return first_no(may_manage(me, election), only_if(can(election.status, flow.NOMINATE), _("先公布选民名单，再开始提名。")))


def may_confirm(
    me: Standing, election: Election, *, waiting: int, standing: int, least: int, shown: int, at: datetime
) -> Yes | No:
    """`waiting`: who consented and is not judged; `standing`: who is eligible; `least`: how many there must be; `shown`: days."""
    until = election.nominate_until
    return first_no(
        may_manage(me, election),
        only_if(can(election.status, flow.CONFIRM), _("先收提名，再确定候选人。")),
        only_if(until is not None and at >= until, _("提名收到 %(until)s，到那时才能确定候选人。") % {"until": said(until)}),
        only_if(not waiting, _("还有 %(n)s 位等资格审查。") % {"n": waiting}),
        only_if(
            localdate(at) + timedelta(days=shown) <= localdate(election.opens_at),
            _("候选人要在投票前公布至少 %(days)s 天，来不及了。请取消后重新筹备。") % {"days": shown},
        ),
        only_if(standing >= least, _("候选人至少要 %(least)s 位，现在 %(n)s 位。") % {"least": least, "n": standing}),
    )


def may_extend(me: Standing, election: Election) -> Yes | No:
    return first_no(may_manage(me, election), only_if(election.status == S.NOMINATING, _("现在不在提名。")))


def may_register(me: Standing, election: Election) -> Yes | No:
    """Proxies and home visits."""
    return first_no(
        may_help(me, election), only_if(election.status in (S.CONFIRMED, S.VOTING), _("候选人公示以后、投票截止以前登记。"))
    )


def may_stand_in(law: Law, *, has: int, is_candidate: bool, is_listed: bool, has_voted: bool) -> Yes | No:
    """Whether a proxy may be registered. `has`: for how many this person votes already."""
    return first_no(
        only_if(law.proxies > 0, _("按这次选举的规则，不能委托别人投票。")),
        only_if(is_listed, _("代为投票的人也要在选民名单上。")),
        only_if(not is_candidate, _("候选人不能代别人投票。")),
        only_if(not has_voted, _("委托的人已经投过票了。")),
        only_if(
            has < law.proxies, _("一个人最多代 %(most)s 人投票，这位已经代了 %(has)s 人。") % {"most": law.proxies, "has": has}
        ),
    )


def may_call_again(me: Standing, election: Election) -> Yes | No:
    return first_no(
        only_if(me.holds(HEADS, over=election.place.path), _("另行选举由居委会主任或社区书记定。")),
        only_if(can(election.status, flow.AGAIN), _("现在没有空缺要另选。")),
    )


def may_complain(me: Standing, election: Election, at: datetime) -> Yes | No:
    last = election.complaints_until
    return first_no(
        only_if(me.person_id is not None, _("请先登录并认证，工作人员才能答复您。")),
        only_if(election.status not in (S.PREPARED, S.CANCELLED), _("现在不收对这次选举的申诉。")),
        only_if(last is None or localdate(at) <= last, _("申诉收到 %(day)s，已经过了。") % {"day": last and last.isoformat()}),
    )


def may_answer(me: Standing, complaint: Complaint) -> Yes | No:
    return first_no(
        only_if(me.holds(HEADS, over=complaint.election.place.path), _("申诉由居委会主任或社区书记答复。")),
        only_if(complaint.upheld is None, _("这条申诉已经答复过了。")),
        only_if(complaint.person_id is None or complaint.person_id != me.person_id, _("自己提的申诉要由别人答复。")),
    )


def may_seat(me: Standing, election: Election, *, unanswered: int, seated: bool) -> Yes | No:
    """`unanswered`: complaints. Whether the post itself may be opened is asked of organisations."""
    return first_no(
        only_if(me.holds(APPOINTERS, over=election.place.path), _("上任由社区工作者、居委会主任、社区书记或系统管理员登记。")),
        only_if(election.status in SEATED, _("选出以后才能登记上任。")),
        only_if(not seated, _("已经登记上任了。")),
        only_if(not unanswered, _("还有 %(n)s 条申诉没有答复。") % {"n": unanswered}),
    )


def may_end_term(me: Standing, term: Term) -> Yes | No:
    return first_no(
        only_if(
            me.holds(APPOINTERS, over=term.election.place.path), _("上任由社区工作者、居委会主任、社区书记或系统管理员登记。")
        ),
        only_if(term.ended_on is None, _("这个任期已经有结束日期了。")),
    )


def may_cancel(me: Standing, election: Election) -> Yes | No:
    return first_no(
        only_if(me.holds(HEADS, over=election.place.path), _("取消选举由居委会主任或社区书记决定。")),
        only_if(can(election.status, flow.CANCEL), _("已经有结果，不能再取消。")),
    )


def said(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""
