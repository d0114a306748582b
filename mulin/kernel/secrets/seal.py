"""AES-256-GCM sealing of short texts and a keyed blind index for exact look-up."""

import base64
import hmac
import os

from django.conf import settings

from . import keys

NONCE_BYTES = 12


def seal(text: str, *, context: str) -> str:
    """`context` (table.column) is authenticated: a value moved to another column does not open."""
    key_id, key = keys.newest()
    nonce = os.urandom(NONCE_BYTES)
    box = keys.cipher(key).encrypt(nonce, text.encode(), context.encode())
    return f"{key_id}:{base64.b64encode(nonce + box).decode()}"


def unseal(sealed: str, *, context: str) -> str:
    """
    Raises:
        KeyError: the key it was sealed with is no longer in the ring.
        cryptography.exceptions.InvalidTag: altered, or sealed for another column.
    """
    key_id, _, text = sealed.partition(":")
    box = base64.b64decode(text)
    key = keys.ring(settings.SEAL_KEYS)[key_id]
    return keys.cipher(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], context.encode()).decode()


def blind(text: str, *, purpose: str) -> str:
    """Equal texts give equal 32 hex digits, which say nothing about the text without the key."""
    return hmac.digest(keys.index_key(), f"{purpose}\0{text}".encode(), "sha256").hex()[:32]
