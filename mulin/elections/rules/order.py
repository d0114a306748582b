"""In which order candidates stand on the paper: by a lot that anybody can draw again."""

from collections.abc import Sequence

from mulin.ballots.queries import fingerprint
from mulin.kernel.lots import rank


def digest(names: Sequence[str]) -> str:
    """sha256 of the canonical JSON of the names, sorted: what the lot is drawn of."""
    return fingerprint(sorted(names))


def drawn(seed: bytes, names: Sequence[str]) -> list[int]:
    """Indexes of `names`, the first drawn first. The number of each name is its place in the sorted list."""
    order = sorted(range(len(names)), key=lambda index: (names[index], index))
    of = digest(names)
    return sorted(range(len(names)), key=lambda index: rank(seed, of, order.index(index) + 1))
