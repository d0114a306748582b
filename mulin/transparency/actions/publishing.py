import base64
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from mulin.kernel.listed import Listed
from mulin.transparency.models import Leaf, Pending, Private
from mulin.transparency.proving import canonical

from . import storing

SALT = 32  # bytes


@dataclass(frozen=True)
class Publication:
    """One public fact. `record` is for everybody; of `private` the log only gets a salted commitment."""

    kind: str
    community_id: int
    record: dict[str, Any]
    private: dict[str, Any] | None
    subject: tuple[str, int]
    once_key: str
    at: datetime
    person_id: int | None = None  # whose the private part is


def publish(
    kind: str, community_id: int, record: dict[str, Any], private: dict[str, Any] | None, subject: tuple[str, int],
    once_key: str, at: datetime, person_id: int | None = None,
) -> None:  # fmt: skip
    """Owe the log a record. The same `once_key` again does nothing.

    Raises:
        ValueError: something in it could be written in two ways.
        RuntimeError: called outside a transaction, where the change could be lost without its record.
    """
    publish_many([Publication(kind, community_id, record, private, subject, once_key, at, person_id)])


def publish_many(publications: Iterable[Publication]) -> int:
    """Owe the log each of them that it does not have; return how many. Raises like `publish`."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a record must share a transaction with the change it tells of")
    wanted = {one.once_key: one for one in publications}
    hiding = [one.once_key for one in wanted.values() if one.private is not None]
    for key in _known(hiding) if hiding else ():  # what is forgotten must not come back
        del wanted[key]
    privates = {one.once_key: _private(one) for one in wanted.values() if one.private is not None}
    # Two that owe the same at once: the second finds the row there, and its private part too.
    Private.objects.bulk_create([private for private, _salt in privates.values()], ignore_conflicts=True)
    return storing.pending([_row(one, privates.get(one.once_key)) for one in wanted.values()])


def _known(keys: list[str]) -> list[str]:
    numbered, waiting = (
        model.objects.filter(once_key__in=Listed(keys)).order_by().values_list("once_key", flat=True) for model in (Leaf, Pending)
    )
    return list(numbered.union(waiting))


def forget_person(person_id: int) -> int:
    """Delete what is private of one person; return of how many records. Their commitments stay and say nothing."""
    return Private.objects.filter(person_id=person_id).delete()[0]


def _private(one: Publication) -> tuple[Private, bytes]:
    salt = secrets.token_bytes(SALT)
    kept = base64.b64encode(salt).decode()
    return Private(once_key=one.once_key, person_id=one.person_id, salt=kept, words=canonical.text(one.private)), salt


def _row(one: Publication, private: tuple[Private, bytes] | None) -> storing.Row:
    kind, key = one.subject
    data = {
        "at": one.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "community": one.community_id,
        "kind": one.kind,
        "record": one.record,
        "subject": f"{kind}/{key}",
    }
    if private:
        data["commitment"] = canonical.commitment(private[1], private[0].words)
    return one.once_key, one.kind, one.community_id, kind, key, one.at.replace(microsecond=0), canonical.text(data)
