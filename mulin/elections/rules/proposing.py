"""Who may propose, second, stand and judge."""

from datetime import datetime

from django.utils.translation import gettext as _

from mulin.elections.models import Candidate, Election
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .laws import Law
from .who import C, S, may_help, may_manage


def may_propose(me: Standing, election: Election, law: Law, *, way: str, listed: bool, at: datetime) -> Yes | No:
    """`listed`: whether `me` is on the voter list. An organisation's proposal is entered by who organises."""
    own = _listed(me, listed) if way != Candidate.Way.BODY else may_manage(me, election)
    return first_no(own, _nominating(election, at), only_if(way in law.ways, _("这次选举不收这种提名。")))


def may_propose_for(me: Standing, election: Election, law: Law, at: datetime) -> Yes | No:
    """For a voter who comes to the counter."""
    return first_no(may_help(me, election), _nominating(election, at))


def may_second(me: Standing, candidate: Candidate, *, listed: bool, seconded: bool, at: datetime) -> Yes | No:
    return first_no(
        _listed(me, listed),
        _nominating(candidate.election, at),
        only_if(candidate.status in Candidate.ALIVE, _("这位已经不在候选之列。")),
        only_if(candidate.person_id != me.person_id, _("附议要由别的选民来做。")),
        only_if(not seconded, _("您附议过了。")),
    )


def may_answer_proposal(me: Standing, candidate: Candidate, *, on_committee: bool) -> Yes | No:
    """To consent or not; it is the nominee's own affair."""
    return first_no(
        only_if(me.person_id is not None and me.person_id == candidate.person_id, _("要由被提名的本人来答复。")),
        _consenting(candidate, on_committee=on_committee),
    )


def may_consent_for(me: Standing, candidate: Candidate, *, on_committee: bool) -> Yes | No:
    """A worker writes down what the nominee says."""
    return first_no(may_help(me, candidate.election), _consenting(candidate, on_committee=on_committee))


def _consenting(candidate: Candidate, *, on_committee: bool) -> Yes | No:
    return first_no(
        only_if(candidate.election.status == S.NOMINATING, _("提名已经结束。")),
        only_if(candidate.status == C.PROPOSED, _("已经答复过了。")),
        only_if(not on_committee, _("选举委员会的成员不能当候选人。要参选，请先退出选举委员会。")),
    )


def may_withdraw(me: Standing, candidate: Candidate) -> Yes | No:
    own = me.person_id is not None and me.person_id == candidate.person_id
    return first_no(
        only_if(own, _("只有本人能退出。")),
        only_if(candidate.status in (C.CONSENTED, C.ELIGIBLE), _("候选人确定以后不能退出，选上了可以不就任。")),
    )


def may_judge(me: Standing, candidate: Candidate, *, on_committee: bool) -> Yes | No:
    return first_no(
        only_if(on_committee, _("资格由选举委员会的成员审查。")),
        only_if(candidate.by_id is None or candidate.by_id != me.person_id, _("您提名的人，请别的成员来审查。")),
        only_if(
            candidate.status == C.CONSENTED and candidate.election.status == S.NOMINATING, _("本人同意以后、候选人确定之前审查。")
        ),
    )


def _listed(me: Standing, listed: bool) -> Yes | No:
    return first_no(
        only_if(me.person_id is not None, _("请先登录并认证，再提名和附议。")),
        only_if(listed, _("提名和附议由名单上的选民来做。名单有误，请找社区更正。")),
    )


def _nominating(election: Election, at: datetime) -> Yes | No:
    until = election.nominate_until
    return only_if(election.status == S.NOMINATING and until is not None and at < until, _("现在不收提名。"))
