"""A record with everything that proves it, in one file."""

import base64
from collections.abc import Iterable
from typing import Any

from django.core import signing

from mulin.transparency.models import Leaf, Private
from mulin.transparency.proving import receipts

from . import hashes, keys
from .leaves import numbered, over

SIGNER = signing.Signer(salt="log.receipt")


def receipt(number: int, *, with_private: bool = False) -> dict[str, Any] | None:
    """None while there is no such leaf, or no checkpoint over it yet. Its form: `proving.receipts`."""
    leaf, checkpoint = numbered(number), over(number)
    if leaf is None or checkpoint is None:
        return None
    found: dict[str, Any] = {
        "format": receipts.FORMAT,
        "leaf": {"number": number, "data": leaf.data},
        "proof": {"size": checkpoint.size, "hashes": packed(hashes.inclusion(number, checkpoint.size))},
        "checkpoint": checkpoint.note,
        "keys": [str(key) for key in keys.public()],
    }
    private = Private.objects.filter(once_key=leaf.once_key).first() if with_private else None
    if private is not None:
        found["private"] = {"salt": private.salt, "text": private.words}
    return found


def packed(some: Iterable[bytes]) -> list[str]:
    return [base64.b64encode(one).decode() for one in some]


def token_of(number: int) -> str:
    """Opens the receipt with its private part: only for the person concerned."""
    return SIGNER.sign(str(number))


def number_of(token: str) -> int | None:
    try:
        return int(SIGNER.unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def mine(person_id: int | None, numbers: list[int]) -> dict[int, str]:
    """Number → token, of those records whose private part is this person's."""
    if person_id is None:
        return {}
    own = Private.objects.filter(person_id=person_id).values("once_key")
    rows = Leaf.objects.filter(number__in=numbers, once_key__in=own)
    return {number: token_of(number) for number in rows.values_list("number", flat=True)}
