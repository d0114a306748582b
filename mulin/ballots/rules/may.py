"""Who may write, announce, settle, count; and who may vote now. The administrator may nothing of it."""

from collections.abc import Collection
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mulin.ballots.models import Ballot, Elector, Voted
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.models import Post
from mulin.organisations.queries import OF_OWNERS, OWNERS, Standing

from . import papers
from .papers import Paper

P, C, S = Post.Kind, Ballot.Channel, Ballot.State
ORGANISERS = frozenset({P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value})
HEADS = frozenset({P.COMMITTEE_HEAD.value, P.SECRETARY.value})
HELPERS = ORGANISERS | {P.GRID_WORKER.value, P.BUILDING_HEAD.value, P.PARTY_HEAD.value}  # carry the urn from door to door
WRITERS = ORGANISERS | OF_OWNERS
BEFORE_CLOSING = (S.ANNOUNCED, S.OPEN)
BEFORE_THE_COUNT = (*BEFORE_CLOSING, S.CLOSED)
FREE = Yes()  # nobody keeps papers


def over(me: Standing, kinds: Collection[str], path: str, head: str) -> bool:
    """By a post there; and the owners' committee over what its owners alone decide (Civil Code 278): its head as heads do, its members as
    workers do."""
    theirs = {OWNERS} if kinds == HEADS else OF_OWNERS
    return me.holds(kinds, over=path) or (head == Ballot.Head.UNIT and me.holds(theirs, over=path))


def organise(me: Standing) -> Yes | No:
    """The pages at the desk."""
    return only_if(
        bool(me.paths(HELPERS | OF_OWNERS)), _("表决由社区工作者、居委会主任和社区书记组织，业主一票的也由业委会组织。")
    )


def write(me: Standing, path: str, head: str) -> Yes | No:
    return only_if(
        over(me, ORGANISERS, path, head), _("这里的表决由这里的社区工作者、居委会主任和社区书记组织，业主一票的也由业委会组织。")
    )


def manage(me: Standing, ballot: Ballot) -> Yes | No:
    return write(me, ballot.path, ballot.head)


def amend(me: Standing, ballot: Ballot) -> Yes | No:
    return first_no(
        manage(me, ballot), only_if(ballot.state == S.DRAFT, _("已经公示，题目和规则都不能再改。要改就取消，另开一次表决。"))
    )


def complete(me: Standing, ballot: Ballot) -> Yes | No:
    """The options that were to come later."""
    return first_no(
        manage(me, ballot),
        only_if(ballot.options_later, _("这次表决的选项公示时就定了，不能再改。")),
        only_if(ballot.state == S.ANNOUNCED, _("选项在公示以后、开始投票以前写。")),
    )


def open_(me: Standing, ballot: Ballot, at: datetime, *, waiting: int, lacking: bool = False) -> Yes | No:
    return first_no(manage(me, ballot), can_open(ballot, at, waiting=waiting, lacking=lacking))


def can_open(ballot: Ballot, at: datetime, *, waiting: int, lacking: bool = False) -> Yes | No:
    """`waiting`: objections that nobody has answered. `lacking`: its options are still to come."""
    notice = ballot.notice_until
    return first_no(
        only_if(notice is None or at >= notice, _("公示期还没有结束，到 %(until)s 才能开始投票。") % {"until": said(notice)}),
        only_if(not waiting, _("还有 %(n)s 条异议没有答复，答复之后才能开始投票。") % {"n": waiting}),
        only_if(not lacking, _("选项还没有定，定了才能开始投票。")),
        only_if(at < ballot.closes_at, _("截止时间已经过了，请取消后另开一次表决。")),
    )


def close(me: Standing, ballot: Ballot, at: datetime, *, missing: int, odd: int) -> Yes | No:
    """`missing`: voices that have not voted. `odd`: so many slips more (or fewer) than votes."""
    return first_no(manage(me, ballot), can_close(ballot, at, missing=missing, odd=odd))


