"""The tree against what is published and against a plain reading of RFC 6962, section 2.1."""

import os
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mulin.transparency.proving import tree

# Inputs, roots and proofs of the reference tree of Certificate Transparency, as its test data
# (github.com/transparency-dev/merkle, testonly) publishes them.
LEAVES = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
CONSISTENCY = {
    (1, 1): [],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
    (6, 7): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
}


def grown(leaves: list[bytes]) -> tuple[tree.Edge, dict[int, bytes]]:
    edge, known = tree.Edge(), {}
    for data in leaves:
        made = dict(edge.append(tree.leaf_hash(data)))
        assert not made.keys() & known.keys()
        known |= made
    return edge, known


def plain_root(leaves: list[bytes]) -> bytes:
    """MTH of the RFC, word for word."""
    if len(leaves) < 2:
        return tree.leaf_hash(leaves[0]) if leaves else tree.EMPTY
    k = tree.split(len(leaves))
    return tree.node_hash(plain_root(leaves[:k]), plain_root(leaves[k:]))


def proof(ranges: list[tree.Range], known: dict[int, bytes]) -> list[bytes]:
    return [tree.fold(leaves, known) for leaves in ranges]


def test_the_published_roots():
    for size, root in enumerate(ROOTS):
        edge, known = grown(LEAVES[:size])
        assert edge.root().hex() == root and tree.fold((0, size), known).hex() == root


def test_the_published_proofs():
    _, known = grown(LEAVES)
    for (old, new), hashes in CONSISTENCY.items():
        found = proof(tree.consistency(old, new), known)
        assert [one.hex() for one in found] == hashes
        assert tree.continues(old, bytes.fromhex(ROOTS[old]), new, bytes.fromhex(ROOTS[new]), found)
    assert [one.hex() for one in proof(tree.inclusion(0, 8), known)] == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]


def test_every_proof_of_every_small_tree_holds_and_no_other():
    leaves = [bytes([number]) for number in range(70)]
    _, known = grown(leaves)
    roots = [tree.fold((0, size), known) for size in range(71)]
    assert roots == [plain_root(leaves[:size]) for size in range(71)]
    for size in range(1, 71):
        for number in range(size):
            way, hashed = proof(tree.inclusion(number, size), known), tree.leaf_hash(leaves[number])
            assert tree.includes(hashed, number, size, way, roots[size])
            assert not tree.includes(hashed, number, size, way, roots[size - 1])
            assert not tree.includes(hashed, number + 1, size, way, roots[size])
            assert not tree.includes(hashed, number, size, [*way, tree.EMPTY], roots[size])
        for old in range(1, size + 1):
            way = proof(tree.consistency(old, size), known)
            assert tree.continues(old, roots[old], size, roots[size], way)
            assert old == size or not tree.continues(old, roots[old - 1], size, roots[size], way)
            assert not tree.continues(old, roots[old], size, roots[size], [*way, tree.EMPTY])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=40), min_size=1, max_size=200), st.data())
def test_a_changed_byte_breaks_the_proof(leaves, data):
    _, known = grown(leaves)
    size = len(leaves)
    root = tree.fold((0, size), known)
    assert root == plain_root(leaves)
    number = data.draw(st.integers(0, size - 1))
    way, hashed = proof(tree.inclusion(number, size), known), tree.leaf_hash(leaves[number])
    assert tree.includes(hashed, number, size, way, root)
    assert not tree.includes(tree.leaf_hash(leaves[number] + b"x"), number, size, way, root)
    if way:
        at = data.draw(st.integers(0, len(way) - 1))
        altered = bytes([way[at][0] ^ 1]) + way[at][1:]
        assert not tree.includes(hashed, number, size, [*way[:at], altered, *way[at + 1 :]], root)


@given(st.integers(0, 2**40), st.integers(0, 12))
def test_a_position_says_which_leaves_it_stands_over(index, level):
    start = index << level
    assert tree.leaves_under(tree.position(level, index)) == (start, start + (1 << level))


def test_what_is_not_there_has_no_proof():
    for number, size in ((0, 0), (3, 3), (-1, 4)):
        with pytest.raises(ValueError):
            tree.inclusion(number, size)
    for old, new in ((0, 3), (4, 3)):
        with pytest.raises(ValueError):
            tree.consistency(old, new)


PYMERKLE = """
import sys
from pymerkle import InmemoryTree
tree = InmemoryTree(algorithm="sha256")
for number in range(130):
    tree.append_entry(bytes([number]))
    print(tree.get_state().hex())
"""


def test_the_same_roots_as_pymerkle():
    """An outside program: MULIN_PYMERKLE names a Python of its own environment that has pymerkle 6."""
    python = os.environ.get("MULIN_PYMERKLE")
    if not python:
        pytest.skip("pymerkle is no part of Mulin: MULIN_PYMERKLE names a Python that has it")
    theirs = subprocess.run([python, "-c", PYMERKLE], capture_output=True, text=True, check=True).stdout.split()
    leaves = [bytes([number]) for number in range(130)]
    assert theirs == [plain_root(leaves[: size + 1]).hex() for size in range(130)]
    assert theirs[-1] == grown(leaves)[0].root().hex()
