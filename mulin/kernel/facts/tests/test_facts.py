from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from mulin.kernel.facts.models import Delivery, Fact
from mulin.kernel.facts.record import record

from .lamps import LampFixed

AT = datetime(2026, 1, 1, tzinfo=UTC)


def test_what_happened_and_what_is_owed_are_written_together(db):
    row = record(LampFixed(7), actor_id=3, at=AT)

    assert (row.kind, row.actor_id, row.data, row.happened_at) == ("tests.lamp_fixed", 3, {"lamp_id": 7}, AT)
    assert list(row.deliveries.order_by("id").values_list("reaction", "due_at", "done_at")) == [
        ("mulin.kernel.facts.tests.lamps.thank", AT, None),
        ("mulin.kernel.facts.tests.lamps.tell", AT, None),
    ]


def test_what_is_rolled_back_leaves_no_trace(db):
    @transaction.atomic
    def fix_and_fall() -> None:
        record(LampFixed(7), actor_id=None, at=AT)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fix_and_fall()
    assert (Fact.objects.count(), Delivery.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_fact_must_share_the_changes_transaction():
    with pytest.raises(RuntimeError):
        record(LampFixed(7), actor_id=None, at=AT)


@pytest.mark.parametrize("change", [lambda facts: facts.update(actor_id=9), lambda facts: facts._raw_delete("default")])
def test_the_database_refuses_to_change_or_drop_a_fact(db, change):
    row = record(LampFixed(7), actor_id=3, at=AT)
    row.deliveries.all().delete()

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        change(Fact.objects.filter(id=row.id))
    assert Fact.objects.get().actor_id == 3
