import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from mulin.transparency import actions
from mulin.transparency.models import Checkpoint, Head, Leaf, Node, Pending, Private
from mulin.transparency.proving import notes, receipts, tree
from mulin.transparency.queries import hashes, keys, proof_of, receipt

from .book import LATER, NOON, keep, owe

pytestmark = pytest.mark.django_db


@pytest.mark.row("C147")
def test_records_are_numbered_without_gaps_and_signed():
    owe(5)
    assert Leaf.objects.count() == 0 and Pending.objects.count() == 5
    assert actions.keep_up(LATER) == 5
    assert list(Leaf.objects.order_by("number").values_list("number", flat=True)) == [0, 1, 2, 3, 4]
    assert Pending.objects.count() == 0 and Head.objects.get().size == 5
    data = [leaf.data for leaf in Leaf.objects.order_by("number")]
    assert json.loads(data[3]) == {
        "at": "2026-11-19T04:00:03Z", "community": 7, "kind": "matters.reported", "subject": "matters.matter/3",
        "record": {"category": "0102", "number": "2026-0003"},
    }  # fmt: skip
    edge = tree.Edge()
    for one in data:
        edge.append(tree.leaf_hash(one.encode()))
    checkpoint = Checkpoint.objects.get()
    assert notes.read(checkpoint.note, keys.public()) == notes.Head(keys.origin(), 5, edge.root())
    assert actions.keep_up(LATER) == 0 and Checkpoint.objects.count() == 1


def test_the_same_key_again_does_nothing():
    owe(2)
    owe(2)
    actions.keep_up(LATER)
    owe(3)
    actions.keep_up(LATER)
    assert Leaf.objects.count() == 3


def test_what_was_owed_again_while_it_was_numbered_is_dropped():
    owe(2)
    doubles = list(Pending.objects.order_by("id"))
    actions.number()
    Pending.objects.bulk_create([Pending(once_key=one.once_key, kind=one.kind, community_id=7, subject_kind=one.subject_kind,
                                         subject_id=one.subject_id, at=one.at, data=one.data) for one in doubles])  # fmt: skip
    actions.keep_up(LATER)
    assert Leaf.objects.count() == 2 and Pending.objects.count() == 0


def test_a_record_stands_or_falls_with_its_change():
    with transaction.atomic():
        owe(1)
        transaction.set_rollback(True)
    assert Pending.objects.count() == 0


def test_what_has_two_spellings_is_no_record():
    for record in ({"share": 0.5}, {"名": 1}, {"number": 2**60}):
        with pytest.raises(ValueError):
            actions.publish("x", 7, record, None, ("x", 1), "x", NOON)


def test_every_proof_holds_at_every_size():
    keep(1, 2, 7, 13)
    for row in Checkpoint.objects.all():
        for number in range(row.size):
            hashed = tree.leaf_hash(Leaf.objects.get(number=number).data.encode())
            assert tree.includes(hashed, number, row.size, hashes.inclusion(number, row.size), bytes(row.root))
        for old in Checkpoint.objects.filter(size__lte=row.size):
            proof = hashes.consistency(old.size, row.size)
            assert tree.continues(old.size, bytes(old.root), row.size, bytes(row.root), proof)


def test_a_proof_is_one_question_to_the_database():
    keep(70)
    with CaptureQueriesContext(connection) as asked:
        hashes.inclusion(41, 70)
    assert len(asked) == 1


@pytest.mark.parametrize("model", [Leaf, Node, Checkpoint])
def test_the_database_refuses_to_change_or_drop_a_record(model):
    keep(3)
    row = model.objects.order_by("pk").last()
    column = {Leaf: "data", Node: "hash", Checkpoint: "note"}[model]
    for act in (lambda: model.objects.filter(pk=row.pk).update(**{column: b"x"}), row.delete):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            act()


def test_forgetting_a_person_leaves_every_proof_valid():
    keep(6, private=True)
    before = receipt(2, with_private=True)
    assert before is not None
    assert receipts.check(before).private == {"words": "第 2 件，王芳说的"}
    assert "王芳" not in "".join(Leaf.objects.values_list("data", flat=True))
    assert actions.forget_person(1) == 6
    assert Private.objects.count() == 0
    for number in range(6):
        after = receipt(number, with_private=True)
        assert after is not None and "private" not in after
        assert receipts.check(after).record["commitment"]
    # The receipt that the person took along still opens; a guess without the salt does not.
    assert receipts.check(before).private == {"words": "第 2 件，王芳说的"}
    guess = before | {"private": {"salt": "", "text": before["private"]["text"]}}
    with pytest.raises(receipts.Unproven, match="private part"):
        receipts.check(guess)


def test_what_is_private_lies_sealed():
    owe(1, private=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, salt FROM transparency_private")
        assert "王芳" not in "".join(cursor.fetchone())


def test_an_altered_receipt_proves_nothing():
    keep(9)
    good = receipt(4)
    assert good is not None and receipts.check(good).number == 4
    spoilt = {
        "text": good | {"leaf": good["leaf"] | {"data": good["leaf"]["data"].replace("0102", "0103")}},
        "number": good | {"leaf": good["leaf"] | {"number": 5}},
        "proof": good | {"proof": good["proof"] | {"hashes": good["proof"]["hashes"][:-1]}},
        "size": good | {"proof": good["proof"] | {"size": 8}},
        "checkpoint": good | {"checkpoint": good["checkpoint"].replace("\n9\n", "\n8\n")},
        "shape": {"leaf": good["leaf"]},
    }
    for one in spoilt.values():
        with pytest.raises(receipts.Unproven):
            receipts.check(one)
    stranger = notes.public_key(bytes(32), "elsewhere/log")
    with pytest.raises(receipts.Unproven, match="no key"):
        receipts.check(good, [stranger])


def test_without_a_key_records_are_numbered_and_wait(settings):
    settings.LOG_KEYS = ""
    owe(2)
    assert actions.keep_up(LATER) == 2
    assert Checkpoint.objects.count() == 0 and receipt(0) is None
    assert [one.is_signed for one in proof_of(("matters.matter", 0))] == [False]


def test_an_older_key_still_reads_what_it_signed(settings):
    settings.LOG_KEYS = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    keep(2)
    old = receipt(0)
    settings.LOG_KEYS = "HxAREhMUFRYXGBkaGxwdHh8AAQIDBAUGBwgJCgsMDQ4=,AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    owe(1, first=2)
    actions.keep_up(LATER)
    known = keys.public()
    assert len(known) == 2 and old is not None
    for one in (old, receipt(0)):
        assert receipts.check(one, known).number == 0
