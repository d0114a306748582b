"""The key ring: newest first; old keys still open what they sealed until `rotate` has run."""

import base64
import hashlib
import hmac
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@lru_cache
def ring(configured: str | None = None) -> dict[str, bytes]:
    """Key id → 32 bytes, in the order configured."""
    keys: dict[str, bytes] = {}
    for entry in (configured or settings.SEAL_KEYS).split(","):
        key_id, _, text = entry.strip().partition(":")
        key = base64.b64decode(text)
        if len(key) != 32:
            raise ImproperlyConfigured(f"MULIN_SEAL_KEYS: key “{key_id}” must be 32 bytes in base64")
        keys[key_id] = key
    return keys


def newest() -> tuple[str, bytes]:
    return next(iter(ring(settings.SEAL_KEYS).items()))


def index_key() -> bytes:
    """The blind index must survive rotation, so it hangs on the oldest key of the ring."""
    oldest = list(ring(settings.SEAL_KEYS).values())[-1]
    return hmac.new(oldest, b"mulin blind index", hashlib.sha256).digest()
