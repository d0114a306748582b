"""The numbers printed below QR codes: nine characters that are hard to misread, the last of which catches a slip of the pen."""

import secrets
from collections.abc import Sequence

# 29 characters, a prime: every single wrong character and every swap of two neighbours changes the check character.
ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXYZ"
DATA = 8


def fresh() -> str:
    body = "".join(secrets.choice(ALPHABET) for _place in range(DATA))
    return body + check_of(body)


def check_of(body: Sequence[str]) -> str:
    total = sum(weight * ALPHABET.index(char) for weight, char in enumerate(body, 2))
    return ALPHABET[-total % len(ALPHABET)]


def is_number(text: str) -> bool:
    return len(text) == DATA + 1 and set(text) <= set(ALPHABET) and check_of(text[:DATA]) == text[DATA]


def typed(text: str) -> str:
    """As it was meant: case, spaces and dashes do not matter."""
    return text.upper().replace(" ", "").replace("-", "")
