from datetime import datetime

from django.db import transaction

from mulin.kernel.once import Conflict
from mulin.kernel.prepared import Prepared
from mulin.ledger import rules
from mulin.ledger.actions.refusing import as_refusal
from mulin.ledger.models import Account, Book
from mulin.places.models import Place

BY_CODE: Prepared[Account] = Prepared(lambda book, code: Account.objects.filter(book=book, code=code))


def open_book(community: Place, code: str, *, kind: str, name: str, at: datetime) -> Book:
    """The book of this code; made when it is not there yet.

    Raises:
        Conflict: there is one of another kind.
    """
    rules.check_code(code)
    book, _new = Book.objects.get_or_create(
        community=community, code=code, defaults={"kind": Book.Kind(kind).value, "name": name, "opened_at": at}
    )
    if book.kind != kind:
        raise Conflict(f"{code} is a book of {book.kind}, not of {kind}")
    return book


def open_account(
    book: Book, code: str, *, kind: str, name: str, at: datetime, holder: tuple[str, int | None] = ("", None),
    floor: int | None = None, ceiling: int | None = None, good: str = "",
) -> Account:  # fmt: skip
    """The account of this code; made when it is not there yet. Limits of one that is there stay: `set_limits`.

    Raises:
        Conflict: there is one that counts another unit, is of another kind or someone else's.
    """
    unit = rules.unit_of(book, good)
    account = BY_CODE.first(book.pk, code)
    if account is None:
        limits = {"floor": floor, "ceiling": ceiling}
        account, _new = Account.objects.get_or_create(
            book=book,
            code=rules.check_code(code),
            defaults={
                "kind": Account.Kind(kind).value, "name": name, "unit": unit, "holder_kind": holder[0], "holder_id": holder[1],
                "opened_at": at, **limits,
            },
        )  # fmt: skip
    if (account.unit, account.kind, account.holder_kind, account.holder_id) != (unit, kind, *holder):
        raise Conflict(
            f"{code} is another account: {account.kind} in {account.unit} of {account.holder_kind} {account.holder_id}"
        )
    account.book = book
    return account


@transaction.atomic
def set_limits(account: Account, *, floor: int | None, ceiling: int | None) -> Account:
    """
    Raises:
        NotEnough, TooMuch: what is there now lies outside.
    """
    with as_refusal([account.pk]):
        Account.objects.filter(pk=account.pk).update(floor=floor, ceiling=ceiling)
    account.refresh_from_db()
    return account
