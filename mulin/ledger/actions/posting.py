"""Services ask their own rules before they post: the ledger only keeps what can never be otherwise."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused
from mulin.kernel.once import Conflict
from mulin.ledger.models import Account, Book, Entry, Source
from mulin.organisations.queries import Standing

from .refusing import as_refusal
from .writing import NOWHERE, Lines, Posting, write

AT_ONCE = 200


def post(
    book: Book, lines: Lines, *, once_key: str, reason: str, at: datetime, by: Standing | None, source: Source = NOWHERE,
    purpose: str = "", on: date | None = None,
) -> Entry:  # fmt: skip
    """Move amounts between accounts of one book. The same once key with the same content finds the entry that is there.

    Raises:
        Conflict: the once key was used for something else.
        NotEnough, TooMuch: a limit of an account; PeriodIsClosed: its month; the transaction around stays usable.
        ValueError: lines that are no entry.
    """
    posting = Posting(book, list(lines), once_key, reason, source, purpose, on)
    return post_many([posting], at=at, by=by)[0]


def transfer(
    frm: Account, to: Account, amount: int, *, once_key: str, reason: str, at: datetime, by: Standing | None,
    source: Source = NOWHERE, purpose: str = "", on: date | None = None,
) -> Entry:  # fmt: skip
    """`post` of two lines; see there."""
    if amount <= 0:
        raise ValueError(f"{amount} cannot be transferred")
    lines = [(frm, -amount), (to, amount)]
    return post(frm.book, lines, once_key=once_key, reason=reason, at=at, by=by, source=source, purpose=purpose, on=on)


def post_many(postings: Sequence[Posting], *, at: datetime, by: Standing | None) -> list[Entry]:
    """All or none; accounts of all of them are locked in one order, so that two such calls never wait for each other."""
    today = localdate(at)
    if any(one.on and one.on > today for one in postings):
        raise Refused(_("记账的日子还没有到。请记在今天或以前。"))
    entries: list[Entry] = []
    touched = {account.pk for one in postings for account, _amount in one.lines}
    with as_refusal(touched):
        if len(postings) > AT_ONCE:  # several statements: the order is kept by taking all locks first
            list(Account.objects.select_for_update().filter(pk__in=touched).order_by("pk").values_list("pk"))
        for start in range(0, len(postings), AT_ONCE):
            some = postings[start : start + AT_ONCE]
            written = write(some, by_id=by.person_id if by else None, at=at)
            entries += [entry or the_same(posting) for posting, entry in zip(some, written, strict=True)]
    return entries


def the_same(posting: Posting) -> Entry:
    """The entry that has the key already.

    Raises:
        Conflict: it says something else.
    """
    entry = Entry.objects.get(book=posting.book, once_key=posting.once_key)
    there = (
        dict(entry.lines.values_list("account_id", "amount")), entry.reason, entry.purpose, entry.source, entry.reverses_id,
        entry.hold_id, posting.on and entry.day,
    )  # fmt: skip
    wanted = (
        posting.amounts(), posting.reason, posting.purpose, posting.source, posting.reverses and posting.reverses.pk,
        posting.hold_id, posting.on,
    )  # fmt: skip
    if there != wanted:
        raise Conflict(_("这一笔以前记过，内容与这次不同，这次没有记。"))
    return entry
