# ruff: noqa: S608 — names of tables and rows, none from outside
"""What must never happen to an election, neither database lets happen: who stands for it does not lead it, what was put up and counted stays."""

from django.db import migrations

from mulin.kernel.migrating import ByHand

STANDS = "('consented', 'eligible', 'confirmed')"
RULES = ("community_id", "place_id", "kind", "office", "post", "seats", "quota", "law", "members", "number")
RESULT = ("decided_at", "notice", "fingerprint", "complaints_until", "drawn_of", "seed", "confirmed_at")


def changed(names: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f"CAST(OLD.{name} AS text) <differs> CAST(NEW.{name} AS text)" for name in names) + ")"


def leads(who: str) -> str:
    return f"""EXISTS (SELECT 1 FROM elections_member m
        WHERE m.election_id = {who}.election_id AND m.person_id = {who}.person_id AND m.left_at IS NULL)"""


def stands(who: str) -> str:
    return f"""EXISTS (SELECT 1 FROM elections_candidate c
        WHERE c.election_id = {who}.election_id AND c.person_id = {who}.person_id AND c.status IN {STANDS})"""


def too_many(light: bool) -> str:
    """For so many others this person votes in the round already."""
    most = "json_extract(e.law, '$.proxies')" if light else "(e.law->>'proxies')::integer"
    return f"""(SELECT count(*) FROM elections_proxy p WHERE p.round_id = NEW.round_id AND p.person_id = NEW.person_id
        AND p.revoked_at IS NULL) >= (SELECT {most} FROM elections_election e JOIN elections_round r ON r.election_id = e.id
        WHERE r.id = NEW.round_id)"""


# name → (before what, on which table, when, what is said)
WALLS: dict[str, tuple[str, str, str, str]] = {
    "standing_new": ("INSERT", "candidate", f"NEW.status IN {STANDS} AND {leads('NEW')}", "who leads an election does not stand for it"),
    "standing": ("UPDATE", "candidate", f"NEW.status IN {STANDS} AND {leads('NEW')}", "who leads an election does not stand for it"),
    "leading_new": ("INSERT", "member", f"NEW.left_at IS NULL AND {stands('NEW')}", "who stands for an election does not lead it"),
    "leading": ("UPDATE", "member", f"NEW.left_at IS NULL AND {stands('NEW')}", "who stands for an election does not lead it"),
    "rules_fixed": (
        "UPDATE", "election", f"OLD.listed_at IS NOT NULL AND ({changed(RULES)} OR NEW.listed_at IS NULL)", "the rules of an election stay",
    ),
    "result_fixed": (
        "UPDATE", "election", f"OLD.fingerprint <> '' AND {changed((*RESULT, 'status', 'title', 'reason'))}", "a result is never changed",
    ),
    "elections_stay": ("DELETE", "election", "OLD.listed_at IS NOT NULL", "an election that was put up is never deleted"),
    "rounds_fixed": ("UPDATE", "round", "OLD.outcome <> ''", "a counted round is never changed"),
    "rounds_stay": ("DELETE", "round", "1 = 1", "a round is never deleted"),
    "entries_fixed": ("UPDATE", "entry", "OLD.votes IS NOT NULL", "a counted entry is never changed"),
    "entries_stay": ("DELETE", "entry", "1 = 1", "an entry is never deleted"),
    "entries_new": (
        "INSERT", "entry", "COALESCE((SELECT outcome FROM elections_round WHERE id = NEW.round_id), '') <> ''",
        "nobody comes into a counted round",
    ),
    "candidates_fixed": (
        "UPDATE", "candidate", f"OLD.place IS NOT NULL AND {changed(('person_id', 'status', 'place', 'work', 'done', 'plan', 'photo'))}",
        "who stands on the paper is introduced as it was put up",
    ),
    "proxies_new": ("INSERT", "proxy", "NEW.revoked_at IS NULL AND <too_many>", "nobody votes for more than the rules say"),
    "proxies_kept": (
        "UPDATE", "proxy", f"OLD.revoked_at IS NOT NULL OR {changed(('round_id', 'elector_id', 'voter_id', 'person_id', 'paper', 'seen_by_id', 'at'))}",
        "a proxy is revoked or stays",
    ),
    "proxies_stay": ("DELETE", "proxy", "1 = 1", "a proxy is revoked or stays"),
    "complaints_fixed": (
        "UPDATE", "complaint", f"OLD.answer <> '' AND {changed(('answer', 'upheld', 'answered_at', 'words'))}",
        "an answered complaint is never changed",
    ),
}  # fmt: skip


def build(apps, schema_editor):  # type: ignore[no-untyped-def]
    light = schema_editor.connection.vendor == "sqlite"
    for name, (event, table, when, said) in WALLS.items():
        on = f"BEFORE {event} ON elections_{table}"
        test = when.replace("<differs>", "IS NOT" if light else "IS DISTINCT FROM").replace("<too_many>", too_many(light))
        if light:
            schema_editor.execute(f"CREATE TRIGGER elections_{name} {on} WHEN {test} BEGIN SELECT RAISE(ABORT, '{said}'); END", None)
            continue
        row = "OLD" if event == "DELETE" else "NEW"
        schema_editor.execute(
            f"""CREATE FUNCTION elections_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF {test} THEN RAISE EXCEPTION '{said}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$""",
            None,
        )
        schema_editor.execute(f"CREATE TRIGGER elections_{name} {on} FOR EACH ROW EXECUTE FUNCTION elections_{name}()", None)


def take_down(apps, schema_editor):  # type: ignore[no-untyped-def]
    light = schema_editor.connection.vendor == "sqlite"
    for name, (_event, table, _when, _said) in WALLS.items():
        schema_editor.execute(f"DROP TRIGGER elections_{name}" + ("" if light else f" ON elections_{table}"), None)
        if not light:
            schema_editor.execute(f"DROP FUNCTION elections_{name}()", None)


class Migration(migrations.Migration):
    dependencies = [("elections", "0001_initial")]
    operations = [ByHand(build, take_down)]
