"""One message of one or more notices to a reader, in the reader's language."""

import json
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from mulin.notices import words
from mulin.notices.channels import MAIL, PUSH, SMS, WECHAT, Message
from mulin.notices.models import Bulletin, Delivery, Notice, PushSubscription, WeChatReader
from mulin.notices.queries import Reach
from mulin.people.models import Account, Person

NAMED = 3  # titles of a digest
INBOX = "/inbox/"
RECENT = timedelta(days=1)


def message(deliveries: Sequence[Delivery], reach: Reach, address: str) -> Message:
    notices = [one.notice for one in deliveries if one.notice is not None]
    first = deliveries[0]
    with override(reach.language):
        title, text, url = _of_one(notices[0]) if len(notices) == 1 else _digest(notices)
    return Message(f"d{first.pk}", address, title, text, f"{settings.ORIGIN}{url}", first.is_urgent)


def _of_one(notice: Notice) -> tuple[str, str, str]:
    title, text, _icon = words.say(notice.kind, notice.values)
    return title, text, f"{INBOX}{notice.pk}/"


def _digest(notices: Sequence[Notice]) -> tuple[str, str, str]:
    titles = [words.say(one.kind, one.values)[0] for one in notices]
    named = _("、").join(dict.fromkeys(titles[:NAMED]))
    title, text, _icon = words.say("notices.digest", {"number": len(notices), "titles": named})
    return title, text, INBOX


def to_group(delivery: Delivery, bulletin: Bulletin) -> Message:
    """Work groups read both languages where there are both."""
    text = "\n\n".join(filter(None, [bulletin.words, bulletin.title_en, bulletin.words_en]))
    url = f"{settings.ORIGIN}/notices/{bulletin.pk}/"
    return Message(f"d{delivery.pk}", delivery.reader, bulletin.title, text, url, delivery.is_urgent)


def addresses(channel: str, notice: Notice, reach: Reach) -> list[str]:
    """Where this reader is, as the channel writes it; a person may have several browsers. Empty: gone since it was chosen."""
    if channel == SMS:
        return [phone] if (phone := _phone(notice, reach)) else []
    if reach.account_id is None:
        return []
    if channel == MAIL:
        return [mail for mail in Account.objects.filter(pk=reach.account_id).values_list("email", flat=True) if mail]
    if channel == WECHAT:
        return [row.openid for row in WeChatReader.objects.filter(account_id=reach.account_id, ended_at=None)]
    assert channel == PUSH
    return [row.sealed for row in PushSubscription.objects.filter(account_id=reach.account_id).order_by("-id")[:5]]


def _phone(notice: Notice, reach: Reach) -> str:
    account = Account.objects.filter(pk=reach.account_id).first() if reach.account_id else None
    person = Person.objects.filter(pk=notice.person_id).first() if notice.person_id else None
    return (account.phone if account else "") or (person.phone if person else "")


def endpoint(address: str) -> str:
    return str(json.loads(address)["endpoint"])
