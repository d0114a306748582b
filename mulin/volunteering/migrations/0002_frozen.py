"""What counts is never changed: events not at all, a confirmed record only in its standing, nothing is deleted."""

from django.db import migrations

from mulin.kernel.migrating import ByHand

FROZEN = ["volunteer_id", "minutes", "begins_at", "kind", "content"]

SQLITE = [
    """CREATE TRIGGER volunteering_records_stay BEFORE DELETE ON volunteering_record
    BEGIN SELECT RAISE(ABORT, 'service records are never deleted'); END""",
    """CREATE TRIGGER volunteering_events_stay BEFORE DELETE ON volunteering_recordevent
    BEGIN SELECT RAISE(ABORT, 'events of records are never deleted'); END""",
    """CREATE TRIGGER volunteering_events_fixed BEFORE UPDATE ON volunteering_recordevent
    BEGIN SELECT RAISE(ABORT, 'events of records are never changed'); END""",
    f"""CREATE TRIGGER volunteering_records_fixed BEFORE UPDATE ON volunteering_record
    WHEN OLD.status IN ('confirmed', 'taken_back', 'struck') AND ({" OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in FROZEN)})
    BEGIN SELECT RAISE(ABORT, 'a confirmed record is never changed'); END""",
    """CREATE TRIGGER volunteering_certificates_fixed BEFORE UPDATE ON volunteering_certificate
    WHEN OLD.status IN ('issued', 'revoked') AND (OLD.number IS NOT NEW.number 
    OR OLD.content IS NOT NEW.content OR OLD.minutes IS NOT NEW.minutes)
    BEGIN SELECT RAISE(ABORT, 'an issued certificate is never changed'); END""",
]
DROP_SQLITE = [
    f"DROP TRIGGER volunteering_{name}"
    for name in ("records_stay", "events_stay", "events_fixed", "records_fixed", "certificates_fixed")
]

POSTGRESQL = [
    """CREATE FUNCTION volunteering_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'what counts in % is never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER volunteering_records_stay BEFORE DELETE ON volunteering_record
    FOR EACH ROW EXECUTE FUNCTION volunteering_refuse()""",
    """CREATE TRIGGER volunteering_events_fixed BEFORE UPDATE OR DELETE ON volunteering_recordevent
    FOR EACH ROW EXECUTE FUNCTION volunteering_refuse()""",
    f"""CREATE TRIGGER volunteering_records_fixed BEFORE UPDATE ON volunteering_record FOR EACH ROW
    WHEN (OLD.status IN ('confirmed', 'taken_back', 'struck') AND ({" OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in FROZEN)}))
    EXECUTE FUNCTION volunteering_refuse()""",
    """CREATE TRIGGER volunteering_certificates_fixed BEFORE UPDATE ON volunteering_certificate FOR EACH ROW
    WHEN (OLD.status IN ('issued', 'revoked') AND (OLD.number IS DISTINCT FROM NEW.number
    OR OLD.content IS DISTINCT FROM NEW.content OR OLD.minutes IS DISTINCT FROM NEW.minutes))
    EXECUTE FUNCTION volunteering_refuse()""",
]
DROP_POSTGRESQL = [
    "DROP TRIGGER volunteering_records_stay ON volunteering_record",
    "DROP TRIGGER volunteering_events_fixed ON volunteering_recordevent",
    "DROP TRIGGER volunteering_records_fixed ON volunteering_record",
    "DROP TRIGGER volunteering_certificates_fixed ON volunteering_certificate",
    "DROP FUNCTION volunteering_refuse()",
]


def build(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, None)


def take_down(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in DROP_SQLITE if schema_editor.connection.vendor == "sqlite" else DROP_POSTGRESQL:
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("volunteering", "0001_initial")]
    operations = [ByHand(build, take_down)]
