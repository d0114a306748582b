"""What was eaten and what was settled is never changed: a mistake gets a row of its own."""

from django.db import migrations

from mulin.kernel.migrating import ByHand

FIGURES = ["canteen_id", "since", "until", "figures", "owed"]

SQLITE = [
    """CREATE TRIGGER facilities_meals_stay BEFORE DELETE ON facilities_meal
    BEGIN SELECT RAISE(ABORT, 'meals are never deleted'); END""",
    """CREATE TRIGGER facilities_meals_fixed BEFORE UPDATE ON facilities_meal
    BEGIN SELECT RAISE(ABORT, 'meals are never changed'); END""",
    """CREATE TRIGGER facilities_settlements_stay BEFORE DELETE ON facilities_settlement
    BEGIN SELECT RAISE(ABORT, 'settlements are never deleted'); END""",
    f"""CREATE TRIGGER facilities_settlements_fixed BEFORE UPDATE ON facilities_settlement
    WHEN {" OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in FIGURES)}
    BEGIN SELECT RAISE(ABORT, 'settlements are never changed'); END""",
]
DROP_SQLITE = [
    f"DROP TRIGGER facilities_{name}" for name in ("meals_stay", "meals_fixed", "settlements_stay", "settlements_fixed")
]

POSTGRESQL = [
    """CREATE FUNCTION facilities_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'what counts in % is never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER facilities_meals_fixed BEFORE UPDATE OR DELETE ON facilities_meal
    FOR EACH ROW EXECUTE FUNCTION facilities_refuse()""",
    """CREATE TRIGGER facilities_settlements_stay BEFORE DELETE ON facilities_settlement
    FOR EACH ROW EXECUTE FUNCTION facilities_refuse()""",
    f"""CREATE TRIGGER facilities_settlements_fixed BEFORE UPDATE ON facilities_settlement FOR EACH ROW
    WHEN ({" OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in FIGURES)})
    EXECUTE FUNCTION facilities_refuse()""",
]
DROP_POSTGRESQL = [
    "DROP TRIGGER facilities_meals_fixed ON facilities_meal",
    "DROP TRIGGER facilities_settlements_stay ON facilities_settlement",
    "DROP TRIGGER facilities_settlements_fixed ON facilities_settlement",
    "DROP FUNCTION facilities_refuse()",
]


def build(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, None)


def take_down(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in DROP_SQLITE if schema_editor.connection.vendor == "sqlite" else DROP_POSTGRESQL:
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("facilities", "0001_initial")]
    operations = [ByHand(build, take_down)]
