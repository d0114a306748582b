"""The key ring: newest first; older keys still open what they sealed, until `rotate_keys` has run."""

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@lru_cache
def ring(configured: str) -> dict[str, bytes]:
    """Key id → 32 bytes, in the order configured."""
    keys: dict[str, bytes] = {}
    for entry in configured.split(","):
        key_id, _, text = entry.strip().partition(":")
        keys[key_id] = _decoded(text, f"MULIN_SEAL_KEYS: key “{key_id}”")
    return keys


@lru_cache
def cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def newest() -> tuple[str, bytes]:
    return _newest(settings.SEAL_KEYS)


@lru_cache
def _newest(configured: str) -> tuple[str, bytes]:
    return next(iter(ring(configured).items()))


def index_key() -> bytes:
    """The blind index must survive rotation, so it has a key of its own: MULIN_INDEX_KEY.

    Without one it hangs on the oldest key of the ring, which then has to stay there. `rotate_keys --index-key` prints the
    value that lets it go: look-ups keep working, since it is the same key.
    """
    if settings.INDEX_KEY:
        return own_index_key(settings.INDEX_KEY)
    return _derived_index_key(settings.SEAL_KEYS)


@lru_cache
def own_index_key(configured: str) -> bytes:
    return _decoded(configured, "MULIN_INDEX_KEY")


@lru_cache
def _derived_index_key(configured: str) -> bytes:
    oldest = list(ring(configured).values())[-1]
    return hmac.new(oldest, b"mulin blind index", hashlib.sha256).digest()


def _decoded(text: str, name: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise ImproperlyConfigured(f"{name} must be 32 bytes in base64")
    return key