def can_close(ballot: Ballot, at: datetime, *, missing: int, odd: int) -> Yes | No:
    early = ngettext(
        "说好投到 %(until)s，还有 %(n)s 票没有投，不能提前截止。",
        "说好投到 %(until)s，还有 %(n)s 票没有投，不能提前截止。",
        missing,
    )
    return first_no(
        only_if(at >= ballot.closes_at or not missing, early % {"until": said(ballot.closes_at), "n": missing}),
        only_if(not odd, _("票箱里的票和登记册上投过的对不上，不能截止。表决的页面上写着该怎么办。")),
    )


def count(me: Standing, ballot: Ballot) -> Yes | No:
    return only_if(
        over(me, HEADS, ballot.path, ballot.head),
        _("计票由居委会主任或社区书记进行，业主一票的也由业委会负责人进行，任何人都能重算。"),
    )


def cancel(me: Standing, ballot: Ballot) -> Yes | No:
    if ballot.state == S.DRAFT:
        return manage(me, ballot)
    return only_if(
        over(me, HEADS, ballot.path, ballot.head),
        _("公示之后，只有居委会主任、社区书记可以取消表决，业主一票的也由业委会负责人取消。"),
    )


def is_running(ballot: Ballot, at: datetime) -> Yes | No:
    if ballot.state in (S.DRAFT, S.ANNOUNCED):
        return No(_("还没有开始投票，%(since)s 开始。") % {"since": said(ballot.opens_at)})
    if ballot.state == S.CANCELLED:
        return No(_("这次表决取消了，不再投票。"))
    return only_if(
        ballot.state == S.OPEN and at < ballot.closes_at, _("投票已于 %(until)s 截止。") % {"until": said(ballot.closes_at)}
    )


def help_(me: Standing, ballot: Ballot) -> Yes | No:
    """At the counter, at home, and with paper."""
    return only_if(
        over(me, HELPERS, ballot.path, ballot.head), _("代为办理由这里的社区工作者、网格员或楼长进行，业主一票的也由业委会进行。")
    )


def cast(
    me: Standing, ballot: Ballot, elector: Elector, voted: Voted | None, *, casts: bool, channel: str, at: datetime,
    paper: Paper | None = None, proxy: bool = False, visit: Yes | No = FREE,
) -> Yes | No:  # fmt: skip
    """`casts`: whether this person's is the voice, or one of those whose it is. `paper`, `visit`: as its keeper says; see `papers`."""
    own = only_if(papers.casts(me, paper, own=casts) or casts, _("这一票不在您名下。如果登记有误，请在登记册页提出异议。"))
    return first_no(
        own if channel == C.PHONE else help_(me, ballot),
        papers.by_paper(me, paper, channel=channel, proxy=proxy),
        visit,
        is_running(ballot, at),
        only_if(elector.ballot_id == ballot.pk and elector.struck_by_id is None, _("这一行已从登记册划去。")),
        only_if(channel in ballot.channels and channel != C.PAPER, _("这次表决没有开通这种投票方式。")),
        vote_again(ballot, voted),
    )


def vote_again(ballot: Ballot, voted: Voted | None) -> Yes | No:
    if voted is None:
        return Yes()
    if voted.channel == C.PAPER:
        return No(_("这一票已经交了纸质票，不能再投。"))
    return only_if(ballot.may_change, _("这一票已经投过了，这次表决投出后不能更改。"))


def tick(
    me: Standing, ballot: Ballot, elector: Elector, voted: Voted | None, *, at: datetime, paper: Paper | None = None,
    proxy: bool = False, visit: Yes | No = FREE,
) -> Yes | No:  # fmt: skip
    return first_no(
        help_(me, ballot),
        papers.by_paper(me, paper, channel=C.PAPER, proxy=proxy),
        visit,
        is_running(ballot, at),
        only_if(elector.ballot_id == ballot.pk and elector.struck_by_id is None, _("这一行已从登记册划去。")),
        only_if(C.PAPER in ballot.channels, _("这次表决没有纸质票。")),
        vote_again(ballot, voted),
    )


def said(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""
