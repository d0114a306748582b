from collections.abc import Iterable
from fractions import Fraction


def shares_sum(shares: Iterable[tuple[int, int]]) -> Fraction:
    """Shares as (part, whole), added without rounding: the owners of a room hold 1 of 1 together."""
    return sum((Fraction(part, whole) for part, whole in shares), Fraction(0))
