"""Codes of a session. The rotating one is scanned by who comes; a person's own is shown to the leader, or said."""

import base64
import hmac
from datetime import datetime

STEP = 30  # seconds; the code of the step before still opens
CHARACTERS = 10
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: read aloud and typed by hand
SIGNED = 3  # characters that prove the rest


def code_at(secret: bytes, at: datetime) -> str:
    return _code(secret, int(at.timestamp()) // STEP)


def opens(secret: bytes, code: str, at: datetime) -> bool:
    step = int(at.timestamp()) // STEP
    return any(hmac.compare_digest(_code(secret, one), code.upper()) for one in (step, step - 1, step - 2))


def own_code(secret: bytes, signup_id: int) -> str:
    """ "7K-4921": the sign-up's number in base 32, then three characters that only this session's secret makes."""
    number, digits = signup_id, ""
    while number or not digits:
        number, rest = divmod(number, len(ALPHABET))
        digits = ALPHABET[rest] + digits
    whole = digits + _proof(secret, digits)
    return f"{whole[:-SIGNED]}-{whole[-SIGNED:]}"


def read_own(secret: bytes, code: str) -> int | None:
    """The sign-up behind a code of this session; None for anything else."""
    typed = "".join(ch for ch in code.upper().replace("O", "0").replace("I", "1").replace("L", "1") if ch in ALPHABET)
    digits, proof = typed[:-SIGNED], typed[-SIGNED:]
    if not digits or len(digits) > 12 or not hmac.compare_digest(_proof(secret, digits), proof):
        return None
    number = 0
    for ch in digits:
        number = number * len(ALPHABET) + ALPHABET.index(ch)
    return number


def _proof(secret: bytes, digits: str) -> str:
    mac = hmac.new(bytes(secret), b"own " + digits.encode(), "sha256").digest()
    return "".join(ALPHABET[byte % 32] for byte in mac[:SIGNED])


def _code(secret: bytes, step: int) -> str:
    mac = hmac.new(bytes(secret), step.to_bytes(8, "big"), "sha256").digest()
    return base64.b32encode(mac).decode()[:CHARACTERS]
