"""What readers set for themselves."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.notices import rules
from mulin.notices.facts import WishesNoted
from mulin.notices.models import Bulletin, Consent, Interest, OptOut, Preference, PushSubscription, WeChatGrant, WeChatReader
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .granting import blind_of
from .threads import home_of

# Push services of the browsers there are. We post to no other address, whoever asks.
SERVICES = ("fcm.googleapis.com", ".push.services.mozilla.com", ".notify.windows.com", ".push.apple.com")
MOST_BROWSERS = 10


@dataclass(frozen=True)
class Settings:
    """Channels by urgency; `wanted` topics, `interests` and consents only where there is a person."""

    low: Collection[str]
    normal: Collection[str]
    urgent: Collection[str]
    quiet_from: int
    quiet_to: int
    urgent_wakes: bool
    is_personalised: bool = True
    wanted: Collection[str] = ()
    interests: Collection[str] = ()
    consents: Collection[str] = ()


@transaction.atomic
def set_up(said: Settings, *, by: Standing, at: datetime) -> Preference:
    me = _signed_in(by)
    row, _new = Preference.objects.update_or_create(defaults=_values(said, at), **me)
    if by.person_id is not None:
        _topics(by.person_id, said.wanted)
        _interests(by.person_id, said.interests)
        _consents(by.person_id, said.consents, at)
    return row


@transaction.atomic
def set_up_for(person: Person, said: Settings, *, paper: str, by: Standing, at: datetime) -> None:
    """A worker notes what someone without a phone has signed on paper; the worker's name stands on it."""
    require(rules.may_set_for(by, home_of(person)))
    if not paper.strip():
        raise Refused(_("请写明签了字的纸放在哪里。"))
    Preference.objects.update_or_create(defaults=_values(said, at), person_id=person.pk)
    _topics(person.pk, said.wanted)
    _interests(person.pk, said.interests)
    _consents(person.pk, said.consents, at, by=by.person_id, paper=paper.strip())
    record(WishesNoted(person.pk, by.person_id or 0), actor_id=by.person_id, at=at)


def _values(said: Settings, at: datetime) -> dict[str, Any]:
    return {
        "low": ",".join(said.low), "normal": ",".join(said.normal), "urgent": ",".join(said.urgent),
        "quiet_from": said.quiet_from, "quiet_to": said.quiet_to, "urgent_wakes": said.urgent_wakes,
        "is_personalised": said.is_personalised, "changed_at": at,
    }  # fmt: skip


def _signed_in(by: Standing) -> dict[str, Any]:
    if by.person_id is not None:
        return {"person_id": by.person_id}
    if by.account_id is None:
        raise Refused(_("请先登录，再设怎么收消息。"))
    return {"account_id": by.account_id}


def _topics(person_id: int, wanted: Collection[str]) -> None:
    off = {one for one in Bulletin.Topic.values if one not in wanted and one not in Bulletin.NOT_OPTIONAL}
    OptOut.objects.filter(person_id=person_id).exclude(topic__in=off).delete()
    OptOut.objects.bulk_create([OptOut(person_id=person_id, topic=one) for one in sorted(off)], ignore_conflicts=True)


def _interests(person_id: int, names: Collection[str]) -> None:
    Interest.objects.filter(person_id=person_id).exclude(name__in=names).delete()
    Interest.objects.bulk_create([Interest(person_id=person_id, name=one) for one in names], ignore_conflicts=True)


def _consents(person_id: int, purposes: Collection[str], at: datetime, *, by: int | None = None, paper: str = "") -> None:
    current = Consent.objects.filter(person_id=person_id, withdrawn_at=None)
    current.exclude(purpose__in=purposes).update(withdrawn_at=at)
    there = set(current.values_list("purpose", flat=True))
    Consent.objects.bulk_create(
        Consent(person_id=person_id, purpose=one, given_at=at, given_by=by, paper=paper) for one in purposes if one not in there
    )


@transaction.atomic
def add_browser(endpoint: str, p256dh: str, auth: str, *, by: Standing, at: datetime) -> PushSubscription:
    """A browser that asks again is the same one; it may have passed to another account."""
    if by.account_id is None:
        raise Refused(_("请先登录，再打开浏览器通知。"))
    if not is_push_service(endpoint) or not (p256dh and auth) or len(endpoint) > 1000:
        raise Refused(_("这个浏览器的通知服务我们连不上，请换一个浏览器，或用短信、微信接收。"))
    sealed = json.dumps({"endpoint": endpoint, "p256dh": p256dh, "auth": auth})
    values = {"account_id": by.account_id, "sealed": sealed, "added_at": at}
    row, _new = PushSubscription.objects.update_or_create(digest=digest_of(endpoint), defaults=values)
    old = PushSubscription.objects.filter(account_id=by.account_id).order_by("-id")[MOST_BROWSERS:]
    PushSubscription.objects.filter(pk__in=[one.pk for one in old]).delete()
    return row


def is_push_service(endpoint: str) -> bool:
    parts = urlsplit(endpoint)
    host = parts.hostname or ""
    return parts.scheme == "https" and any(host == one.lstrip(".") or host.endswith(one) for one in SERVICES)


def digest_of(endpoint: str) -> str:
    return hashlib.sha256(endpoint.encode()).hexdigest()


def drop_browsers(*, by: Standing) -> int:
    return PushSubscription.objects.filter(account_id=by.account_id or 0).delete()[0]


def join_wechat(openid: str, *, by: Standing, at: datetime) -> WeChatReader:
    if by.account_id is None:
        raise Refused(_("请先登录，再关联微信。"))
    values = {"openid": openid, "blind": blind_of(openid), "joined_at": at, "ended_at": None}
    return WeChatReader.objects.update_or_create(account_id=by.account_id, defaults=values)[0]


def leave_wechat(*, by: Standing) -> int:
    return WeChatReader.objects.filter(account_id=by.account_id or 0).delete()[0]


@transaction.atomic
def forget_account(account_id: int) -> None:
    """The account was deleted: nothing may lead to that person's devices any more."""
    PushSubscription.objects.filter(account_id=account_id).delete()
    ours = WeChatReader.objects.filter(account_id=account_id)
    WeChatGrant.objects.filter(blind__in=list(ours.values_list("blind", flat=True))).delete()
    ours.delete()
    Preference.objects.filter(account_id=account_id).delete()
