"""A tie broken by lot, so that anybody can draw it again: the seed's hash is public before voting opens (it is part of what is
fingerprinted), the seed afterwards; the slips go into the draw, so that a seed chosen beforehand favours nobody."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from mulin.kernel.lots import commitment as commitment
from mulin.kernel.lots import rank

from .rule_set import fingerprint


@dataclass(frozen=True)
class Lots:
    """`seed` hex; `digest`: sha256 of the canonical JSON of [[receipt, choice], …] in order of receipt."""

    seed: str
    commitment: str
    digest: str
    order: tuple[int, ...]  # all options, the first drawn goes first

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"order": list(self.order)}


def draw(seed: str, slips: Sequence[tuple[str, Any]], options: Sequence[int]) -> Lots:
    """`slips`: (receipt, choice)."""
    raw = bytes.fromhex(seed)
    digest = fingerprint([list(one) for one in sorted(slips, key=lambda one: one[0])])
    order = sorted(options, key=lambda number: rank(raw, digest, number))
    return Lots(seed, commitment(raw), digest, tuple(order))
