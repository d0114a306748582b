"""Owed deliveries go out: each once, at the channel's rate, several to one reader as one message."""

import hashlib
import logging
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils.timezone import localtime

from mulin.notices import queries
from mulin.notices.channels import DINGTALK, PUSH, WECHAT, WECOM, Answer, Message, Refused, Sent, allowed, table
from mulin.notices.models import Bulletin, Delivery, PushSubscription, WeChatReader
from mulin.notices.queries import NOWHERE, Reach
from mulin.notices.rules import choosing

from . import composing, granting
from .choosing import go_on
from .claiming import claim, claimed, empty, owed, settle, tokens

log = logging.getLogger(__name__)

BATCH = 100
THREADS = 8
BACK_OFF = [timedelta(minutes=m) for m in (1, 5, 30, 2 * 60, 12 * 60)]  # after the first, second … failure; then given up
ROBOTS = (WECOM, DINGTALK)
S = Delivery.State


@dataclass
class Parcel:
    """One message and the deliveries it makes good; the first of them is its own."""

    rows: list[Delivery]
    reach: Reach = NOWHERE
    messages: list[Message] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


def send_owed(at: datetime) -> int:
    """One batch of each channel that is on; return how many messages were tried."""
    return sum(_send_batch(channel, at) for channel in sorted(table.on()))


def _send_batch(channel: str, at: datetime) -> int:
    due = owed(channel, at)
    wanted = due.order_by()[:BATCH].count()
    may = tokens(channel, wanted, rate=table.CHANNELS[channel].RATE, at=at) if wanted else 0
    if not may:
        return 0
    parcels = _parcels(channel, claim(due, may, at=at), at)
    _post(channel, parcels)
    for parcel in parcels:
        _settle(channel, parcel, at)
    return len(parcels)


def _parcels(channel: str, word: str, at: datetime) -> list[Parcel]:
    if channel in ROBOTS:
        return [_to_robot(row) for row in claimed(word).order_by("id")]
    first = list(claimed(word).select_related("notice").order_by("id"))
    calm = {row.reader for row in first if not row.is_urgent}
    # What else is due to the same readers goes along: one message, one claim.
    more_word = claim(owed(channel, at).filter(reader__in=calm, is_urgent=False), 20 * BATCH, at=at) if calm else ""
    more = list(claimed(more_word).select_related("notice").order_by("id")) if calm else []
    rows = [row for row in first + more if _is_wanted(row)]
    readers = queries.readers_of([row.notice for row in rows if row.notice])
    groups: dict[tuple[str, int], list[Delivery]] = defaultdict(list)
    for row in rows:
        groups[row.reader, row.pk if row.is_urgent else 0].append(row)
    enough = _had_enough(channel, calm, at)
    found = []
    for (reader, _key), group in groups.items():
        assert group[0].notice is not None
        parcel = Parcel(group, readers.of(group[0].notice))
        if reader in enough and not group[0].is_urgent:
            _put_off(parcel, choosing.tomorrow(parcel.reach.wishes, localtime(at)))
            continue
        where = composing.addresses(channel, group[0].notice, parcel.reach)
        parcel.messages = [_allowed(channel, composing.message(group, parcel.reach, address), at) for address in where]
        found.append(parcel)
    return found


def _allowed(channel: str, message: Message, at: datetime) -> Message:
    """What the reader of WeChat has allowed is used first: it was asked for."""
    if channel != WECHAT or not allowed.templates():
        return message
    grant = granting.take(message.address, at=at)
    return replace(message, template=grant.template) if grant else message


def _to_robot(row: Delivery) -> Parcel:
    bulletin = Bulletin.objects.filter(pk=row.bulletin_id or 0, status=Bulletin.Status.PUBLISHED).first()
    return Parcel([row], NOWHERE, [composing.to_group(row, bulletin)] if bulletin else [])


