"""Who may read slips of paper into the register, and settle what two people read differently."""

from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot, PaperSlip
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .may import HEADS, ORGANISERS, C, S, over


def read(me: Standing, ballot: Ballot) -> Yes | No:
    """Paper of a secret ballot is read when the urn is opened, after voting has ended."""
    states = (S.CLOSED,) if ballot.is_secret else (S.OPEN, S.CLOSED)
    return first_no(
        only_if(
            over(me, ORGANISERS, ballot.path, ballot.head),
            _("纸质票由这里的社区工作者、居委会主任和社区书记录入，业主一票的也由业委会录入。"),
        ),
        only_if(C.PAPER in ballot.channels, _("这次表决没有纸质票。")),
        only_if(
            ballot.state in states, _("无记名的纸质票，截止后开箱才录入。") if ballot.is_secret else _("现在不能录入纸质票。")
        ),
    )


def settle(me: Standing, paper: PaperSlip) -> Yes | No:
    return first_no(
        only_if(
            over(me, HEADS, paper.ballot.path, paper.ballot.head),
            _("两人录得不同的纸质票，由居委会主任或社区书记核定，业主一票的也由业委会负责人核定。"),
        ),
        only_if(me.person_id not in (paper.first_by_id, paper.second_by_id), _("您录入过这张票，要由第三个人核定。")),
        only_if(paper.second_by_id is not None and paper.settled is None, _("这张票不用核定。")),
    )
