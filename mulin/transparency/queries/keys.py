"""With what the log signs, and under which name."""

import base64
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from mulin.kernel.prepared import Prepared
from mulin.transparency.models import Checkpoint
from mulin.transparency.proving import notes

NEXT = Prepared(lambda after: Checkpoint.objects.filter(origin__gt=after).order_by("origin").values_list("origin")[:1])


def origin() -> str:
    """The log's name: MULIN_LOG_NAME, else the host that is served."""
    return str(settings.LOG_NAME or f"{urlsplit(settings.ORIGIN).netloc}/log")


def ring() -> list[bytes]:
    """Newest first: it signs; with the others older checkpoints are read. Empty when none is configured."""
    return _ring(settings.LOG_KEYS)


@lru_cache
def _ring(configured: str) -> list[bytes]:
    return [_seed(entry.strip()) for entry in configured.split(",") if entry.strip()]


def public() -> list[notes.Key]:
    """Every key under every name that the log has signed with, the present one first."""
    return [_public(seed, name) for name in dict.fromkeys([origin(), *_names()]) for seed in ring()]


def _names() -> Iterator[str]:
    """One step of the index for each: there are few names and, after years, millions of checkpoints."""
    found = NEXT.first("")
    while found:
        yield found[0]
        found = NEXT.first(found[0])


_public = lru_cache(notes.public_key)


def _seed(text: str) -> bytes:
    try:
        seed = base64.b64decode(text, validate=True)
    except ValueError:
        seed = b""
    if len(seed) != 32:
        raise ImproperlyConfigured("MULIN_LOG_KEYS must be 32 bytes in base64 each, newest first, separated by commas")
    return seed
