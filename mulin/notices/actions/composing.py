"""One message of one or more notices to a reader, in the reader's language."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from mulin.kernel.listed import Listed
from mulin.notices import words
from mulin.notices.channels import MAIL, PUSH, SMS, WECHAT, Message
from mulin.notices.models import Bulletin, Delivery, Notice, PushSubscription, WeChatReader
from mulin.notices.queries import Reach
from mulin.people.models import Account, Person

NAMED = 3  # titles of a digest
MOST = 5  # browsers of one reader
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


def addresses(channel: str, some: Sequence[tuple[Notice, Reach]]) -> list[list[str]]:
    """Where each reader is, as the channel writes it; a person may have several browsers. Empty: gone since it was chosen."""
    accounts = {reach.account_id for _notice, reach in some if reach.account_id is not None}
    if channel == SMS:
        people = {notice.person_id for notice, _reach in some if notice.person_id is not None}
        of_accounts, of_people = _phones(Account, accounts), _phones(Person, people)
        phones = [of_accounts.get(reach.account_id or 0) or of_people.get(notice.person_id or 0) for notice, reach in some]
        return [[phone] if phone else [] for phone in phones]
    found = defaultdict(list)
    for account_id, address in ROWS[channel](Listed(accounts)):
        found[account_id].append(address)
    return [found[reach.account_id or 0][:MOST] for _notice, reach in some]


def _phones(model: type[Account] | type[Person], ids: set[int]) -> dict[int, str]:
    return dict(model._default_manager.filter(pk__in=Listed(ids)).values_list("pk", "phone"))


# (account, address), of a reader with several the newest first
ROWS: dict[str, Callable[[Listed], Iterable[tuple[int, str]]]] = {
    MAIL: lambda ids: Account.objects.filter(pk__in=ids).exclude(email="").values_list("pk", "email"),
    WECHAT: lambda ids: WeChatReader.objects.filter(account_id__in=ids, ended_at=None).values_list("account_id", "openid"),
    PUSH: lambda ids: PushSubscription.objects.filter(account_id__in=ids).order_by("-id").values_list("account_id", "sealed"),
}


def endpoint(address: str) -> str:
    return str(json.loads(address)["endpoint"])
