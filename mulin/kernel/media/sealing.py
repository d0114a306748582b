"""Files that lie encrypted: each under a key of its own, which lies sealed in its row and so follows the ring's rotation."""

import base64
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


def new_seal() -> str:
    return base64.b64encode(AESGCM.generate_key(256)).decode()


def close(data: bytes, seal: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher(seal).encrypt(nonce, data, None)


def open_(box: bytes, seal: str) -> bytes:
    """
    Raises:
        cryptography.exceptions.InvalidTag: altered, or another file's key.
    """
    return _cipher(seal).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], None)


def _cipher(seal: str) -> AESGCM:
    return AESGCM(base64.b64decode(seal))
