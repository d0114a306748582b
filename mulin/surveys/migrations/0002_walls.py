"""Questions stay as they were asked, results as they were worked out, whoever writes to the database."""

from django.db import migrations

from mulin.kernel.migrating import ByHand

STATUS = "(SELECT status FROM surveys_survey WHERE id = {row}.survey_id)"
ASKED = f"{STATUS} <> 'draft'"
WALLS = {
    "questions_fixed": ("UPDATE ON surveys_question", ASKED.format(row="OLD"), "questions that were asked are never changed"),
    "questions_stay": ("DELETE ON surveys_question", ASKED.format(row="OLD"), "questions that were asked are never deleted"),
    "questions_not_added": ("INSERT ON surveys_question", ASKED.format(row="NEW"), "no question is added while people answer"),
    "results_fixed": ("UPDATE ON surveys_result", "1 = 1", "results are worked out once"),
    "results_stay": ("DELETE ON surveys_result", "1 = 1", "results are never deleted"),
    "sheets_in_time": ("INSERT ON surveys_sheet", STATUS.format(row="NEW") + " = 'published'", "nobody answers what is published"),
    "anonymous_sheets": (
        "INSERT ON surveys_sheet",
        "NEW.person_id IS NOT NULL AND (SELECT anonymous FROM surveys_survey WHERE id = NEW.survey_id)",
        "an anonymous answer carries no person",
    ),
    "anonymous_kept": (
        "UPDATE ON surveys_sheet",
        "NEW.person_id IS NOT NULL AND (SELECT anonymous FROM surveys_survey WHERE id = NEW.survey_id)",
        "an anonymous answer carries no person",
    ),
    "promise_kept": (
        "UPDATE ON surveys_survey",
        "OLD.status <> 'draft' AND (OLD.anonymous <> NEW.anonymous OR OLD.seed <> NEW.seed)",
        "what was promised when it opened is never changed",
    ),
}  # fmt: skip


def build(apps, schema_editor):  # type: ignore[no-untyped-def]
    for name, (event, when, said) in WALLS.items():
        if schema_editor.connection.vendor == "sqlite":
            trigger = f"CREATE TRIGGER surveys_{name} BEFORE {event} WHEN {when} BEGIN SELECT RAISE(ABORT, '{said}'); END"
            schema_editor.execute(trigger, None)
            continue
        row = "OLD" if event.startswith("DELETE") else "NEW"
        schema_editor.execute(
            f"""CREATE FUNCTION surveys_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF {when} THEN RAISE EXCEPTION '{said}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$""",
            None,
        )
        schema_editor.execute(f"CREATE TRIGGER surveys_{name} BEFORE {event} FOR EACH ROW EXECUTE FUNCTION surveys_{name}()", None)


def take_down(apps, schema_editor):  # type: ignore[no-untyped-def]
    light = schema_editor.connection.vendor == "sqlite"
    for name, (event, *_rest) in WALLS.items():
        schema_editor.execute(f"DROP TRIGGER surveys_{name}" + ("" if light else f" ON {event.split()[-1]}"), None)
        if not light:
            schema_editor.execute(f"DROP FUNCTION surveys_{name}()", None)


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]
    operations = [ByHand(build, take_down)]
