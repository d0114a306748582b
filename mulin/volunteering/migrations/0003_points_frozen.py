"""What was earned, published, brought or handed over stays as it was: only its standing moves, and nothing is deleted."""

from django.db import migrations

from mulin.kernel.migrating import ByHand

KEPT = {
    "award": ["person_id", "kind", "rule_id", "day", "full", "amount", "once_key", "entry_id"],
    "earningrule": [
        "community_id", "kind", "amount", "per", "since", "a_day", "a_month", "a_person", "staff", "note", "note_en", "made_at", "made_by",
    ],
    "order": ["item_id", "person_id", "pieces", "points", "code", "hold_id", "once_key", "placed_at", "placed_by", "fetch_by"],
    "stockmove": ["item_id", "pieces", "words", "by_id", "at"],
}  # fmt: skip
ENDED = "OLD.status <> 'reserved' AND NEW.status <> OLD.status"  # what was handed over, cancelled or expired stays so


def changed(table: str, differs: str) -> str:
    kept = [f"OLD.{name} {differs} NEW.{name}" for name in KEPT[table]]
    return " OR ".join([*kept, f"({ENDED})"] if table == "order" else kept)


def statements(vendor: str) -> tuple[list[str], list[str]]:
    up, down = [], []
    for table in KEPT:
        name = f"volunteering_{table}"
        if vendor == "sqlite":
            up += [
                f"CREATE TRIGGER {name}_stays BEFORE DELETE ON {name} BEGIN SELECT RAISE(ABORT, 'rows of {name} are never deleted'); END",
                f"CREATE TRIGGER {name}_fixed BEFORE UPDATE ON {name} WHEN {changed(table, 'IS NOT')} "
                f"BEGIN SELECT RAISE(ABORT, 'what counts in {name} is never changed'); END",
            ]
            down += [f"DROP TRIGGER {name}_stays", f"DROP TRIGGER {name}_fixed"]
        else:
            up += [
                f"CREATE TRIGGER {name}_stays BEFORE DELETE ON {name} FOR EACH ROW EXECUTE FUNCTION volunteering_refuse()",
                f"CREATE TRIGGER {name}_fixed BEFORE UPDATE ON {name} FOR EACH ROW WHEN ({changed(table, 'IS DISTINCT FROM')}) "
                "EXECUTE FUNCTION volunteering_refuse()",
            ]
            down += [f"DROP TRIGGER {name}_stays ON {name}", f"DROP TRIGGER {name}_fixed ON {name}"]
    return up, down


def build(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in statements(schema_editor.connection.vendor)[0]:
        schema_editor.execute(statement, None)


def take_down(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in statements(schema_editor.connection.vendor)[1]:
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("volunteering", "0002_frozen")]
    operations = [ByHand(build, take_down)]
