from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.kernel.once import Conflict
from mulin.ledger import flow
from mulin.ledger.facts import HoldExpired
from mulin.ledger.models import Account, Entry, Hold, Source
from mulin.organisations.queries import Standing

from .posting import the_same
from .refusing import as_refusal
from .writing import NOWHERE, Lines, Posting, write


@transaction.atomic
def reserve(
    account: Account, amount: int, *, once_key: str, reason: str, at: datetime, by: Standing | None,
    expires_at: datetime | None = None, source: Source = NOWHERE, purpose: str = "",
) -> Hold:  # fmt: skip
    """Promise an amount: it stays in the account and nobody else can spend it.

    Raises:
        NotEnough: so much is not free. Conflict: the once key was used for something else.
    """
    content = {
        "account_id": account.pk, "amount": amount, "reason": reason, "purpose": purpose, "expires_at": expires_at,
        "source_kind": source.kind, "source_ref": source.ref, "fact_id": source.fact_id,
    }  # fmt: skip
    with as_refusal([account.pk]):
        hold, _new = Hold.objects.get_or_create(
            book_id=account.book_id, once_key=once_key, defaults=content | {"at": at, "by_id": by.person_id if by else None}
        )
    if any(getattr(hold, name) != value for name, value in content.items()):
        raise Conflict(_("这一笔以前预留过，内容与这次不同，这次没有预留。"))
    return hold


def post_hold(
    hold: Hold, lines: Lines, *, at: datetime, by: Standing | None, reason: str = "", source: Source | None = None,
    on: date | None = None,
) -> Entry:  # fmt: skip
    """What was promised is paid: `lines` as for `post`, taking at most the held amount from the account; the rest is free again.

    Raises:
        Refused: it has ended, or more was to be taken than was promised. Done already with the same lines: the entry.
    """
    book, of_hold = hold.book, Source(hold.source_kind, hold.source_ref, hold.fact_id)
    key = f"hold:{hold.pk}"
    posting = Posting(book, list(lines), key, reason or hold.reason, source or of_hold, hold.purpose, on, hold_id=hold.pk)
    moved = posting.amounts()
    if not 0 < -moved.get(hold.account_id, 0) <= hold.amount:
        raise Refused(_("付出的要从预留的里面出，不能比预留的多。"))
    with as_refusal(moved):
        list(Account.objects.select_for_update().filter(pk__in=moved).order_by("pk").values_list("pk"))  # one order for all
        kept = Hold.objects.select_for_update().get(pk=hold.pk)
        if kept.state == Hold.State.POSTED:
            return the_same(posting)
        _end(kept, flow.POST, by=by, at=at)
        [made] = write([posting], by_id=by.person_id if by else None, at=at)
    assert made is not None
    return made


@transaction.atomic
def release(hold: Hold, *, at: datetime, by: Standing | None) -> Hold:
    """What was promised is free again. Raises Refused when it has ended otherwise; done already: the hold."""
    kept = _locked(hold.pk)
    if kept.state != Hold.State.RELEASED:
        _end(kept, flow.RELEASE, by=by, at=at)
    return kept


@transaction.atomic
def expire(hold: Hold, *, at: datetime) -> Hold:
    """Its time is over. Raises Refused when it has ended or its time is not over."""
    kept = _locked(hold.pk)
    if kept.expires_at is None or kept.expires_at > at:
        raise Refused(_("还没有到期。"))
    _end(kept, flow.EXPIRE, by=None, at=at)
    fact = HoldExpired(kept.book_id, kept.pk, kept.account_id, kept.amount, kept.source_kind, kept.source_ref)
    record(fact, actor_id=None, at=at)
    return kept


def expire_due(at: datetime) -> int:
    """The clock's job: each in its own transaction, so one that is in use now waits for the next beat."""
    ended = 0
    for hold in Hold.objects.filter(state=Hold.State.OPEN, expires_at__lte=at).order_by("expires_at", "id")[:1000]:
        try:
            expire(hold, at=at)
        except Refused:  # posted or released meanwhile
            continue
        ended += 1
    return ended


def _locked(hold_id: int) -> Hold:
    """The account first, as everybody who moves an amount does."""
    account_id = Hold.objects.values_list("account_id", flat=True).get(pk=hold_id)
    Account.objects.select_for_update().values_list("pk").get(pk=account_id)
    return Hold.objects.select_for_update().get(pk=hold_id)


def _end(hold: Hold, move: Step, *, by: Standing | None, at: datetime) -> None:
    hold.state = advance(hold.state, move)
    hold.ended_at, hold.ended_by_id = at, by.person_id if by else None
    hold.save(update_fields=["state", "ended_at", "ended_by_id"])
