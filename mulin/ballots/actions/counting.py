"""The count: slips of paper join the others, the rules say what follows, and the whole is published as one file."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.ballots import flow
from mulin.ballots.facts import BallotCounted
from mulin.ballots.models import Ballot, PaperSlip, Slip, Tally, Voted
from mulin.ballots.queries.frozen import rules_of
from mulin.ballots.queries.publishing import counted
from mulin.ballots.rules import may, published
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing

from . import receipts
from .filling import fill
from .locking import by_clock, hold


@transaction.atomic
def count(ballot: Ballot, *, by: Standing | None, at: datetime, present: int | None = None) -> Tally:
    """`present`: how many came to the meeting, where the rule set counts by that. `by` None: by the clock.

    Raises:
        Refused: an objection has no answer, paper is not settled, or its number differs from the register's and nobody has said why.
    """
    ballot = hold(ballot)
    ballot.state = advance(ballot.state, flow.COUNT)
    if by is not None:
        require(may.count(by, ballot))
    if needs_present(ballot):
        _check_present(ballot, present)
    _check_objections(ballot)
    _check_paper(ballot)
    _add_paper(ballot)
    ballot.present, ballot.counted_at = present, at
    told, result = counted(ballot)
    tally = Tally.objects.create(
        ballot=ballot, result=result.as_json(), document=published.text(told), fingerprint=published.digest(told), counted_at=at,
        by_id=by.person_id if by else None,
    )  # fmt: skip
    ballot.save(update_fields=["state", "present", "counted_at"])
    fact = BallotCounted(ballot.pk, result.decided, list(result.winners), tally.fingerprint)
    record(fact, actor_id=by.account_id if by else None, at=at)
    return tally


def needs_present(ballot: Ballot) -> bool:
    rule_set = rules_of(ballot)
    return any(one.base == "present" for one in (*rule_set.participation, *rule_set.approval))


def _check_present(ballot: Ballot, present: int | None) -> None:
    """Who voted was there, and nobody was who is not in the register."""
    if present is None:
        raise Refused(_("这套规则按到会人数计算，请填写到会人数。"))
    voted = Voted.objects.filter(ballot=ballot).count()
    if not voted <= present <= ballot.heads:
        values = {"voted": voted, "heads": ballot.heads, "present": present}
        raise Refused(_("到会人数应在已投的 %(voted)s 人和登记册的 %(heads)s 人之间，您填的是 %(present)s，请核对。") % values)


def unanswered(ballot: Ballot) -> int:
    return ballot.objections.filter(upheld=None).count()


def _check_objections(ballot: Ballot) -> None:
    """Made in time, even in the last minute: it is published with its answer."""
    if waiting := unanswered(ballot):
        raise Refused(_("还有 %(n)s 条对登记册的异议没有答复，答复之后才能计票。") % {"n": waiting})


def paper_of(ballot: Ballot) -> tuple[int, int, int]:
    """How many handed one in, how many slips there are, how many of these are not settled."""
    ticks = Voted.objects.filter(ballot=ballot, channel=Ballot.Channel.PAPER).count()
    papers = PaperSlip.objects.filter(ballot=ballot)
    return ticks, papers.count(), papers.filter(settled__isnull=True).count()


def _check_paper(ballot: Ballot) -> None:
    ticks, papers, open_ = paper_of(ballot)
    if open_:
        raise Refused(_("还有 %(n)s 张纸质票没有核定。") % {"n": open_})
    if ticks != papers and not ballot.gap_words:
        values = {"ticks": ticks, "papers": papers}
        raise Refused(_("登记了 %(ticks)s 张纸质票，录入了 %(papers)s 张。请核对；对不上就写明原因，会和结果一起公布。") % values)


def _add_paper(ballot: Ballot) -> None:
    """In order of receipts that nobody holds, so that nothing tells the order of the serials."""
    papers = PaperSlip.objects.filter(ballot=ballot).values_list("elector_id", "settled")
    channel = "" if ballot.is_secret else Ballot.Channel.PAPER.value
    rows = sorted(((receipts.drawn(), elector, settled) for elector, settled in papers), key=lambda row: row[0])
    fill(
        Slip,
        ("id", "ballot_id", "choice", "receipt", "channel", "elector_id"),
        [[receipts.number(), ballot.pk, settled, receipt, channel, elector] for receipt, elector, settled in rows],
    )


def count_due(at: datetime) -> int:
    """The clock's: what needs nobody to read paper, to answer an objection or to say who came."""
    waiting = Ballot.objects.filter(state=Ballot.State.CLOSED).select_related("place")
    ready = [one for one in waiting if not needs_present(one) and paper_of(one) == (0, 0, 0) and not unanswered(one)]
    return each(ready, lambda ballot: by_clock(count, ballot, at))
