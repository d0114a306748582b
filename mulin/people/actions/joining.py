"""How an account becomes a person's. A person never has two accounts: the row of the person is locked and a key is unique."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.people import personal, queries, rules
from mulin.people.facts import AccountJoined
from mulin.people.models import Account, Joining, Person, RoomTry

V = Account.Verified


@transaction.atomic
def join_by_phone(account: Account, *, at: datetime) -> Person | None:
    """Join when the phone is exactly one person's; families that share a phone say who they are by room and name."""
    if not account.phone_blind:
        return None
    known = list(Person.objects.filter(phone_blind=account.phone_blind, left_on=None)[:2])
    if len(known) != 1 or Account.objects.filter(person=known[0]).exists():
        return None
    return _join(account, known[0], V.PHONE, by_id=None, at=at)


@transaction.atomic
def join_by_room(account: Account, building: str, room: str, name: str, *, at: datetime) -> Person | None:
    """None: no single match. The try is counted either way, so call it outside a transaction that may be taken back.

    Raises:
        Refused: too many tries, or already joined.
    """
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    tries, _made = RoomTry.objects.get_or_create(account=account, defaults={"last_at": at})
    require(rules.may_try_room(account, tries, at))
    tries.tries = 1 if at - tries.last_at > rules.ROOM_PAUSE else tries.tries + 1
    tries.last_at = at
    tries.save()
    known = queries.living_in(building, room, name)
    if len(known) != 1 or Account.objects.filter(person=known[0]).exists():
        return None
    return _join(account, known[0], V.ROOM, by_id=None, at=at)


@transaction.atomic
def join_at_counter(person: Person, phone: str, *, by: Standing, at: datetime) -> Account:
    """The worker has seen the person. The account is made when the phone never signed in.

    Raises:
        Refused, ValueError: not a phone number.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(rules.may_join(by, person))
    sealed = personal.of_phone(phone)
    account = Account.objects.select_for_update(of=("self",)).filter(phone_blind=sealed["phone_blind"]).first()
    if account is None:
        account = Account(username=f"a-{secrets.token_urlsafe(12)}", language=person.language, **sealed)
        account.set_unusable_password()
        account.save()
    _join(account, person, V.COUNTER, by_id=by.account_id, at=at)
    return account


def _join(account: Account, person: Person, how: str, *, by_id: int | None, at: datetime) -> Person:
    person = Person.objects.select_for_update().get(pk=person.pk)
    if account.person_id:
        raise Refused(_("这个手机号的账号已经是别人的了。请换一个手机号，或先核对是谁的。"))
    if Account.objects.filter(person=person).exists():
        raise Refused(_("%(name)s已经有账号了，一个人只能有一个。手机号换了，请改原来账号的号码。") % {"name": person.name})
    account.person, account.verified_by, account.verified_at = person, how, at
    account.save(update_fields=["person", "verified_by", "verified_at"])
    Joining.objects.create(account_id=account.pk, person=person, by_id=by_id, how=how, at=at)
    record(AccountJoined(account.pk, person.pk, how), actor_id=by_id or account.pk, at=at)
    return person
