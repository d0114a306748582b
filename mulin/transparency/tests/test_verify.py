"""`bin/mulin verify`: a whole log or a receipt from a file or an address, or the database itself."""

import json
from base64 import b64encode
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from mulin.transparency.models import Checkpoint, Leaf
from mulin.transparency.proving import notes
from mulin.transparency.proving.tree import leaf_hash
from mulin.transparency.queries import exporting, keys, receipt

from .book import keep, triggers_off

pytestmark = pytest.mark.django_db


def verify(*words: str, **more: object) -> tuple[bool, list[str]]:
    out = StringIO()
    try:
        call_command("verify", *words, stdout=out, **more)
    except SystemExit:
        return False, out.getvalue().splitlines()
    return True, out.getvalue().splitlines()


@pytest.fixture
def file(tmp_path) -> Path:
    keep(5, 12, 20)
    path = tmp_path / "log.jsonl"
    path.write_text("".join(exporting.lines()))
    return path


def first_problem(file: Path, lines: list[str], *words: str) -> str:
    file.write_text("".join(lines))
    good, said = verify(str(file), *words)
    assert not good
    return said[0].removeprefix("WRONG  ")


def test_an_exported_log_is_checked_from_first_to_last(file):
    good, said = verify(str(file), "--key", str(keys.public()[0]))
    assert (good, said) == (True, ["good   20 records are as they were signed in 3 checkpoints."])
    assert any("came along with it" in line for line in verify(str(file))[1])


def test_the_first_bad_record_of_a_file_is_named(file):
    lines = file.read_text().splitlines(keepends=True)
    leaf = {json.loads(line).get("leaf"): number for number, line in enumerate(lines)}
    eight = leaf[8]
    changed = lines[eight].replace("0102", "0199")
    assert first_problem(file, [*lines[:eight], changed, *lines[eight + 1 :]]).startswith("record 8 was changed")
    assert first_problem(file, [*lines[:eight], *lines[eight + 1 :]]) == "record 8 is missing: record 9 stands in its place"
    swapped = [*lines[:eight], lines[eight + 1], lines[eight], *lines[eight + 2 :]]
    assert first_problem(file, swapped) == "record 8 is missing: record 9 stands in its place"
    assert first_problem(file, lines[:-4]) == "the file breaks off after 18 records"
    assert first_problem(file, [*lines[:-2], lines[-1].replace(": 3", ": 2")]) == "records 12 to 19 are under no checkpoint"

    entry = json.loads(changed)
    entry["hash"] = b64encode(leaf_hash(entry["data"].encode())).decode()
    forged = [*lines[:eight], json.dumps(entry) + "\n", *lines[eight + 1 :]]
    assert first_problem(file, forged) == "records 5 to 11 are not what was signed: one of them was changed"


def test_a_log_signed_by_somebody_else_is_refused(file):
    stranger = str(notes.public_key(bytes(32), keys.origin()))
    assert "no key that we know" in first_problem(file, file.read_text().splitlines(keepends=True), "--key", stranger)


def test_the_log_must_go_on_from_a_checkpoint_that_was_kept(file, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text(Checkpoint.objects.get(size=12).note)
    assert verify(str(file), "--checkpoint", str(kept))[0]
    other = notes.Head(keys.origin(), 12, bytes(32))
    kept.write_text(notes.signed(other, keys.ring()[0]))
    said = first_problem(file, file.read_text().splitlines(keepends=True), "--checkpoint", str(kept))
    assert said == "the log does not go on from the checkpoint of 12 records that you kept"


def test_a_receipt_is_checked_and_an_altered_one_refused(tmp_path):
    keep(4, private=True)
    path = tmp_path / "receipt.json"
    path.write_text(json.dumps(receipt(2, with_private=True), indent=1))
    good, said = verify(str(path))
    assert good and said[0].startswith("good   Record 2 is in the log") and "第 2 件" in said[1]
    path.write_text(path.read_text().replace("0102", "0103"))
    assert verify(str(path)) == (False, ["WRONG  record 2 is not what was signed: its text, number or proof was changed"])
    path.write_text("hello")
    with pytest.raises(CommandError, match="neither"):
        verify(str(path))
    path.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(CommandError, match="neither"):
        verify(str(path))


def test_the_database_is_checked_and_a_changed_row_named(file):
    assert verify("--database") == (
        True,
        [
            "good   20 records and 3 checkpoints in the database are as they were signed.",
            "good   What stands in the database is what the records say.",
        ],
    )
    with triggers_off("transparency_leaf"):
        Leaf.objects.filter(number=7).delete()
    assert verify("--database") == (False, ["WRONG  leaf 7 is missing: its row was dropped from transparency_leaf"])


@pytest.mark.django_db(transaction=True)
def test_a_log_is_checked_over_its_address(live_server):
    keep(3)
    assert Client().get("/log/export").status_code == 200
    good, said = verify(live_server.url + "/")
    assert good and said[0] == "good   3 records are as they were signed in 1 checkpoints."
    with pytest.raises(CommandError, match="does not answer"):
        verify("http://127.0.0.1:9/")
