"""What was signed, counted, scored or said about a project stays as it is, whoever writes to the database."""

from django.db import migrations

from mulin.kernel.migrating import ByHand

RECEIPT = ["project_id", "line_id", "amount", '"on"', "payee", "words", "file", "by_id", "helped_by_id", "at"]
INCOME = ["project_id", "source", "amount", "goods", '"on"', "file", "by_id", "at"]
INSTALMENT = ["project_id", "number", "amount", "spending", "paid_on", "milestone_id"]
PROJECT = ["number", "application_id", "community_id", "awarded", "earmark"]

NEAR = """EXISTS (SELECT 1 FROM projects_conflict k JOIN projects_juror j ON j.person_id = k.person_id
    WHERE k.application_id = NEW.application_id AND j.id = NEW.juror_id)"""
NO_JUDGE = "who is too near to an application does not judge it"


def changed(names: list[str], differs: str) -> str:
    return " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in names)


def walls(differs: str) -> dict[str, tuple[str, str, str]]:
    """Name → (before what on which table, when, what is said)."""
    receipt, income = changed(RECEIPT, differs), changed(INCOME, differs)
    signed = changed(["text", "fingerprint", "project_id"], differs)
    answered = changed(["project_id", "what", "reason", "asked_by_id", "answered_by_id", "answer", "state"], differs)
    closing = changed(["project_id", "evidence", "account", "returned", "accepted_by_id", "disclosed_on", "late"], differs)
    said = changed(["project_id", "side", "stars", "words", "at"], differs)
    report = changed(["project_id", "month", "figures", "words", "by_id", "at"], differs)
    return {
        "projects_stay": ("DELETE ON projects_project", "", "projects are never deleted"),
        "projects_fixed": (
            "UPDATE ON projects_project",
            f"{changed(PROJECT[:-1], differs)} OR (OLD.earmark IS NOT NULL AND OLD.earmark {differs} NEW.earmark)"
            f" OR (OLD.book_id IS NOT NULL AND OLD.book_id {differs} NEW.book_id)"
            " OR (OLD.stage IN ('closed', 'stopped') AND NEW.stage <> OLD.stage)",
            "what was awarded, and how a project ended, is never changed",
        ),
        "agreements_stay": ("DELETE ON projects_agreement", "", "agreements are never deleted"),
        "agreements_fixed": (
            "UPDATE ON projects_agreement",
            f"((OLD.team_signed_at IS NOT NULL OR OLD.operator_signed_at IS NOT NULL) AND ({signed}))"
            f" OR (OLD.team_signed_at IS NOT NULL AND ({changed(['team_signed_by_id', 'team_signed_at', 'helped_by_id'], differs)}))"
            f" OR (OLD.operator_signed_at IS NOT NULL AND ({changed(['operator_signed_by_id', 'operator_signed_at'], differs)}))",
            "a signed agreement is never changed",
        ),
        "instalments_stay": ("DELETE ON projects_instalment", "", "instalments are never deleted"),
        "instalments_fixed": (
            "UPDATE ON projects_instalment",
            f"(OLD.state = 'paid' AND NEW.state NOT IN ('paid', 'due')) OR (OLD.state = 'paid' AND NEW.state = 'paid' AND ({changed(INSTALMENT, differs)}))"
            " OR (OLD.state = 'dropped' AND NEW.state <> 'dropped')",
            "a paid instalment is never changed",
        ),
        "receipts_stay": ("DELETE ON projects_receipt", "", "receipts are never deleted"),
        "receipts_fixed": (
            "UPDATE ON projects_receipt",
            f"{receipt} OR (OLD.state = 'accepted' AND (NEW.state NOT IN ('accepted', 'reversed') OR OLD.entry_id {differs} NEW.entry_id"
            f" OR OLD.approved_by_id {differs} NEW.approved_by_id)) OR (OLD.state IN ('refused', 'reversed') AND NEW.state <> OLD.state)",
            "a receipt is never changed",
        ),
        "income_stays": ("DELETE ON projects_income", "", "income is never deleted"),
        "income_fixed": (
            "UPDATE ON projects_income",
            f"{income} OR (OLD.approved_at IS NOT NULL AND ({changed(['approved_by_id', 'approved_at', 'entry_id'], differs)}))",
            "income is never changed",
        ),
        "changes_stay": ("DELETE ON projects_planchange", "", "a change of plan is never deleted"),
        "changes_fixed": ("UPDATE ON projects_planchange", f"OLD.state <> 'asked' AND ({answered})", "an answered change is never changed"),
        "reports_stay": ("DELETE ON projects_report", "", "reports are never deleted"),
        "reports_fixed": ("UPDATE ON projects_report", report, "a report is never changed"),
        "midterms_stay": ("DELETE ON projects_midterm", "", "midterm reviews are never deleted"),
        "midterms_fixed": ("UPDATE ON projects_midterm", "", "midterm reviews are never changed"),
        "closings_stay": ("DELETE ON projects_closing", "", "closings are never deleted"),
        "closings_fixed": ("UPDATE ON projects_closing", f"OLD.accepted_at IS NOT NULL AND ({closing})", "a final account is never changed"),
        "evaluations_stay": ("DELETE ON projects_evaluation", "", "evaluations are never deleted"),
        "evaluations_fixed": (  # the person may be forgotten
            "UPDATE ON projects_evaluation",
            f"{said} OR (NEW.person_id IS NOT NULL AND OLD.person_id {differs} NEW.person_id)",
            "an evaluation is never changed",
        ),
        "reviews_stay": ("DELETE ON projects_review", "OLD.done_at IS NOT NULL", "a review that was handed in is never deleted"),
        "letters_stay": ("DELETE ON projects_letter", "", "letters are never deleted"),
        "letters_fixed": ("UPDATE ON projects_letter", "", "letters are never changed"),
    }  # fmt: skip


