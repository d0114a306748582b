"""A facility has one contract at a time, and settled sheets stay as they are: kept by the database itself."""

from django.db import migrations

from mulin.kernel.migrating import ByHand

SHEET = ["contract_id", "since", "until", "lines", "owed"]
CLASH = """EXISTS (SELECT 1 FROM facilities_contract AS other WHERE other.facility_id = NEW.facility_id AND other.id IS NOT NEW.id
    AND other.status IN ('signed', 'ended') AND other.since <= NEW.last_on AND other.last_on >= NEW.since)"""
HOLDS = "NEW.status IN ('signed', 'ended')"

SQLITE = [
    *(
        f"""CREATE TRIGGER facilities_contracts_alone_{name} BEFORE {event} ON facilities_contract
        WHEN {HOLDS} AND {CLASH} BEGIN SELECT RAISE(ABORT, 'a facility has one contract at a time'); END"""
        for name, event in (("made", "INSERT"), ("changed", "UPDATE"))
    ),
    """CREATE TRIGGER facilities_contract_sheets_stay BEFORE DELETE ON facilities_contractsheet
    BEGIN SELECT RAISE(ABORT, 'sheets are never deleted'); END""",
    f"""CREATE TRIGGER facilities_contract_sheets_fixed BEFORE UPDATE ON facilities_contractsheet
    WHEN {" OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in SHEET)}
    BEGIN SELECT RAISE(ABORT, 'sheets are never changed'); END""",
]
DROP_SQLITE = [
    f"DROP TRIGGER facilities_{name}"
    for name in ("contracts_alone_made", "contracts_alone_changed", "contract_sheets_stay", "contract_sheets_fixed")
]

# The facility as a range of one number: GiST knows ranges without an extension.
POSTGRESQL = [
    """ALTER TABLE facilities_contract ADD CONSTRAINT one_contract_at_a_time EXCLUDE USING gist
    (int8range(facility_id, facility_id, '[]') WITH &&, daterange(since, last_on, '[]') WITH &&) WHERE (status IN ('signed', 'ended'))""",
    """CREATE TRIGGER facilities_contract_sheets_stay BEFORE DELETE ON facilities_contractsheet
    FOR EACH ROW EXECUTE FUNCTION facilities_refuse()""",
    f"""CREATE TRIGGER facilities_contract_sheets_fixed BEFORE UPDATE ON facilities_contractsheet FOR EACH ROW
    WHEN ({" OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in SHEET)})
    EXECUTE FUNCTION facilities_refuse()""",
]
DROP_POSTGRESQL = [
    "DROP TRIGGER facilities_contract_sheets_fixed ON facilities_contractsheet",
    "DROP TRIGGER facilities_contract_sheets_stay ON facilities_contractsheet",
    "ALTER TABLE facilities_contract DROP CONSTRAINT one_contract_at_a_time",
]


def build(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, None)


def take_down(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in DROP_SQLITE if schema_editor.connection.vendor == "sqlite" else DROP_POSTGRESQL:
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("facilities", "0002_frozen")]
    operations = [ByHand(build, take_down)]
