"""Paper: who handed one in, and what two people read on it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot, Elector, PaperSlip, Voted
from mulin.ballots.queries.casting import asked, castable
from mulin.ballots.queries.keepers import asked_of
from mulin.ballots.rules import may, reading
from mulin.ballots.rules.choices import BadChoice, cleaned
from mulin.ballots.rules.spoilt import spoilt
from mulin.kernel.access import Refused, require
from mulin.organisations.queries import Standing

from . import urn
from .locking import hold, share


@transaction.atomic
def tick_paper(elector: Elector, *, by: Standing, at: datetime, proxy: bool = False) -> Voted:
    """This voice has put its slip of paper into the urn. An earlier vote by phone is taken out, where votes may be changed.
    `proxy`: it was not the voter who came, but whom the voter has asked in writing."""
    share(elector.ballot_id)
    found = castable(elector.pk, by.person_id)
    papers = asked_of(found.elector, by.person_id, Ballot.Channel.PAPER)
    require(may.tick(by, found.ballot, found.elector, found.voted, at=at, proxy=proxy, **papers))
    assert by.person_id is not None
    voted = Voted(
        elector_id=elector.pk, ballot_id=found.ballot.pk, channel=Ballot.Channel.PAPER.value, on=localdate(at),
        helper_id=by.person_id, helper_post=urn.post_of(by, found.ballot.path),
    )  # fmt: skip
    if found.voted is None and urn.vote(voted):
        return voted
    require(may.vote_again(found.ballot, castable(elector.pk, None).voted))
    if not urn.change_vote(voted) or not urn.take_out(found.ballot, found.elector, found.key):
        raise Refused(_("这一票刚刚在别处投出，请刷新后再看。"))
    return Voted.objects.get(pk=elector.pk)


def next_serial(ballot: Ballot) -> int:
    return (ballot.papers.aggregate(last=Max("serial"))["last"] or 0) + 1


@transaction.atomic
def enter_paper(
    ballot: Ballot, serial: int, choice: Any, *, elector: Elector | None = None, invalid: str = "", by: Standing, at: datetime
) -> PaperSlip:
    """What one person reads on slip number `serial`: a choice, or why it is `invalid` (rules.spoilt). The second has to be somebody else; two equal
    readings settle the slip. Named ballots say whose it is.

    Raises:
        Refused: read by this person already, no choice, a voice that handed in no paper…
    """
    ballot = hold(ballot)
    require(reading.read(by, ballot))
    assert by.person_id is not None
    read = _read(ballot, choice, invalid)
    paper = PaperSlip.objects.select_for_update().filter(ballot=ballot, serial=serial).first()
    if paper is None:
        _known(ballot, elector)
        return PaperSlip.objects.create(ballot=ballot, serial=serial, elector=elector, first=read, first_by_id=by.person_id)
    if paper.settled is not None:
        raise Refused(_("第 %(serial)s 号纸质票已经核定。") % {"serial": serial})
    if elector is not None and elector.pk != paper.elector_id:
        raise Refused(_("第 %(serial)s 号纸质票，两次录入写的不是同一户，请核对票上的编号。") % {"serial": serial})
    if by.person_id == paper.first_by_id:
        return _own_reading_again(paper, read)
    if paper.second_by_id is not None and paper.second_by_id != by.person_id:
        raise Refused(_("第 %(serial)s 号纸质票已经有两个人录入过。") % {"serial": serial})
    paper.second, paper.second_by_id = read, by.person_id
    if same(paper.first, read):
        paper.settled = paper.first
    paper.save()
    return paper


def _own_reading_again(paper: PaperSlip, read: Any) -> PaperSlip:
    if paper.second_by_id is not None:
        raise Refused(_("第 %(serial)s 号纸质票您录入过，要由别人核定。") % {"serial": paper.serial})
    paper.first = read
    paper.save(update_fields=["first"])
    return paper


@transaction.atomic
def settle_paper(paper: PaperSlip, choice: Any, *, invalid: str = "", by: Standing, at: datetime) -> PaperSlip:
    """A third look where two readings differ."""
    ballot = hold(paper.ballot)
    paper = PaperSlip.objects.select_for_update().get(pk=paper.pk)
    paper.ballot = ballot
    require(reading.settle(by, paper))
    paper.settled = _read(ballot, choice, invalid)
    paper.settled_by_id = by.person_id
    paper.save(update_fields=["settled", "settled_by"])
    return paper


@transaction.atomic
def explain_gap(ballot: Ballot, words: str, *, by: Standing, at: datetime) -> Ballot:
    """Why there are more or fewer slips of paper than people who handed one in; stands in the published file."""
    ballot = hold(ballot)
    require(may.count(by, ballot))
    if ballot.state != Ballot.State.CLOSED:
        raise Refused(_("截止之后、计票之前才写说明。"))
    if not words.strip():
        raise Refused(_("请写明为什么纸质票的张数和登记的人数不一样。"))
    ballot.gap_words = words.strip()
    ballot.save(update_fields=["gap_words"])
    return ballot


def same(first: Any, second: Any) -> bool:
    """Two invalid readings are equal, whatever reasons they chose."""
    both = [isinstance(read, dict) and "invalid" in read for read in (first, second)]
    return all(both) or (not any(both) and bool(first == second))


def _known(ballot: Ballot, elector: Elector | None) -> None:
    if ballot.is_secret:
        if elector is not None:
            raise Refused(_("无记名的纸质票不写是谁的。"))
        return
    if elector is None or not Voted.objects.filter(elector=elector, ballot=ballot, channel=Ballot.Channel.PAPER).exists():
        raise Refused(_("请先在登记册上勾选这一户交了纸质票，再录入。"))
    if PaperSlip.objects.filter(ballot=ballot, elector=elector).exists():
        raise Refused(_("这一户的纸质票已经录入过。"))


def _read(ballot: Ballot, choice: Any, invalid: str) -> Any:
    rule_set, options = asked(ballot)
    try:
        return spoilt(invalid) if invalid else cleaned(rule_set.method, choice, options, rule_set, ballot.seats)
    except BadChoice as error:
        raise Refused(str(error)) from error
