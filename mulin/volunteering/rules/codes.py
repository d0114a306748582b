"""The rotating code of a shift: who photographs it and sends it on is too late half a minute afterwards."""

import base64
import hmac
from datetime import datetime

STEP = 30  # seconds; the code of the step before still opens
CHARACTERS = 10


def code_at(secret: bytes, at: datetime) -> str:
    return _code(secret, int(at.timestamp()) // STEP)


def opens(secret: bytes, code: str, at: datetime) -> bool:
    step = int(at.timestamp()) // STEP
    return any(hmac.compare_digest(_code(secret, one), code.upper()) for one in (step, step - 1, step - 2))


def _code(secret: bytes, step: int) -> str:
    mac = hmac.new(bytes(secret), step.to_bytes(8, "big"), "sha256").digest()
    return base64.b32encode(mac).decode()[:CHARACTERS]
