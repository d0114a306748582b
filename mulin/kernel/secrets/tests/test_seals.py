import base64
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, models, transaction

from mulin.kernel.access import Refused
from mulin.kernel.secrets import keys, rotating
from mulin.kernel.secrets.models import Reveal
from mulin.kernel.secrets.reveals import reveal
from mulin.kernel.secrets.seal import blind, seal, unseal

NOW = datetime(2026, 11, 19, 4, 0, tzinfo=UTC)
K1 = "k1:" + base64.b64encode(b"1" * 32).decode()
K2 = "k2:" + base64.b64encode(b"2" * 32).decode()
K3 = "k3:" + base64.b64encode(b"3" * 32).decode()


@pytest.fixture(autouse=True)
def _first_key(settings: Any) -> None:
    settings.SEAL_KEYS, settings.INDEX_KEY = K1, ""


def account(name: str, phone: str) -> Any:
    return get_user_model().objects.create(username=name, phone=phone, phone_blind=blind(phone, purpose="phone"))


def lies(row: Any) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT phone FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        return str(cursor.fetchone()[0])


def put(row: Any, text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET phone = %s WHERE id = %s", [text, row.pk])


def rotate() -> str:
    out = StringIO()
    call_command("rotate_keys", stdout=out)
    return out.getvalue()


def test_a_sealed_text_is_plain_here_and_unreadable_there(db: None) -> None:
    row = account("a", "+8613812341234")
    assert get_user_model().objects.get(pk=row.pk).phone == "+8613812341234"
    assert lies(row).startswith("k1:") and "138" not in lies(row)[:6] and "+86" not in lies(row)


def test_equal_texts_lie_differently_and_are_found_by_their_blind(db: None) -> None:
    assert seal("王", context="a.b") != seal("王", context="a.b")
    row = account("a", "+8613812341234")
    assert get_user_model().objects.get(phone_blind=blind("+8613812341234", purpose="phone")).pk == row.pk
    assert blind("+8613812341234", purpose="phone") != blind("+8613812341234", purpose="id")


def test_a_value_moved_to_another_column_or_altered_does_not_open() -> None:
    sealed = seal("+8613812341234", context="people_person.phone")
    assert unseal(sealed, context="people_person.phone") == "+8613812341234"
    with pytest.raises(InvalidTag):
        unseal(sealed, context="people_account.phone")
    box = bytearray(base64.b64decode(sealed[3:]))
    box[-1] ^= 1
    with pytest.raises(InvalidTag):
        unseal("k1:" + base64.b64encode(bytes(box)).decode(), context="people_person.phone")
    with pytest.raises(KeyError):
        unseal("k9:" + sealed[3:], context="people_person.phone")


def test_rotation_seals_all_anew_and_lookups_go_on(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [account(f"a{n}", f"+86138000000{n:02}") for n in range(7)]
    bare = get_user_model().objects.create(username="without")
    settings.SEAL_KEYS = f"{K2},{K1}"
    monkeypatch.setattr(rotating.rotate, "__kwdefaults__", {"batch": 3})
    said = rotate()
    table = bare._meta.db_table
    assert f"{table}.phone: 7 sealed anew with k2, 0 unreadable" in said
    assert "Keep k1: look-ups hang on it until MULIN_INDEX_KEY is set" in said
    assert {lies(row)[:3] for row in rows} == {"k2:"} and lies(bare) == ""
    assert [get_user_model().objects.get(pk=row.pk).phone for row in rows] == [row.phone for row in rows]
    assert blind("+8613800000000", purpose="phone") == rows[0].phone_blind
    assert f"{table}.phone: 0 sealed anew" in rotate()


def test_with_an_index_key_of_its_own_the_old_key_may_go(db: None, settings: Any) -> None:
    row = account("a", "+8613812341234")
    settings.SEAL_KEYS = f"{K2},{K1}"
    out = StringIO()
    call_command("rotate_keys", "--index-key", stdout=out)
    settings.INDEX_KEY = out.getvalue().strip()
    assert "No longer needed here: k1" in rotate()
    settings.SEAL_KEYS = K2
    found = get_user_model().objects.get(phone_blind=blind("+8613812341234", purpose="phone"))
    assert (found.pk, found.phone) == (row.pk, "+8613812341234")


def test_a_stopped_rotation_goes_on_where_it_was(db: None, settings: Any) -> None:
    rows = [account(f"a{n}", f"+86138000000{n:02}") for n in range(4)]
    settings.SEAL_KEYS = f"{K2},{K1}"
    put(rows[0], seal(rows[0].phone, context=f"{rows[0]._meta.db_table}.phone"))
    assert "phone: 3 sealed anew with k2" in rotate()


def test_unreadable_values_are_left_named_and_fail_the_command(db: None, settings: Any) -> None:
    lost, good = account("a", "+8613812341234"), account("b", "+8613812341235")
    settings.SEAL_KEYS = K3
    put(lost, seal("+8613812341234", context="elsewhere.phone"))
    before = lies(lost)
    settings.SEAL_KEYS = f"{K2},{K1}"
    with pytest.raises(CommandError, match=f"{lost._meta.db_table}.phone of row {lost.pk}$"):
        rotate()
    assert (lies(lost), lies(good)[:3]) == (before, "k2:")


def test_a_new_key_goes_in_front_of_a_ring_on_disk(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MULIN_SEAL_KEYS", raising=False)
    settings.SEAL_KEYS_FILE = tmp_path / "ring.txt"
    settings.SEAL_KEYS_FILE.write_text(K1)
    call_command("rotate_keys", "--make", stdout=StringIO())
    ring = settings.SEAL_KEYS_FILE.read_text()
    assert list(keys.ring(ring)) == ["k2", "k1"] and ring.endswith(K1)
    assert settings.SEAL_KEYS_FILE.stat().st_mode & 0o777 == 0o600


def test_a_new_key_for_a_ring_in_the_environment_is_printed(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MULIN_SEAL_KEYS", K1)
    out = StringIO()
    call_command("rotate_keys", "--make", stdout=out, stderr=StringIO())
    assert out.getvalue().startswith("MULIN_SEAL_KEYS=k2:") and out.getvalue().strip().endswith(K1)


@pytest.mark.parametrize("bad", ["k1:", "k1:c2hvcnQ=", "k1:not base64", "nothing"])
def test_a_bad_key_is_refused_at_once(bad: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="32 bytes in base64"):
        keys.ring(bad)


def test_revealing_needs_a_reason_and_is_on_the_record(db: None) -> None:
    row = account("a", "+8613812341234")
    with pytest.raises(Refused, match="至少 4 个字"):
        reveal(row, "phone", by_id=9, reason=" 看看 ", at=NOW)
    assert reveal(row, "phone", by_id=9, reason="电话回访漏水", at=NOW) == "+8613812341234"
    with pytest.raises(TypeError):
        reveal(row, "username", by_id=9, reason="电话回访漏水", at=NOW)
    kept = list(Reveal.objects.values_list("by_id", "table", "row", "field", "reason", "at"))
    assert kept == [(9, row._meta.db_table, row.pk, "phone", "电话回访漏水", NOW)]


@pytest.mark.parametrize("change", [lambda rows: rows.update(reason="别的"), lambda rows: rows.delete()])
def test_the_database_keeps_reveals_as_they_are(db: None, change: Any) -> None:
    reveal(account("a", "+8613812341234"), "phone", by_id=9, reason="电话回访漏水", at=NOW)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        change(Reveal.objects.all())
    assert Reveal.objects.count() == 1


def test_every_sealed_column_is_known_to_rotation() -> None:
    known = {column.context() for _, column in rotating.sealed_fields()}
    assert {"people_person.phone", "people_person.id_number", "people_account.phone", "matters_matter.contact_phone"} <= known
    assert all(issubclass(model, models.Model) for model, _ in rotating.sealed_fields())
