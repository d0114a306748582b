"""Somebody with the database's password changes the log behind our back: it is found, and named."""

import pytest
from django.db.models import F

from mulin.transparency import actions
from mulin.transparency.models import Checkpoint, Head, Leaf, Node
from mulin.transparency.proving import tree
from mulin.transparency.queries import audit

from .book import LATER, keep, owe, triggers_off

pytestmark = pytest.mark.django_db
LEAF, NODE, CHECKPOINT = "transparency_leaf", "transparency_node", "transparency_checkpoint"


@pytest.fixture
def log(db):
    keep(5, 12, 20)


def altered(number: int) -> str:
    return Leaf.objects.get(number=number).data.replace("0102", "0199")


@pytest.mark.row("C147")
def test_an_honest_log_has_nothing_amiss(log):
    found = audit()
    assert (found.leaves, found.checkpoints, found.problems) == (20, 3, [])


def test_a_changed_row_is_named(log):
    with triggers_off(LEAF):
        Leaf.objects.filter(number=8).update(data=altered(8))
    assert audit().problems == ["leaf 8 was changed: its text does not have the hash that was kept of it"]


def test_a_changed_column_is_named(log):
    with triggers_off(LEAF):
        Leaf.objects.filter(number=3).update(subject_id=99)
    assert audit().problems == ["leaf 3: the columns of its row were changed, they do not say what its text says"]


def test_a_dropped_row_is_named(log):
    with triggers_off(LEAF):
        Leaf.objects.filter(number=11).delete()
    assert audit().problems == ["leaf 11 is missing: its row was dropped from transparency_leaf"]


def test_rows_cut_off_at_the_end_are_named(log):
    with triggers_off(LEAF):
        Leaf.objects.filter(number__gte=18).delete()
    assert audit().problems == [f"leaf {n} is missing: its row was dropped from transparency_leaf" for n in (18, 19)]


def test_reordered_rows_are_named(log):
    with triggers_off(LEAF):
        Leaf.objects.filter(number=6).update(number=1000)
        Leaf.objects.filter(number=14).update(number=6)
        Leaf.objects.filter(number=1000).update(number=14)
    assert audit().problems == [
        "leaf 6 was reordered: it holds what was written as leaf 14",
        "leaf 14 was reordered: it holds what was written as leaf 6",
    ]


def test_a_row_pulled_out_with_the_others_moved_up_is_found(log):
    with triggers_off(LEAF):
        Leaf.objects.filter(number=16).delete()
        for number in (17, 18, 19):
            Leaf.objects.filter(number=number).update(number=F("number") - 1)
    assert audit().problems == [
        "leaf 19 is missing: its row was dropped from transparency_leaf",
        "leaf 16 was reordered: it holds what was written as leaf 17",
        "leaf 17 was reordered: it holds what was written as leaf 18",
        "leaf 18 was reordered: it holds what was written as leaf 19",
    ]


def test_a_row_changed_together_with_its_hash_is_found(log):
    with triggers_off(LEAF, NODE):
        text = altered(8)
        Leaf.objects.filter(number=8).update(data=text)
        Node.objects.filter(position=16).update(hash=tree.leaf_hash(text.encode()))
    (problem,) = audit().problems
    assert problem.startswith("leaves 8 to 9: the hash over them (transparency_node 17) does not follow from them")


def test_a_log_rewritten_with_all_its_hashes_is_not_what_was_signed(log):
    with triggers_off(LEAF, NODE):
        Leaf.objects.filter(number=8).update(data=altered(8))
        edge = tree.Edge()
        for leaf in Leaf.objects.order_by("number"):
            for place, made in edge.append(tree.leaf_hash(leaf.data.encode())):
                Node.objects.filter(position=place).update(hash=made)
    assert audit().problems == [
        "leaves 5 to 11 are not what checkpoint 12 has signed",
        "leaves 12 to 19 are not what checkpoint 20 has signed",
    ]
    owe(1, first=20)
    with pytest.raises(actions.Tampered, match="20 records"):
        actions.keep_up(LATER)


def test_an_altered_checkpoint_is_found(log):
    with triggers_off(CHECKPOINT):
        Checkpoint.objects.filter(size=12).update(note=Checkpoint.objects.get(size=5).note)
        Checkpoint.objects.filter(size=20).update(note=Checkpoint.objects.get(size=20).note.replace("\n20\n", "\n21\n"))
    problems = audit().problems
    assert problems[0] == "checkpoint 12: the columns of its row do not say what was signed"
    assert problems[1].startswith("checkpoint 20: the signature of") and len(problems) == 2


def test_dropped_hashes_and_a_head_turned_back_are_found(log):
    with triggers_off(NODE):
        Node.objects.filter(position__in=[tree.position(0, 4), tree.position(2, 1)]).delete()
    Head.objects.update(size=10)
    assert audit().problems == [
        "leaf 4: its row in transparency_node (position 8) was dropped",
        "leaves 4 to 7: the hash over them (transparency_node 11) was dropped",
    ]


def test_rows_put_in_beyond_the_end_are_found(log):
    last = Leaf.objects.get(number=19)
    last.pk, last.once_key = 20, "forged"
    last.save(force_insert=True)
    assert audit().problems == ["1 rows of transparency_leaf stand beyond the end of the log, from number 20 on"]
