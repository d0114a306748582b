"""Codes that a voter can read out, and links that only the voting key leads along."""

import hashlib
import hmac
import secrets

ALPHABET = "2345679ACDEFGHJKMNPQRTVWXY"  # no two that look alike
LENGTH = 12
BITS = 62


def drawn() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def derived(key: str, elector_id: int, once_key: str) -> str:
    """The same form sent twice gets the same code, and nothing has to be kept of the form for it."""
    number = int.from_bytes(_hmac(key, f"receipt:{elector_id}:{once_key}"), "big")
    return "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(LENGTH))


def link(key: str, elector_id: int) -> str:
    return _hmac(key, f"link:{elector_id}").hex()


def grouped(code: str) -> str:
    """ "A2C3-D4E5-F6G7" """
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def plain(text: str) -> str:
    """As somebody typed it."""
    return "".join(letter for letter in text.upper() if letter.isalnum())


def number() -> int:
    return secrets.randbits(BITS)


def _hmac(key: str, text: str) -> bytes:
    return hmac.new(bytes.fromhex(key), text.encode(), hashlib.sha256).digest()
