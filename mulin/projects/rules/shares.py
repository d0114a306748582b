"""Whole 分 out of parts: what is paid when, and what a smaller award leaves of each budget line."""

from collections.abc import Sequence


def split_up(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` in proportion to `weights`, to the 分: the largest remainders get the odd ones, the first of equals first."""
    whole = sum(weights)
    if not whole:
        return [0 for _weight in weights]
    parts = [amount * weight // whole for weight in weights]
    rests = sorted(range(len(weights)), key=lambda place: (-(amount * weights[place] % whole), place))
    for place in rests[: amount - sum(parts)]:
        parts[place] += 1
    return parts


def instalments(amount: int, shares: Sequence[int]) -> list[int]:
    """At the signing, then at each milestone: `shares` are the milestones' percents, the rest is paid at the signing."""
    return split_up(amount, [max(0, 100 - sum(shares)), *shares])
