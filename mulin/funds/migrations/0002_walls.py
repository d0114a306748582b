"""What was given, said yes to, paid and handed out stays as it is, whoever writes to the database."""

from django.db import migrations

from mulin.kernel.migrating import ByHand

GIFT = ["fund_id", "kind", "amount", "good", "quantity", "received_on"]
SPENDING = ["fund_id", "purpose_id", "amount", "paid", "paid_on", "asked_by"]
HAND_OUT = ["fund_id", "good", "quantity", "to_whom", "person_id", '"on"', "noted_at", "noted_by"]
SIGNED = ["fund_id", "year", "quarter", "version", "figures", "words", "reason"]


def changed(names: list[str], differs: str) -> str:
    return " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in names)


def walls(differs: str) -> dict[str, tuple[str, str, str]]:
    """Name → (before what on which table, when, what is said)."""
    gift, spending = changed(GIFT, differs), changed(SPENDING, differs)
    return {
        "gifts_stay": ("DELETE ON funds_gift", "", "gifts are never deleted"),
        "gifts_fixed": (
            "UPDATE ON funds_gift",
            f"(OLD.status = 'received' AND (NEW.status NOT IN ('received', 'taken_back') OR {gift}))"
            f" OR (OLD.status IN ('taken_back', 'lapsed') AND (NEW.status <> OLD.status OR {gift}))",
            "a received gift is never changed",
        ),
        "spendings_stay": ("DELETE ON funds_spending", "", "spendings are never deleted"),
        "spendings_fixed": (
            "UPDATE ON funds_spending",
            f"OLD.status NOT IN ('asked', 'reserved') AND ({spending}"
            " OR NOT (NEW.status = OLD.status OR (OLD.status = 'paid' AND NEW.status = 'taken_back')))",
            "what was paid or has ended is never changed",
        ),
        "spendings_keep_what_was_approved": (
            "UPDATE ON funds_spending",
            f"OLD.status <> 'asked' AND ({changed(['amount', 'purpose_id', 'fund_id', 'asked_by'], differs)})",
            "what was approved is never changed",
        ),
        "approvals_fixed": ("UPDATE ON funds_approval", "", "a yes is never changed"),
        "approvals_stay": ("DELETE ON funds_approval", "", "a yes is never deleted"),
        "hand_outs_fixed": (
            "UPDATE ON funds_handout",
            f"OLD.taken_back_at IS NOT NULL OR {changed(HAND_OUT, differs)}",
            "hand-outs are never changed",
        ),
        "hand_outs_stay": ("DELETE ON funds_handout", "", "hand-outs are never deleted"),
        "disclosures_fixed": (
            "UPDATE ON funds_disclosure",
            f"OLD.status = 'published' OR (OLD.status = 'signed' AND NEW.status <> 'draft' AND ({changed(SIGNED, differs)}))",
            "what was signed is never changed",
        ),
        "evidence_fixed": (
            "UPDATE ON funds_evidence",
            changed(["gift_id", "spending_id", "hand_out_id", "file_key"], differs),
            "evidence is never changed",
        ),
        "evidence_stays": ("DELETE ON funds_evidence", "", "evidence is never deleted"),
        "disclosures_stay": ("DELETE ON funds_disclosure", "", "disclosures are never deleted"),
    }


OWN = "NEW.person_id = (SELECT asked_by FROM funds_spending WHERE id = NEW.spending_id)"
OWN_SAID = "nobody says yes to what they asked for"


def sqlite() -> list[str]:
    rows = walls("IS NOT") | {"approvals_by_others": ("INSERT ON funds_approval", OWN, OWN_SAID)}
    return [
        f"CREATE TRIGGER funds_{name} BEFORE {event} {f'WHEN {when} ' if when else ''}BEGIN SELECT RAISE(ABORT, '{said}'); END"
        for name, (event, when, said) in rows.items()
    ]


def postgresql() -> list[str]:
    refuse = """CREATE FUNCTION funds_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$"""
    others = f"""CREATE FUNCTION funds_by_others() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF {OWN} THEN RAISE EXCEPTION '{OWN_SAID}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"""
    triggers = [
        f"CREATE TRIGGER funds_{name} BEFORE {event} FOR EACH ROW {f'WHEN ({when}) ' if when else ''}EXECUTE FUNCTION funds_refuse('{said}')"
        for name, (event, when, said) in walls("IS DISTINCT FROM").items()
    ]
    by_others = "CREATE TRIGGER funds_approvals_by_others BEFORE INSERT ON funds_approval FOR EACH ROW EXECUTE FUNCTION funds_by_others()"
    return [refuse, others, *triggers, by_others]


def build(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in sqlite() if schema_editor.connection.vendor == "sqlite" else postgresql():
        schema_editor.execute(statement, None)


def take_down(apps, schema_editor):  # type: ignore[no-untyped-def]
    on = {name: event.split()[-1] for name, (event, _when, _said) in walls("IS").items()} | {"approvals_by_others": "funds_approval"}
    light = schema_editor.connection.vendor == "sqlite"
    for name, table in on.items():
        schema_editor.execute(f"DROP TRIGGER funds_{name}" + ("" if light else f" ON {table}"), None)
    if not light:
        schema_editor.execute("DROP FUNCTION funds_refuse(); DROP FUNCTION funds_by_others();", None)


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_initial")]
    operations = [ByHand(build, take_down)]
