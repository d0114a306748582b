"""Lots that anybody can draw again: a seed whose hash is public before anybody enters, and a rank for each number."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any


def commitment(seed: bytes) -> str:
    return hashlib.sha256(seed).hexdigest()


def rank(seed: bytes, of: str, number: int) -> str:
    """64 hex digits, the smallest first. `of` names the draw, so that one seed serves one draw."""
    return hashlib.sha256(f"{seed.hex()}:{of}:{number}".encode()).hexdigest()


def digest(lots: Iterable[Sequence[Any]]) -> str:
    """Of lots drawn one by one: (number, rank), as they come."""
    return hashlib.sha256("".join(f"{number} {lot}\n" for number, lot in lots).encode()).hexdigest()


def problems(told: dict[str, Any]) -> list[str]:
    """What is wrong with lots as they were told to everybody (`of`, `commitment`, `seed`, `lots`); nothing when they are right."""
    seed = bytes.fromhex(told["seed"])
    again = sorted(([number, rank(seed, told["of"], number)] for number, _lot in told["lots"]), key=lambda one: one[1])
    wrong = {
        "the seed is not the one whose hash was published": commitment(seed) == told["commitment"],
        "the lots are others, or in another order": again == [list(one) for one in told["lots"]],
    }
    return [words for words, right in wrong.items() if not right]
