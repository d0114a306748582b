"""Reveals are appended, never changed: both databases refuse UPDATE and DELETE."""

from typing import Any

from django.db import migrations

from mulin.kernel.migrating import ByHand

FORTH = {
    "sqlite": [
        f"""CREATE TRIGGER seals_reveal_no_{verb} BEFORE {verb} ON seals_reveal
            BEGIN SELECT RAISE(ABORT, 'reveals are never changed'); END"""
        for verb in ("update", "delete")
    ],
    "postgresql": [
        """CREATE FUNCTION seals_reveal_stays() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'reveals are never changed' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        """CREATE TRIGGER seals_reveal_stays BEFORE UPDATE OR DELETE ON seals_reveal
            FOR EACH ROW EXECUTE FUNCTION seals_reveal_stays()""",
    ],
}
BACK = {
    "sqlite": ["DROP TRIGGER seals_reveal_no_update", "DROP TRIGGER seals_reveal_no_delete"],
    "postgresql": ["DROP TRIGGER seals_reveal_stays ON seals_reveal", "DROP FUNCTION seals_reveal_stays()"],
}


def forbid(apps: Any, schema_editor: Any) -> None:
    for statement in FORTH[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def allow(apps: Any, schema_editor: Any) -> None:
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("seals", "0001_initial")]
    operations = [ByHand(forbid, allow)]
