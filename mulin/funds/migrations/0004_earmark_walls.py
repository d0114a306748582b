"""What was said yes to and held for one thing stays as it is, and what came back stays within what was paid."""

from django.db import migrations

from mulin.kernel.migrating import ByHand

FIXED = ["fund_id", "purpose_id", "parent_id", "ref", "amount", "asked_by", "year"]


def walls(differs: str) -> dict[str, tuple[str, str, str]]:
    """Name → (before what on which table, when, what is said)."""
    changed = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in FIXED)
    return {
        "earmarks_stay": ("DELETE ON funds_earmark", "", "earmarks are never deleted"),
        "earmarks_fixed": (
            "UPDATE ON funds_earmark",
            f"OLD.status IN ('refused', 'withdrawn', 'released') OR (OLD.status = 'reserved' AND ({changed}"
            " OR NEW.status NOT IN ('reserved', 'released')))",
            "an earmark that was approved or has ended is never changed",
        ),
        "earmarks_begin_as_wishes": (
            "INSERT ON funds_earmark",
            "NEW.parent_id IS NULL AND NEW.status <> 'asked'",
            "an earmark begins as a wish",
        ),
        "earmark_yeses_fixed": ("UPDATE ON funds_earmarkapproval", "", "a yes is never changed"),
        "earmark_yeses_stay": ("DELETE ON funds_earmarkapproval", "", "a yes is never deleted"),
        "returns_fit": (
            "UPDATE ON funds_spending",
            f"OLD.earmark_id {differs} NEW.earmark_id OR COALESCE(NEW.returned, 0) < COALESCE(OLD.returned, 0)"
            " OR COALESCE(NEW.returned, 0) > COALESCE(NEW.paid, 0)",
            "never more comes back than was paid",
        ),
    }


ASKING = {  # name → (before what on which table, when, what is said): these look into other rows
    "earmark_yeses_by_others": (
        "INSERT ON funds_earmarkapproval",
        "NEW.person_id = (SELECT asked_by FROM funds_earmark WHERE id = NEW.earmark_id)",
        "nobody says yes to what they asked for",
    ),
    "earmarks_by_two": (
        "UPDATE ON funds_earmark",
        "OLD.status = 'asked' AND NEW.status = 'reserved' AND (SELECT COUNT(*) FROM funds_earmarkapproval WHERE earmark_id = NEW.id) < 2",
        "an earmark is approved by two",
    ),
}


def sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER funds_{name} BEFORE {event} {f'WHEN {when} ' if when else ''}BEGIN SELECT RAISE(ABORT, '{said}'); END"
        for name, (event, when, said) in (walls("IS NOT") | ASKING).items()
    ]


def postgresql() -> list[str]:
    triggers = [
        f"CREATE TRIGGER funds_{name} BEFORE {event} FOR EACH ROW {f'WHEN ({when}) ' if when else ''}EXECUTE FUNCTION funds_refuse('{said}')"
        for name, (event, when, said) in walls("IS DISTINCT FROM").items()
    ]
    for name, (event, when, said) in ASKING.items():
        triggers += [
            f"""CREATE FUNCTION funds_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN IF {when} THEN RAISE EXCEPTION '{said}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$""",
            f"CREATE TRIGGER funds_{name} BEFORE {event} FOR EACH ROW EXECUTE FUNCTION funds_{name}()",
        ]
    return triggers


def build(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in sqlite() if schema_editor.connection.vendor == "sqlite" else postgresql():
        schema_editor.execute(statement, None)


def take_down(apps, schema_editor):  # type: ignore[no-untyped-def]
    light = schema_editor.connection.vendor == "sqlite"
    for name, (event, _when, _said) in (walls("IS") | ASKING).items():
        schema_editor.execute(f"DROP TRIGGER funds_{name}" + ("" if light else f" ON {event.split()[-1]}"), None)
    if not light:
        for name in ASKING:
            schema_editor.execute(f"DROP FUNCTION funds_{name}()", None)


class Migration(migrations.Migration):
    dependencies = [("funds", "0003_earmarks")]
    operations = [ByHand(build, take_down)]
