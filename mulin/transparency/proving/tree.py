"""The Merkle tree of RFC 6962, section 2.1: hashes, roots, proofs and how they are checked. Nothing here knows a database.

A complete subtree is named by its `position`: leaf n at 2n, every inner node between its children. So one number finds a
hash that never changes again, and a root or proof of any size is folded from some 2·log₂(size) of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

EMPTY = sha256().digest()
Range = tuple[int, int]  # leaves from … up to, without the last


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


def position(level: int, index: int) -> int:
    """Of the complete subtree over the leaves index·2^level … (index + 1)·2^level - 1."""
    return (index << (level + 1)) + (1 << level) - 1


def leaves_under(place: int) -> Range:
    """Which leaves the subtree at this position stands over."""
    level = (~place & (place + 1)).bit_length() - 1
    index = place >> (level + 1)
    return index << level, (index + 1) << level


def peaks(leaves: Range) -> list[int]:
    """Positions of the complete subtrees that make up a range which begins where a subtree of its size may begin."""
    start, end = leaves
    found = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append(position(level, start >> level))
        start += 1 << level
    return found


def fold(leaves: Range, known: Mapping[int, bytes]) -> bytes:
    """The hash over a range, from the hashes of its peaks."""
    tops = [known[place] for place in peaks(leaves)]
    if not tops:
        return EMPTY
    found = tops.pop()
    while tops:
        found = node_hash(tops.pop(), found)
    return found


def needed(ranges: Iterable[Range]) -> set[int]:
    return {place for leaves in ranges for place in peaks(leaves)}


def split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion(number: int, size: int) -> list[Range]:
    """What a proof that leaf `number` is in a tree of `size` consists of, the nearest first."""
    if not 0 <= number < size:
        raise ValueError(f"there is no leaf {number} in a tree of {size}")
    start, end, found = 0, size, []
    while end - start > 1:
        middle = start + split(end - start)
        if number < middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    return found[::-1]


def consistency(old: int, new: int) -> list[Range]:
    """What a proof that the tree of `new` only went on from the tree of `old` consists of."""
    if not 0 < old <= new:
        raise ValueError(f"a tree of {new} does not go on from one of {old}")
    start, end, found = 0, new, []
    while end != old:
        middle = start + split(end - start)
        if old <= middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    return ([(start, end)] if start else []) + found[::-1]


@dataclass
class Edge:
    """The right edge of a growing tree: all that has to be known to append."""

    size: int = 0
    tops: list[bytes] = field(default_factory=list)

    def append(self, hashed: bytes) -> list[tuple[int, bytes]]:
        """(position, hash) of each subtree that this leaf completes, the leaf itself first."""
        made, index = [(2 * self.size, hashed)], self.size
        level = 0
        while index & 1:
            index >>= 1
            level += 1
            hashed = node_hash(self.tops.pop(), hashed)
            made.append((position(level, index), hashed))
        self.tops.append(hashed)
        self.size += 1
        return made

    def root(self) -> bytes:
        return fold((0, self.size), dict(zip(peaks((0, self.size)), self.tops, strict=True)))


def includes(hashed: bytes, number: int, size: int, proof: list[bytes], root: bytes) -> bool:
    """Whether the proof leads from the leaf's hash to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= number < size:
        return False
    at, last, found = number, size - 1, hashed
    for beside in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(beside, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def continues(old: int, old_root: bytes, new: int, new_root: bytes, proof: list[bytes]) -> bool:
    """Whether the tree of `new` begins with all of the tree of `old`, unchanged (RFC 9162, 2.1.4.2)."""
    if not 0 < old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    way = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not way:
        return False
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    of_old = of_new = way[0]
    for beside in way[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            of_old, of_new = node_hash(beside, of_old), node_hash(beside, of_new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            of_new = node_hash(of_new, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and of_old == old_root and of_new == new_root
