"""Facts are appended, never changed: both databases refuse UPDATE and DELETE."""

from typing import Any

from django.db import migrations

from mulin.kernel.migrating import ByHand

SQLITE = [
    f"""CREATE TRIGGER facts_fact_no_{verb} BEFORE {verb} ON facts_fact
        BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END"""
    for verb in ("update", "delete")
]
POSTGRESQL = [
    """CREATE FUNCTION facts_fact_stays() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'facts are never changed' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER facts_fact_stays BEFORE UPDATE OR DELETE ON facts_fact
        FOR EACH ROW EXECUTE FUNCTION facts_fact_stays()""",
]
BACK = {
    "sqlite": ["DROP TRIGGER facts_fact_no_update", "DROP TRIGGER facts_fact_no_delete"],
    "postgresql": ["DROP TRIGGER facts_fact_stays ON facts_fact", "DROP FUNCTION facts_fact_stays()"],
}


def forbid(apps: Any, schema_editor: Any) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def allow(apps: Any, schema_editor: Any) -> None:
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("facts", "0001_initial")]
    operations = [ByHand(forbid, allow)]
