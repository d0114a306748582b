"""The draw, recountable by anybody: nothing in here knows a database, a person or a clock.

Each entry's rank is SHA-256 of "seed:digest:number", lowest first; `digest` is SHA-256 over all entries, so that a seed
chosen beforehand favours nobody. Groups are served in their order: those for some first, whoever gets no place there is
ranked with those for all. An entry that no longer fits (it needs more seats than are left) waits; the next is looked at.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mulin.kernel.lots import commitment as commitment
from mulin.kernel.lots import rank as rank


@dataclass(frozen=True)
class Entry:
    number: int
    seats: int
    group: int


@dataclass(frozen=True)
class Drawn:
    """`placed`: number → group, in the order of the draw. `waiting`: numbers, in the order in which they are served."""

    placed: dict[int, int]
    waiting: list[int]


def digest(entries: Sequence[Entry]) -> str:
    lines = "".join(f"{one.number} {one.seats} {one.group}\n" for one in sorted(entries, key=lambda one: one.number))
    return hashlib.sha256(lines.encode()).hexdigest()


def draw(seed: bytes, entries: Sequence[Entry], places: Sequence[tuple[int, int, bool]]) -> Drawn:
    """`places`: (group, how many are free, whether they are for all), in the order in which they are given out."""
    of = digest(entries)
    ranked = sorted(entries, key=lambda one: rank(seed, of, one.number))
    placed: dict[int, int] = {}
    for group, free, for_all in places:
        for one in ranked:
            if one.number not in placed and (for_all or one.group == group) and one.seats <= free:
                placed[one.number] = group
                free -= one.seats
    return Drawn(placed, [one.number for one in ranked if one.number not in placed])


def problems(told: dict[str, Any]) -> list[str]:
    """What is wrong with a draw as it was told to everybody; nothing when it is right."""
    seed, entries = bytes.fromhex(told["seed"]), [Entry(*one) for one in told["entries"]]
    drawn = draw(seed, entries, [tuple(one) for one in told["places"]])
    wrong = {
        "the seed is not the one whose hash was published": commitment(seed) == told["commitment"],
        "the digest is not that of the entries": digest(entries) == told["digest"],
        "others were drawn": [list(one) for one in drawn.placed.items()] == [list(one) for one in told["placed"]],
        "those who wait are others, or in another order": drawn.waiting == told["waiting"],
    }
    return [words for words, right in wrong.items() if not right]
