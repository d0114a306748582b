"""Owed deliveries go out: each once, at the channel's rate, several to one reader as one message."""

import hashlib
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from django.db import connection

from mulin.notices.channels import PUSH, WECHAT, Answer, Message, Refused, Sent, table
from mulin.notices.models import Delivery, PushSubscription, WeChatReader

from . import composing, granting
from .choosing import go_on
from .claiming import claim, empty, owed, tokens
from .packing import ROBOTS, Parcel, parcels
from .settling import Outcome, settle

log = logging.getLogger(__name__)

BATCH = 100
THREADS = 8
BACK_OFF = [timedelta(minutes=m) for m in (1, 5, 30, 2 * 60, 12 * 60)]  # after the first, second … failure; then given up
S = Delivery.State


def send_owed(at: datetime) -> int:
    """One batch of each channel that is on; return how many messages were tried."""
    return sum(_send_batch(channel, at) for channel in sorted(table.on()))


def _send_batch(channel: str, at: datetime) -> int:
    due = owed(channel, at)
    wanted = due.order_by()[:BATCH].count()
    may = tokens(channel, wanted, rate=table.CHANNELS[channel].RATE, at=at) if wanted else 0
    if not may:
        return 0
    packed = parcels(channel, claim(due, may, at=at), at)
    _post(channel, packed)
    _settle(channel, packed, at)
    return len(packed)


def _post(channel: str, packed: list[Parcel]) -> None:
    """Waiting for providers is most of the time, so several wait at once."""

    def one(message: Message) -> Answer:
        try:
            answer: Answer = table.CHANNELS[channel].send(message)
        except Exception as problem:  # a fault of ours must not hold the others up, and stays owed
            log.exception("channel %s", channel)
            answer = Refused(repr(problem))
        return answer

    with ThreadPoolExecutor(THREADS) as pool:
        waiting = [[pool.submit(_closing, one, message) for message in parcel.messages] for parcel in packed]
    for parcel, promises in zip(packed, waiting, strict=True):
        parcel.answers = [promise.result() for promise in promises]


def _closing(act, message: Message) -> Answer:  # type: ignore[no-untyped-def]
    """A thread that asked the cache has a connection of its own, which nobody else would close."""
    try:
        made: Answer = act(message)
        return made
    finally:
        connection.close()


def _settle(channel: str, packed: list[Parcel], at: datetime) -> None:
    outcomes: list[Outcome] = []
    for parcel in packed:
        _forget_closed(channel, parcel, at)
        for message, answer in zip(parcel.messages, parcel.answers, strict=True):
            if message.template and isinstance(answer, Refused) and not answer.final:
                granting.put_back(message.address, message.template, at)
        sent = next((answer for answer in parcel.answers if isinstance(answer, Sent)), None)
        outcomes += _sent(parcel, sent, at) if sent else _refused(channel, parcel, at)
    ours = settle(outcomes)
    for one in outcomes:
        if one.state == S.GIVEN_UP and one.row.pk in ours:
            go_on(one.row, at=at)


def _sent(parcel: Parcel, sent: Sent, at: datetime) -> list[Outcome]:
    lead, *others = parcel.rows
    own = Outcome(lead, S.SENT, sent_at=at, provider_id=sent.provider_id)
    return [own, *(Outcome(row, S.SENT, sent_at=at, with_id=lead.pk) for row in others)]


def _refused(channel: str, parcel: Parcel, at: datetime) -> list[Outcome]:
    refused = [answer for answer in parcel.answers if isinstance(answer, Refused)]
    is_final = all(answer.final for answer in refused)
    reason = refused[0].reason if refused else "nobody is there any more"
    seconds = max((answer.retry_after or 0 for answer in refused), default=0)
    if seconds and channel in ROBOTS:
        empty(channel)
    wait = timedelta(seconds=seconds)
    return [
        Outcome(row, S.GIVEN_UP, error=reason)
        if is_final or row.tries > len(BACK_OFF)
        else Outcome(row, S.FAILED, error=reason, due_at=at + max(BACK_OFF[row.tries - 1], wait))
        for row in parcel.rows
    ]


def _forget_closed(channel: str, parcel: Parcel, at: datetime) -> None:
    """Browsers and WeChat readers of which the provider says that nobody is there."""
    for message, answer in zip(parcel.messages, parcel.answers, strict=True):
        is_gone = isinstance(answer, Refused) and answer.gone
        if is_gone and channel == PUSH:
            digest = hashlib.sha256(composing.endpoint(message.address).encode()).hexdigest()
            PushSubscription.objects.filter(digest=digest).delete()
        elif is_gone and channel == WECHAT:
            WeChatReader.objects.filter(account_id=parcel.reach.account_id or 0).update(ended_at=at)
