"""How alike two titles are: the part of neighbouring pairs of characters they share. No database."""

from collections.abc import Iterable, Sequence

ALIKE = 0.25


def pairs(text: str) -> frozenset[str]:
    plain = "".join(one for one in text.lower() if one.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def alike(title: str, others: Iterable[tuple[int, str]], most: int = 3) -> Sequence[int]:
    """Keys of the most alike, the nearest first."""
    own = pairs(title)
    if len(own) < 2:
        return []
    scored = [
        (len(own & theirs) / min(len(own), len(theirs)), key)
        for key, theirs in ((key, pairs(text)) for key, text in others)
        if theirs
    ]
    return [key for score, key in sorted(scored, key=lambda one: (-one[0], -one[1])) if score >= ALIKE][:most]
