"""What a sender has in hand, put together: one message to one reader, who has not had enough today."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.conf import settings
from django.utils.timezone import localtime

from mulin.notices import queries
from mulin.notices.channels import DINGTALK, WECHAT, WECOM, Answer, Message, allowed
from mulin.notices.models import Bulletin, Delivery
from mulin.notices.queries import NOWHERE, Reach
from mulin.notices.rules import choosing

from . import composing, granting
from .claiming import claim, claimed, owed
from .settling import Outcome, settle

TOGETHER = 2000  # more deliveries that may go along in the messages of one batch
ROBOTS = (WECOM, DINGTALK)
S = Delivery.State


@dataclass
class Parcel:
    """One message and the deliveries it makes good; the first of them is its own."""

    rows: list[Delivery]
    reach: Reach = NOWHERE
    messages: list[Message] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


def parcels(channel: str, word: str, at: datetime) -> list[Parcel]:
    """Of what is claimed under `word`. What need not go, or not today, is settled here."""
    if channel in ROBOTS:
        return _to_robots(list(claimed(word).order_by("id")))
    first = list(claimed(word).select_related("notice").order_by("id"))
    calm = {row.reader for row in first if not row.is_urgent}
    # What else is due to the same readers goes along: one message, one claim.
    more_word = claim(owed(channel, at).filter(reader__in=calm, is_urgent=False), TOGETHER, at=at) if calm else ""
    more = list(claimed(more_word).select_related("notice").order_by("id")) if calm else []
    readers = queries.readers_of([row.notice for row in first + more if row.notice])
    enough = _had_enough(calm, at)
    groups: dict[tuple[str, int], Parcel] = {}
    not_now: list[Outcome] = []
    for row in first + more:
        assert row.notice is not None
        reach = readers.of(row.notice)
        if row.notice.read_at is not None:  # in the inbox meanwhile: there is nothing left to say
            not_now.append(Outcome(row, S.NEEDLESS))
        elif row.reader in enough and not row.is_urgent:
            not_now.append(_later(row, choosing.tomorrow(reach.wishes, localtime(at))))
        elif not choosing.wakes(row.is_urgent, reach.wishes) and choosing.is_quiet(reach.wishes.quiet, localtime(at).hour):
            # Retried, or long in the queue: the hour for which it was chosen is over.
            not_now.append(_later(row, choosing.after_quiet(reach.wishes.quiet, localtime(at))))
        else:
            groups.setdefault((row.reader, row.pk if row.is_urgent else 0), Parcel([], reach)).rows.append(row)
    settle(not_now)
    _fill(channel, list(groups.values()), at)
    return list(groups.values())


def _later(row: Delivery, due: datetime) -> Outcome:
    """No try of it."""
    return Outcome(row, row.state, error=row.error, due_at=due, tries=max(0, row.tries - 1))


def _fill(channel: str, some: list[Parcel], at: datetime) -> None:
    leads = [parcel.rows[0].notice for parcel in some]
    where = composing.addresses(channel, [(lead, parcel.reach) for lead, parcel in zip(leads, some, strict=True) if lead])
    for parcel, addresses in zip(some, where, strict=True):
        composed = [composing.message(parcel.rows, parcel.reach, address) for address in addresses]
        parcel.messages = [_allowed(channel, message, at) for message in composed]


def _allowed(channel: str, message: Message, at: datetime) -> Message:
    """What the reader of WeChat has allowed is used first: it was asked for."""
    if channel != WECHAT or not allowed.templates():
        return message
    grant = granting.take(message.address, at=at)
    return replace(message, template=grant.template) if grant else message


def _to_robots(rows: list[Delivery]) -> list[Parcel]:
    bulletins = Bulletin.objects.filter(status=Bulletin.Status.PUBLISHED).in_bulk({row.bulletin_id or 0 for row in rows})
    return [
        Parcel([row], NOWHERE, [composing.to_group(row, bulletins[row.bulletin_id])] if row.bulletin_id in bulletins else [])
        for row in rows
    ]


def _had_enough(readers: set[str], at: datetime) -> set[str]:
    """Readers who got as many messages today as settings allow a day, by all channels."""
    midnight = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Delivery.objects.filter(reader__in=readers, sent_at__gte=midnight, with_id=None, is_urgent=False)
    counts: dict[str, int] = defaultdict(int)
    for reader in rows.exclude(channel="print").values_list("reader", flat=True):
        counts[reader] += 1
    return {reader for reader, number in counts.items() if number >= int(settings.NOTICES["NOTICES_A_DAY"])}
