"""How readers can be reached, for many at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from mulin.notices.channels import MAIL, PRINT, PUSH, SMS, WECHAT
from mulin.notices.models import Notice, Preference, PushSubscription, WeChatReader
from mulin.notices.rules.choosing import Wishes
from mulin.people.models import Account, Person, Residence

DEFAULT = Wishes()


@dataclass(frozen=True)
class Reach:
    """`has`: ways to reach the reader; `path`: the home, when paper is the way."""

    has: frozenset[str] = frozenset()
    wishes: Wishes = DEFAULT
    language: str = "zh-hans"
    account_id: int | None = None
    path: str = ""


NOWHERE = Reach()


@dataclass
class Readers:
    """Looked up in six queries, however many there are."""

    by_person: dict[int, Reach] = field(default_factory=dict)
    by_account: dict[int, Reach] = field(default_factory=dict)

    def of(self, notice: Notice) -> Reach:
        if notice.person_id is not None:
            return self.by_person.get(notice.person_id, NOWHERE)
        return self.by_account.get(notice.account_id or 0, NOWHERE)


def reader_of(notice: Notice) -> str:
    return f"p{notice.person_id}" if notice.person_id is not None else f"a{notice.account_id}"


def readers_of(notices: Collection[Notice]) -> Readers:
    people = {one.person_id for one in notices if one.person_id is not None}
    accounts = {one.account_id for one in notices if one.account_id is not None}
    rows = list(
        Account.objects.filter(Q(person__in=people) | Q(pk__in=accounts), is_active=True).values_list(
            "pk", "person_id", "email", "phone_mask", "language"
        )
    )
    known = [row[0] for row in rows]
    pushed = set(PushSubscription.objects.filter(account_id__in=known).values_list("account_id", flat=True))
    in_wechat = set(WeChatReader.objects.filter(account_id__in=known, ended_at=None).values_list("account_id", flat=True))
    wishes_of_people, wishes_of_accounts = _wishes(people, known)
    phones = dict(Person.objects.filter(pk__in=people).exclude(phone_mask="").values_list("pk", "language"))
    found = Readers()
    for account_id, person_id, email, phone, language in rows:
        ways = {PUSH: account_id in pushed, WECHAT: account_id in in_wechat, MAIL: email, SMS: phone or person_id in phones}
        has = frozenset(way for way, there in ways.items() if there)
        mine = wishes_of_people.get(person_id) or wishes_of_accounts.get(account_id) or DEFAULT
        reach = Reach(has, mine, language, account_id)
        found.by_account[account_id] = reach
        if person_id is not None:
            found.by_person[person_id] = reach
    _without_account(people - set(found.by_person), phones, wishes_of_people, found)
    return found


def _without_account(people: set[int], phones: dict[int, str], wishes: dict[int, Wishes], found: Readers) -> None:
    """A phone in the register takes text messages; paper goes to the home."""
    homes = dict(
        Residence.objects.filter(person_id__in=people, until=None).order_by("-id").values_list("person_id", "room__path")
    )
    for person_id in people:
        has = {SMS} if person_id in phones else set()
        if person_id in homes:
            has.add(PRINT)
        language, path = phones.get(person_id, "zh-hans"), homes.get(person_id, "")
        found.by_person[person_id] = Reach(frozenset(has), wishes.get(person_id, DEFAULT), language, None, path)


def _wishes(people: Iterable[int], accounts: Iterable[int]) -> tuple[dict[int, Wishes], dict[int, Wishes]]:
    rows = Preference.objects.filter(Q(person_id__in=list(people)) | Q(account_id__in=list(accounts)))
    of_people, of_accounts = {}, {}
    for row in rows:
        if row.person_id is not None:
            of_people[row.person_id] = wishes_in(row)
        elif row.account_id is not None:
            of_accounts[row.account_id] = wishes_in(row)
    return of_people, of_accounts


def wishes_in(row: Preference) -> Wishes:
    low, normal, urgent = (frozenset(filter(None, text.split(","))) for text in (row.low, row.normal, row.urgent))
    return Wishes(low, normal, urgent, (row.quiet_from, row.quiet_to), row.urgent_wakes)
