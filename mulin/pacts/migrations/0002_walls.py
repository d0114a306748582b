"""What residents were shown is never changed, whoever writes to the database; what was adopted, filed or counted neither."""

from django.db import migrations

from mulin.kernel.migrating import ByHand

ADOPTED = ["adopted_on", "fingerprint"]
SHOWN = "(SELECT status FROM pacts_version WHERE id = {row}.version_id) <> 'draft'"


def changed(names: list[str], differs: str) -> str:
    return " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in names)


def walls(differs: str) -> dict[str, tuple[str, str, str]]:
    """Name → (before what on which table, when, what is said)."""
    return {
        "versions_stay": ("DELETE ON pacts_version", "OLD.status <> 'draft'", "a text that was shown is never deleted"),
        "texts_fixed": (
            "UPDATE ON pacts_version",
            f"OLD.status <> 'draft' AND ({changed(['pact_id', 'number', 'words', 'words_en'], differs)} OR NEW.status = 'draft')",
            "a text that was shown is never changed",
        ),
        "adoption_fixed": (
            "UPDATE ON pacts_version",
            f"OLD.adopted_on IS NOT NULL AND ({changed([*ADOPTED, 'ballot_id'], differs)}"
            " OR NEW.status NOT IN ('adopted', 'in_force', 'replaced', 'ended'))",
            "what was adopted stays adopted as it was",
        ),
        "filing_fixed": (
            "UPDATE ON pacts_version",
            f"OLD.filed_on IS NOT NULL AND ({changed(['filed_on', 'filed_number', 'filed_with', 'filed_by'], differs)})",
            "a filing is never changed",
        ),
        "meetings_fixed": ("UPDATE ON pacts_meeting", "", "a counted meeting is never changed"),
        "meetings_stay": ("DELETE ON pacts_meeting", "", "a counted meeting is never deleted"),
        "reviews_fixed": ("UPDATE ON pacts_review", "", "a review is never changed"),
        "answers_fixed": (
            "UPDATE ON pacts_comment",
            f"OLD.answer <> '' AND ({changed(['answer', 'answer_words', 'words', 'clause_id', 'version_id'], differs)})",
            "an answered comment is never changed",
        ),
    }


# conditions that look into another table, which PostgreSQL takes only inside a function
CLAUSES = {
    "clauses_fixed": ("UPDATE ON pacts_clause", SHOWN.format(row="OLD")),
    "clauses_stay": ("DELETE ON pacts_clause", SHOWN.format(row="OLD")),
    "clauses_not_added": ("INSERT ON pacts_clause", SHOWN.format(row="NEW")),
    "clauses_not_moved": ("UPDATE ON pacts_clause", SHOWN.format(row="NEW")),
}
SAID = "a text that was shown is never changed"


def sqlite() -> list[str]:
    rows = walls("IS NOT") | {name: (event, when, SAID) for name, (event, when) in CLAUSES.items()}
    return [
        f"CREATE TRIGGER pacts_{name} BEFORE {event} {f'WHEN {when} ' if when else ''}BEGIN SELECT RAISE(ABORT, '{said}'); END"
        for name, (event, when, said) in rows.items()
    ]


def postgresql() -> list[str]:
    refuse = """CREATE FUNCTION pacts_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$"""
    plain = [
        f"CREATE TRIGGER pacts_{name} BEFORE {event} FOR EACH ROW {f'WHEN ({when}) ' if when else ''}EXECUTE FUNCTION pacts_refuse('{said}')"
        for name, (event, when, said) in walls("IS DISTINCT FROM").items()
    ]
    looking = []
    for name, (event, when) in CLAUSES.items():
        row = "OLD" if event.startswith("DELETE") else "NEW"
        looking += [
            f"""CREATE FUNCTION pacts_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF {when} THEN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$""",
            f"CREATE TRIGGER pacts_{name} BEFORE {event} FOR EACH ROW EXECUTE FUNCTION pacts_{name}()",
        ]
    return [refuse, *plain, *looking]


def build(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in sqlite() if schema_editor.connection.vendor == "sqlite" else postgresql():
        schema_editor.execute(statement, None)


def take_down(apps, schema_editor):  # type: ignore[no-untyped-def]
    on = {name: event.split()[-1] for name, (event, *_rest) in (walls("IS") | CLAUSES).items()}
    light = schema_editor.connection.vendor == "sqlite"
    for name, table in on.items():
        schema_editor.execute(f"DROP TRIGGER pacts_{name}" + ("" if light else f" ON {table}"), None)
    if not light:
        for name in ("refuse", *CLAUSES):
            schema_editor.execute(f"DROP FUNCTION pacts_{name}()", None)


class Migration(migrations.Migration):
    dependencies = [("pacts", "0001_initial")]
    operations = [ByHand(build, take_down)]