def _is_wanted(row: Delivery) -> bool:
    """Read in the inbox meanwhile: there is nothing left to say."""
    if row.notice is not None and row.notice.read_at is not None:
        settle(row, state=S.NEEDLESS)
        return False
    return True


def _had_enough(channel: str, readers: set[str], at: datetime) -> set[str]:
    """Readers who got as many messages today as settings allow a day, by all channels."""
    midnight = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Delivery.objects.filter(reader__in=readers, sent_at__gte=midnight, with_id=None, is_urgent=False)
    counts: dict[str, int] = defaultdict(int)
    for reader in rows.exclude(channel="print").values_list("reader", flat=True):
        counts[reader] += 1
    return {reader for reader, number in counts.items() if number >= int(settings.NOTICES["NOTICES_A_DAY"])}


def _put_off(parcel: Parcel, until: datetime) -> None:
    for row in parcel.rows:
        settle(row, due_at=until, tries=max(0, row.tries - 1))


def _post(channel: str, parcels: list[Parcel]) -> None:
    """Waiting for providers is most of the time, so several wait at once."""

    def one(message: Message) -> Answer:
        try:
            answer: Answer = table.CHANNELS[channel].send(message)
        except Exception as problem:  # a fault of ours must not hold the others up, and stays owed
            log.exception("channel %s", channel)
            answer = Refused(repr(problem))
        return answer

    with ThreadPoolExecutor(THREADS) as pool:
        waiting = [[pool.submit(_closing, one, message) for message in parcel.messages] for parcel in parcels]
    for parcel, promises in zip(parcels, waiting, strict=True):
        parcel.answers = [promise.result() for promise in promises]


def _closing(act, message: Message) -> Answer:  # type: ignore[no-untyped-def]
    """A thread that asked the cache has a connection of its own, which nobody else would close."""
    try:
        made: Answer = act(message)
        return made
    finally:
        connection.close()


def _settle(channel: str, parcel: Parcel, at: datetime) -> None:
    _forget_closed(channel, parcel, at)
    for message, answer in zip(parcel.messages, parcel.answers, strict=True):
        if message.template and isinstance(answer, Refused) and not answer.final:
            granting.put_back(message.address, message.template, at)
    sent = next((answer for answer in parcel.answers if isinstance(answer, Sent)), None)
    if sent:
        lead, *others = parcel.rows
        settle(lead, state=S.SENT, sent_at=at, provider_id=sent.provider_id[:120], error="")
        for row in others:
            settle(row, state=S.SENT, sent_at=at, with_id=lead.pk, error="")
        return
    refused = [answer for answer in parcel.answers if isinstance(answer, Refused)]
    is_final = all(answer.final for answer in refused)
    reason = (refused[0].reason if refused else "nobody is there any more")[:300]
    wait = max((answer.retry_after or 0 for answer in refused), default=0)
    if wait and channel in ROBOTS:
        empty(channel)
    for row in parcel.rows:
        _failed(row, reason, is_final=is_final, wait=timedelta(seconds=wait), at=at)


def _failed(row: Delivery, reason: str, *, is_final: bool, wait: timedelta, at: datetime) -> None:
    if is_final or row.tries > len(BACK_OFF):
        if settle(row, state=S.GIVEN_UP, error=reason):
            go_on(row, at=at)
        return
    settle(row, state=S.FAILED, error=reason, due_at=at + max(BACK_OFF[row.tries - 1], wait))


def _forget_closed(channel: str, parcel: Parcel, at: datetime) -> None:
    """Browsers and WeChat readers of which the provider says that nobody is there."""
    for message, answer in zip(parcel.messages, parcel.answers, strict=True):
        is_gone = isinstance(answer, Refused) and answer.gone
        if is_gone and channel == PUSH:
            digest = hashlib.sha256(composing.endpoint(message.address).encode()).hexdigest()
            PushSubscription.objects.filter(digest=digest).delete()
        elif is_gone and channel == WECHAT:
            WeChatReader.objects.filter(account_id=parcel.reach.account_id or 0).update(ended_at=at)
