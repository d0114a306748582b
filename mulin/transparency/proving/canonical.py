"""One text for one record, so that one hash stands for it: the subset of RFC 8785 that needs no numbers with a point."""

import hashlib
import json
import re
from typing import Any

KEY = re.compile(r"[a-z][a-z0-9_]*")
WHOLE = 2**53  # beyond it a browser would not read the same number


def text(value: Any) -> str:
    """Keys in order, no blanks, characters as they are.

    Raises:
        ValueError: something in it could be written in two ways.
    """
    _check(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def commitment(salt: bytes, words: str) -> str:
    """Hides `words` from whoever has not the salt, and holds whoever has it to them."""
    return hashlib.sha256(salt + words.encode()).hexdigest()


def _check(value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str) or not KEY.fullmatch(key):
                raise ValueError(f"{key!r} is no name for a field of a public record: small letters, digits, _")
            _check(inner)
    elif isinstance(value, list):
        for inner in value:
            _check(inner)
    elif isinstance(value, str):
        value.encode()  # a lone surrogate has no bytes
    elif isinstance(value, int):
        if not -WHOLE < value < WHOLE:
            raise ValueError(f"{value} is too large for a public record: write it as text")
    elif value is not None:
        raise ValueError(f"{type(value).__name__} has no place in a public record: text, whole numbers, true, false, none, lists")
