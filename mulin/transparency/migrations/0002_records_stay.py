"""What is in the log is never changed or dropped: both databases refuse UPDATE and DELETE."""

from typing import Any

from django.db import migrations

from mulin.kernel.migrating import ByHand

TABLES = ["transparency_leaf", "transparency_node", "transparency_checkpoint"]


def sqlite(table: str) -> list[str]:
    return [
        f"""CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, 'public records are never changed'); END"""
        for verb in ("update", "delete")
    ]


def postgresql(table: str) -> list[str]:
    return [
        f"""CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION transparency_stays()"""
    ]


FUNCTION = """CREATE FUNCTION transparency_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'public records are never changed' USING ERRCODE = 'integrity_constraint_violation'; END $$"""


def forbid(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION)
    make = {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]
    for table in TABLES:
        for statement in make(table):
            schema_editor.execute(statement)


def allow(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_stays ON {table}")
        else:
            for verb in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION transparency_stays()")


class Migration(migrations.Migration):
    dependencies = [("transparency", "0001_initial")]
    operations = [ByHand(forbid, allow)]