def asking(differs: str) -> dict[str, tuple[str, str, str]]:
    """These look into other rows. A juror may think again until the result is on notice; from then on scores stay."""
    review = changed(["application_id", "juror_id", "scores", "words", "total_milli", "done_at"], differs)
    stage = "SELECT c.stage FROM projects_application a JOIN projects_call c ON c.id = a.call_id WHERE a.id = OLD.application_id"
    return {
        "reviews_fixed": (
            "UPDATE ON projects_review",
            f"OLD.done_at IS NOT NULL AND ({review}) AND ({stage}) NOT IN ('screening', 'reviewing', 'voting')",
            "reviews stay once the result is announced",
        ),
        "reviews_of_near": ("INSERT ON projects_review", NEAR, NO_JUDGE),
        "reviews_by_near": ("UPDATE ON projects_review", NEAR, NO_JUDGE),
        "pitches_of_near": ("INSERT ON projects_pitchscore", NEAR, NO_JUDGE),
        "pitches_by_near": ("UPDATE ON projects_pitchscore", NEAR, NO_JUDGE),
    }


def sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER projects_{name} BEFORE {event} {f'WHEN {when} ' if when else ''}BEGIN SELECT RAISE(ABORT, '{said}'); END"
        for name, (event, when, said) in (walls("IS NOT") | asking("IS NOT")).items()
    ]


def postgresql() -> list[str]:
    refuse = """CREATE FUNCTION projects_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$"""
    triggers = [
        f"CREATE TRIGGER projects_{name} BEFORE {event} FOR EACH ROW {f'WHEN ({when}) ' if when else ''}EXECUTE FUNCTION projects_refuse('{said}')"
        for name, (event, when, said) in walls("IS DISTINCT FROM").items()
    ]
    for name, (event, when, said) in asking("IS DISTINCT FROM").items():
        triggers += [
            f"""CREATE FUNCTION projects_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN IF {when} THEN RAISE EXCEPTION '{said}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$""",
            f"CREATE TRIGGER projects_{name} BEFORE {event} FOR EACH ROW EXECUTE FUNCTION projects_{name}()",
        ]
    return [refuse, *triggers]


def build(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in sqlite() if schema_editor.connection.vendor == "sqlite" else postgresql():
        schema_editor.execute(statement, None)


def take_down(apps, schema_editor):  # type: ignore[no-untyped-def]
    light = schema_editor.connection.vendor == "sqlite"
    for name, (event, _when, _said) in (walls("IS") | asking("IS")).items():
        schema_editor.execute(f"DROP TRIGGER projects_{name}" + ("" if light else f" ON {event.split()[-1]}"), None)
    if not light:
        for name in ("refuse", *asking("IS")):
            schema_editor.execute(f"DROP FUNCTION projects_{name}()", None)


class Migration(migrations.Migration):
    dependencies = [("projects", "0001_initial")]
    operations = [ByHand(build, take_down)]
