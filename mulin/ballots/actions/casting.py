"""One vote. Nothing is recorded beside it: a fact, a notice or a kept answer would have a person and a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot, Elector, Slip, Voted
from mulin.ballots.queries.casting import OWN_SLIP, Castable, asked, castable
from mulin.ballots.queries.keepers import asked_of
from mulin.ballots.rules import may
from mulin.ballots.rules.choices import BadChoice, cleaned
from mulin.kernel.access import Refused, require
from mulin.organisations.queries import Standing

from . import receipts, urn
from .locking import share


@dataclass(frozen=True)
class Receipt:
    """`code` as it is kept, `said` in groups of four. `changed`: it took the place of an earlier vote."""

    code: str
    changed: bool

    @property
    def said(self) -> str:
        return receipts.grouped(self.code)


def cast(
    ballot: Ballot, elector: Elector, choice: Any, *, by: Standing, at: datetime, channel: str = "phone", once_key: str = "",
    proxy: bool = False,
) -> Receipt:  # fmt: skip
    """`choice` as a form sends it. `once_key`: the form's hidden key; the same form again gets the same receipt and is one vote.
    `proxy`: it is not the voter who has come to the counter, but whom the voter has asked in writing.

    The receipt is shown in answer to the vote and kept nowhere with the voter: no session, no `kernel.once`, no redirect with it.

    Raises:
        Refused: not open, not this person's voice, voted already…, or a choice that is none; the reason says which.
    """
    with transaction.atomic():
        share(ballot.pk)
        found = castable(elector.pk, by.person_id)
        if again := _again(found, choice, once_key):
            return again
        papers = asked_of(found.elector, by.person_id, channel)
        require(
            may.cast(
                by, found.ballot, found.elector, found.voted, casts=found.casts, channel=channel, at=at, proxy=proxy, **papers
            )
        )
        chosen = _cleaned(found.ballot, choice)
        code = receipts.derived(found.key, elector.pk, once_key) if once_key else receipts.drawn()
        return _put(found, chosen, code, by=by, at=at, channel=channel, once_key=once_key)


def _put(found: Castable, choice: Any, code: str, *, by: Standing, at: datetime, channel: str, once_key: str) -> Receipt:
    ballot, voted = found.ballot, _voted(found, by, at, channel)
    slip = urn.slip(ballot, found.elector, found.key, choice, code, channel)
    if found.voted is None and urn.vote(voted):
        urn.drop(slip)
        return Receipt(code, changed=False)
    # voted before, perhaps a moment ago, in another window or at the counter
    now = castable(found.elector.pk, by.person_id)
    if again := _again(now, choice, once_key):
        return again
    require(may.vote_again(ballot, now.voted))
    if not urn.change_vote(voted) or not urn.change_slip(slip):
        raise Refused(_("这一票刚刚在别处投出，请刷新后再看。"))
    return Receipt(code, changed=True)


def _voted(found: Castable, by: Standing, at: datetime, channel: str) -> Voted:
    helper = by.person_id if channel != Ballot.Channel.PHONE else None
    return Voted(
        elector_id=found.elector.pk, ballot_id=found.ballot.pk, channel=channel, on=localdate(at), helper_id=helper,
        helper_post=urn.post_of(by, found.ballot.path) if helper else "",
    )  # fmt: skip


def _again(found: Castable, choice: Any, once_key: str) -> Receipt | None:
    """The same form once more: what it got the first time.

    Raises:
        Refused: the same form with another choice.
    """
    if not once_key or found.voted is None or not found.key:
        return None
    slip: Slip | None = OWN_SLIP.first(receipts.derived(found.key, found.elector.pk, once_key), found.ballot.pk)
    if slip is None:
        return None
    if slip.choice != _cleaned(found.ballot, choice):
        raise Refused(_("这张表单已经提交过，内容与这次不同，这次没有保存。请打开新的表单再填。"))
    return Receipt(slip.receipt, changed=found.voted.times_changed > 0)


def _cleaned(ballot: Ballot, choice: Any) -> Any:
    rule_set, options = asked(ballot)
    try:
        return cleaned(rule_set.method, choice, options, rule_set, ballot.seats)
    except BadChoice as error:
        raise Refused(str(error)) from error
