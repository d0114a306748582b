"""Uploaded registers are full of personal data, so they never lie open in the storage."""

import io
import os
from secrets import token_urlsafe
from typing import IO

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from mulin.kernel.secrets import keys

NONCE = 12


def keep(content: bytes) -> str:
    """Returns the key to get it back."""
    key_id, key = keys.newest()
    nonce = os.urandom(NONCE)
    box = keys.cipher(key).encrypt(nonce, content, b"doors.upload")
    return default_storage.save(f"imports/{token_urlsafe(16)}", ContentFile(key_id.encode() + b"\n" + nonce + box))


def fetch(name: str) -> IO[bytes]:
    """
    Raises:
        FileNotFoundError: it is gone, or its key is no longer in the ring.
    """
    with default_storage.open(name) as file:
        key_id, _line, rest = file.read().partition(b"\n")
    key = keys.ring(settings.SEAL_KEYS).get(key_id.decode())
    if key is None:
        raise FileNotFoundError(name)
    return io.BytesIO(keys.cipher(key).decrypt(rest[:NONCE], rest[NONCE:], b"doors.upload"))


def drop(name: str) -> None:
    if name:
        default_storage.delete(name)
