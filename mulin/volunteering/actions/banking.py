"""Minutes in the ledger: issued for confirmed service, given on, paid for help. The bank's book is "minutes"."""

from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record as note
from mulin.ledger import actions as ledger
from mulin.ledger.models import Account, Book, Entry, coded
from mulin.people.models import Person
from mulin.places.models import Place
from mulin.volunteering import facts, rules
from mulin.volunteering.models import BankRules, Entitlement, Record
from mulin.volunteering.queries.bank import rules_on
from mulin.volunteering.rules import Who

Source = ledger.Source


@transaction.atomic
def set_bank_rules(community: Place, *, since: date, by: Who, at: datetime, **values: Any) -> BankRules:
    """From a day on. `values` are fields of BankRules, `rules.NANJING` is a preset."""
    require(rules.may_set_bank_rules(by, community.path))
    if BankRules.objects.filter(community=community, since=since).exists():
        raise Refused(_("这一天已经有一套规则，请换一个开始的日期。"))
    made = BankRules.objects.create(community=community, since=since, made_at=at, made_by=by.standing.person_id, **values)
    note(facts.BankRulesSet(made.pk, community.pk), actor_id=by.standing.account_id, at=at)
    return made


@transaction.atomic
def entitle(person: Person, kind: str, *, since: date, until: date | None = None, by: Who, at: datetime) -> Entitlement:
    require(rules.may_entitle(by, person, kind, localdate(at)))
    there = Entitlement.objects.filter(person=person, kind=kind, until=None).first()
    return there or Entitlement.objects.create(
        person=person, kind=kind, since=since, until=until, noted_by=by.standing.person_id or 0, noted_at=at
    )


def book_of(community: Place, at: datetime) -> Book:
    return ledger.open_book(community, "minutes", kind="minutes", name=coded("volunteering.bank"), at=at)


def account_of(book: Book, person: Person, at: datetime, *, group: bool = False) -> Account:
    """Somebody's minutes; those of group service lie apart, because they may only be donated."""
    code = f"group:{person.pk}" if group else f"person:{person.pk}"
    return ledger.open_account(book, code, kind="liability", name=person.name, at=at, holder=("person", person.pk), floor=0)


def pool_of(book: Book, at: datetime) -> Account:
    return ledger.open_account(book, "pool", kind="liability", name=coded("volunteering.pool"), at=at, floor=0)


def issued_in(book: Book, at: datetime) -> Account:
    """Where minutes come from when service is confirmed, and go back to when it is taken back."""
    return ledger.open_account(book, "issued", kind="equity", name=coded("volunteering.issued"), at=at)


def locked(*accounts: Account) -> dict[int, Account]:
    """As they are now, taken in the ledger's own order, so that two who give to each other never wait for each other."""
    rows = Account.objects.select_for_update().filter(pk__in=[one.pk for one in accounts]).order_by("pk")
    return {row.pk: row for row in rows}


@transaction.atomic
def bank(record: Record, *, at: datetime) -> Entry | None:
    """Confirmed minutes into the bank; above the cap into the pool. The same confirmation twice is once."""
    if not record.banked or record.status != Record.Status.CONFIRMED:
        return None
    volunteer, running = record.volunteer, rules_on(record.volunteer.community_id, localdate(at))
    if running is None:
        return None
    book = book_of(volunteer.community, at)
    account = account_of(book, volunteer.person, at, group=record.group and running.group_only_donates)
    pool, issued = pool_of(book, at), issued_in(book, at)
    held = locked(account, pool, issued)[account.pk].balance
    keeps, above = rules.split(record.minutes, held=held, cap=running.cap)
    lines = [(issued, -record.minutes)] + ([(account, keeps)] if keeps else []) + ([(pool, above)] if above else [])
    return ledger.post(
        book, lines, once_key=_key(record), reason=coded("volunteering.served", record.content),
        source=Source("volunteering.record", str(record.pk)), purpose=record.kind, at=at, by=None,
    )  # fmt: skip


@transaction.atomic
def unbank(record: Record, *, at: datetime) -> list[Entry]:
    """Reverse what a record brought, when it is taken back or settled at another figure.

    Raises:
        NotEnough: the minutes were spent already; a worker settles it with the person.
    """
    standing = Entry.objects.filter(
        source_kind="volunteering.record", source_ref=str(record.pk), reverses=None, reversal=None
    ).select_related("book")
    keep = _key(record) if record.status == Record.Status.CONFIRMED else ""
    return [
        ledger.reverse(entry, reason=coded("volunteering.corrected"), at=at, by=None)
        for entry in standing
        if entry.once_key != keep
    ]


def _key(record: Record) -> str:
    """One for each confirmation: settled again at another figure, it is another entry. In UTC, as the database gives it back."""
    assert record.confirmed_at is not None
    return f"record {record.pk} {record.confirmed_at.astimezone(UTC).isoformat()}"


@transaction.atomic
def donate(giver: Person, minutes: int, *, to: Person | None, group: bool = False, once_key: str, by: Who, at: datetime) -> Entry:
    """To a neighbour, or to the pool (`to` None). Never for money: there is no door for it.

    Raises:
        Refused: to oneself, from another's account, less than one minute, more than there is, or above the other's cap.
    """
    require(rules.may_donate(by, giver.pk, giver.community.path))
    if minutes < 1:
        raise Refused(_("请写至少 1 分钟。"))
    if to is not None and to.pk == giver.pk:
        raise Refused(_("不能捐给自己，请选别人或爱心池。"))
    book = book_of(giver.community, at)
    frm = account_of(book, giver, at, group=group)
    into = pool_of(book, at) if to is None else account_of(book, to, at)
    running = rules_on(giver.community_id, localdate(at))
    if to is not None and running and running.cap is not None:
        room = running.cap - locked(frm, into)[into.pk].balance
        if minutes > room:
            raise Refused(_("对方最多还能收 %(room)s 分钟，请少捐一些，或捐给爱心池。") % {"room": max(0, room)})
    reason = coded("volunteering.to_pool" if to is None else "volunteering.to_neighbour")
    done_before = Entry.objects.filter(book=book, once_key=once_key).exists()
    made = ledger.post(book, [(frm, -minutes), (into, minutes)], once_key=once_key, reason=reason,
                       source=Source("volunteering.donation", once_key[:80]), purpose="donation", at=at, by=by.standing)  # fmt: skip
    if not done_before:
        fact = facts.MinutesDonated(made.pk, book.community_id, giver.pk, to.pk if to else None, minutes)
        note(fact, actor_id=by.standing.account_id, at=at)
    return made
