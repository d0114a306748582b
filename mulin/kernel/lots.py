"""Lots that anybody can draw again: a seed whose hash is public before anybody enters, and a rank for each number."""

import hashlib


def commitment(seed: bytes) -> str:
    return hashlib.sha256(seed).hexdigest()


def rank(seed: bytes, of: str, number: int) -> str:
    """64 hex digits, the smallest first. `of` names the draw, so that one seed serves one draw."""
    return hashlib.sha256(f"{seed.hex()}:{of}:{number}".encode()).hexdigest()
