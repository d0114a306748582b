"""How readers can be reached, for many at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Exists, OuterRef, QuerySet

from mulin.kernel.listed import Listed
from mulin.notices.channels import MAIL, PRINT, PUSH, SMS, WECHAT, allowed, wechat
from mulin.notices.models import Notice, Preference, PushSubscription, WeChatGrant, WeChatReader
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
OFFLINE = {
    (phone, home): frozenset([SMS] * phone + [PRINT] * home) for phone in (False, True) for home in (False, True)
}  # of those without an account


@dataclass
class Readers:
    """Looked up in seven queries, however many there are."""

    by_person: dict[int, Reach] = field(default_factory=dict)
    by_account: dict[int, Reach] = field(default_factory=dict)

    def of(self, notice: Notice) -> Reach:
        return self.at(notice.person_id, notice.account_id)

    def at(self, person_id: int | None, account_id: int | None) -> Reach:
        if person_id is not None:
            return self.by_person.get(person_id, NOWHERE)
        return self.by_account.get(account_id or 0, NOWHERE)


def reader_of(notice: Notice) -> str:
    return f"p{notice.person_id}" if notice.person_id is not None else f"a{notice.account_id}"


def readers_of(notices: Collection[Notice]) -> Readers:
    return readers_among(
        {one.person_id for one in notices if one.person_id}, {one.account_id for one in notices if one.account_id}
    )


def readers_among(people: Collection[int], accounts: Collection[int]) -> Readers:
    columns = ("pk", "person_id", "email", "phone_mask", "language")
    active = Account.objects.filter(is_active=True)
    rows = list(active.filter(person__in=Listed(people)).values_list(*columns)) if people else []
    rows += list(active.filter(pk__in=Listed(accounts)).values_list(*columns)) if accounts else []
    known = [row[0] for row in rows]
    among = Listed(known)
    pushed = set(PushSubscription.objects.filter(account_id__in=among).values_list("account_id", flat=True))
    in_wechat = set(_in_wechat().filter(account_id__in=among).values_list("account_id", flat=True))
    wishes_of_people, wishes_of_accounts = _wishes(people, known)
    phones = dict(Person.objects.filter(pk__in=Listed(people)).exclude(phone_mask="").values_list("pk", "language"))
    found = Readers()
    for account_id, person_id, email, phone, language in rows:
        has = _ways(account_id in pushed, account_id in in_wechat, bool(email), bool(phone) or person_id in phones)
        mine = wishes_of_people.get(person_id) or wishes_of_accounts.get(account_id) or DEFAULT
        reach = Reach(has, mine, language, account_id)
        found.by_account[account_id] = reach
        if person_id is not None:
            found.by_person[person_id] = reach
    _without_account(set(people) - set(found.by_person), phones, wishes_of_people, found)
    return found


def _in_wechat() -> QuerySet[WeChatReader]:
    rows = WeChatReader.objects.filter(ended_at=None)
    if not wechat.needs_leave():
        return rows
    left = WeChatGrant.objects.filter(blind=OuterRef("blind"), template__in=allowed.templates(), used_at=None)
    return rows.filter(Exists(left))


@lru_cache(16)
def _ways(*there: bool) -> frozenset[str]:
    return frozenset(way for way, is_there in zip((PUSH, WECHAT, MAIL, SMS), there, strict=True) if is_there)


def _without_account(people: set[int], phones: dict[int, str], wishes: dict[int, Wishes], found: Readers) -> None:
    """A phone in the register takes text messages; paper goes to the home."""
    homes = dict(
        Residence.objects.filter(person_id__in=Listed(people), until=None).order_by("-id").values_list("person_id", "room__path")
    )
    for person_id in people:
        has = OFFLINE[person_id in phones, person_id in homes]
        language, path = phones.get(person_id, "zh-hans"), homes.get(person_id, "")
        found.by_person[person_id] = Reach(has, wishes.get(person_id, DEFAULT), language, None, path)


def _wishes(people: Iterable[int], accounts: Iterable[int]) -> tuple[dict[int, Wishes], dict[int, Wishes]]:
    of_people = Preference.objects.filter(person_id__in=Listed(people))
    of_accounts = Preference.objects.filter(account_id__in=Listed(accounts))
    return (
        {row.person_id: wishes_in(row) for row in of_people if row.person_id is not None},
        {row.account_id: wishes_in(row) for row in of_accounts if row.account_id is not None},
    )


def wishes_in(row: Preference) -> Wishes:
    low, normal, urgent = (frozenset(filter(None, text.split(","))) for text in (row.low, row.normal, row.urgent))
    return Wishes(low, normal, urgent, (row.quiet_from, row.quiet_to), row.urgent_wakes)
