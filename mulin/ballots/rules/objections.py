"""Who says that the register is wrong, who answers, and who leaves the answer to others."""

from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot, Objection
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import OWNERS, Standing

from .may import BEFORE_CLOSING, BEFORE_THE_COUNT, HEADS, over


def object_(me: Standing, ballot: Ballot) -> Yes | No:
    return first_no(
        only_if(me.person_id is not None, _("请先登录并认证，工作人员才能答复您。")),
        only_if(ballot.state in BEFORE_CLOSING, _("登记册的异议在公示期和投票截止前提出。")),
    )


def settle(me: Standing, ballot: Ballot) -> Yes | No:
    """After closing the register stays, and whoever objected before still gets an answer, until the count."""
    return first_no(
        only_if(
            over(me, HEADS, ballot.path, ballot.head),
            _("对登记册的异议由居委会主任或社区书记答复，业主一票的也由业委会负责人答复。"),
        ),
        only_if(ballot.state in BEFORE_THE_COUNT, _("这次表决已经结束，异议不再答复。")),
    )


def decide(me: Standing, objection: Objection) -> Yes | No:
    return first_no(
        settle(me, objection.ballot),
        _undecided(objection),
        only_if(objection.person_id is None or objection.person_id != me.person_id, _("自己提的异议要由别人答复。")),
        only_if(
            objection.passed_at is None or me.holds(HEADS, over=objection.ballot.path),
            _("这条异议已经转给居委会，由居委会主任或社区书记答复。"),
        ),
    )


def pass_on(me: Standing, objection: Objection) -> Yes | No:
    """The owners' committee leaves it to the residents' committee: where it is its own affair, or a dispute it cannot settle."""
    ballot = objection.ballot
    return first_no(
        only_if(ballot.head == Ballot.Head.UNIT and me.holds({OWNERS}, over=ballot.path), _("转交居委会由业委会负责人来做。")),
        only_if(ballot.state in BEFORE_THE_COUNT, _("这次表决已经结束，异议不再答复。")),
        _undecided(objection),
        only_if(objection.passed_at is None, _("这条异议已经转给居委会，由居委会主任或社区书记答复。")),
    )


def _undecided(objection: Objection) -> Yes | No:
    return only_if(objection.upheld is None, _("这条异议已经答复过了。"))
