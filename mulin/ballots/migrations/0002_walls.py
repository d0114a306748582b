# ruff: noqa: S608 — names of tables and rows, none from outside
"""What must never happen to a ballot, neither database lets happen, whoever asks.

What is asked and how it is counted stays from the announcement on; options that were to come later, from the opening on. The register changes by an upheld objection until that is applied. Votes
come in while the ballot is open and its voting key is there; the key goes first, then slips are written anew, then the ballot closes, and only
when slips and register agree. After closing, slips of settled paper come in, as many as there are; after the count, nothing.

On PostgreSQL whoever votes shares a lock that whoever closes takes alone: a vote is in before the count, or it is refused.

A later migration that makes SQLite rebuild one of these tables loses its triggers and has to call `forbid` again.
"""

from typing import Any

from django.db import migrations

from mulin.kernel.migrating import ByHand

LOCK = "PERFORM pg_advisory_xact_lock_shared(20278, (NEW.ballot_id % 2147483647)::integer);"

ASKED = (
    "number", "community_id", "place_id", "title", "title_en", "words", "words_en", "method", "head", "secrecy", "rule_key", "rule_set",
    "channels", "may_change", "seats", "amount", "members", "keeper", "options_later", "follows_id", "notice_days", "made_by_id", "made_at", "closes_at",
)  # fmt: skip
ANNOUNCED = ("place_label", "notice_until", "announced_at")
OPENED = ("opens_at", "fingerprint", "register_fingerprint", "seed", "opened_at")
CLOSED = ("electors", "heads", "area", "closed_at")
COUNTED = ("present", "gap_words", "counted_at")


def differ(*columns: str) -> str:
    return "(" + " OR ".join(f"NEW.{column} <differs> OLD.{column}" for column in columns) + ")"


def state(of: str) -> str:
    return f"COALESCE((SELECT state FROM ballots_ballot WHERE id = {of}), '')"


def state_of_line(of: str) -> str:
    return f"COALESCE((SELECT b.state FROM ballots_elector e JOIN ballots_ballot b ON b.id = e.ballot_id WHERE e.id = {of}), '')"


def applies(objection: str, ballot: str) -> str:
    """An upheld objection of the ballot that is not applied yet."""
    return f"""EXISTS (SELECT 1 FROM ballots_objection o
        WHERE o.id = {objection} AND o.ballot_id = {ballot} AND o.upheld AND NOT o.is_applied)"""


def key(of: str) -> str:
    return f"EXISTS (SELECT 1 FROM ballots_votingkey WHERE ballot_id = {of})"


def changeable(of: str) -> str:
    return f"EXISTS (SELECT 1 FROM ballots_ballot WHERE id = {of} AND may_change)"


def open_to_options(of: str) -> str:
    """Until the announcement; where they come later, until the opening."""
    return f"""EXISTS (SELECT 1 FROM ballots_ballot WHERE id = {of}
        AND (state = 'draft' OR (state = 'announced' AND options_later)))"""


def count(table: str, ballot: str, more: str = "") -> str:
    return f"(SELECT count(*) FROM ballots_{table} WHERE ballot_id = {ballot} {more})"


NOT_BY_OBJECTION = f"""NOT EXISTS (SELECT 1 FROM ballots_elector e WHERE e.id = NEW.elector_id
    AND {applies("e.added_by_id", "e.ballot_id")})"""
VOTED_BY_HAND = count("voted", "NEW.id", "AND channel <> 'paper'")
STEPS = " OR ".join(
    f"(OLD.state = '{before}' AND NEW.state IN ({after}))"
    for before, after in {
        "draft": "'draft', 'announced', 'cancelled'", "announced": "'announced', 'open', 'cancelled'",
        "open": "'open', 'closed', 'cancelled'", "closed": "'closed', 'counted'",
    }.items()
)  # fmt: skip

# table, verb → (refused if, why)
WALLS: dict[tuple[str, str], list[tuple[str, str]]] = {
    ("ballot", "INSERT"): [("NEW.state <> 'draft'", "ballots begin as drafts")],
    ("ballot", "DELETE"): [("OLD.state <> 'draft'", "ballots stay")],
    ("ballot", "UPDATE"): [
        (f"NOT ({STEPS})", "ballots go on step by step, and end"),
        (f"OLD.state <> 'draft' AND {differ(*ASKED, *ANNOUNCED)}", "what was announced stays"),
        (f"OLD.state IN ('open', 'closed') AND {differ(*OPENED)}", "what was frozen at opening stays"),
        (f"OLD.state = 'closed' AND {differ(*CLOSED)}", "a closed register stays"),
        (f"NEW.state = 'open' AND OLD.state <> 'open' AND NOT {key('NEW.id')}", "a ballot opens with its key"),
        (f"NEW.state IN ('closed', 'cancelled') AND OLD.state <> NEW.state AND {key('NEW.id')}", "the key goes before voting ends"),
        (
            f"""NEW.state = 'closed' AND OLD.state = 'open' AND ({count("slip", "NEW.id")} <> {VOTED_BY_HAND}
                OR {count("slip", "NEW.id", "AND link IS NOT NULL")} > 0)""",
            "slips and the register of who has voted disagree",
        ),
        (
            f"""NEW.state = 'counted' AND OLD.state = 'closed' AND (
                {count("slip", "NEW.id")} <> {VOTED_BY_HAND} + {count("paperslip", "NEW.id", "AND settled IS NOT NULL")}
                OR {count("paperslip", "NEW.id", "AND settled IS NULL")} > 0 OR {count("tally", "NEW.id")} <> 1)""",
            "slips, paper and the register of who has voted disagree",
        ),
    ],
    ("option", "INSERT"): [(f"NOT {open_to_options('NEW.ballot_id')}", "options stay")],
    ("option", "UPDATE"): [
        (f"NOT ({open_to_options('OLD.ballot_id')} AND {open_to_options('NEW.ballot_id')})", "options stay"),
    ],
    ("option", "DELETE"): [(f"NOT {open_to_options('OLD.ballot_id')}", "options stay")],
    ("elector", "INSERT"): [
        (
            f"""{state("NEW.ballot_id")} <> 'draft' AND NOT ({state("NEW.ballot_id")} IN ('announced', 'open')
                AND NEW.struck_by_id IS NULL AND {applies("NEW.added_by_id", "NEW.ballot_id")})""",
            "the register changes by an objection",
        ),
    ],
    ("elector", "UPDATE"): [
        (
            f"""{state("OLD.ballot_id")} <> 'draft' AND (
                {differ("id", "ballot_id", "line", "key", "label", "mask", "area", "units_count", "added_by_id")}
                OR OLD.struck_by_id IS NOT NULL OR {state("OLD.ballot_id")} NOT IN ('announced', 'open')
                OR NOT {applies("NEW.struck_by_id", "NEW.ballot_id")})""",
            "the register changes by an objection",
        ),
        ("EXISTS (SELECT 1 FROM ballots_voted WHERE elector_id = OLD.id)", "who has voted stays in the register"),
    ],
    ("elector", "DELETE"): [(f"{state('OLD.ballot_id')} <> 'draft'", "lines of the register stay")],
    **{
        (table, verb): [(f"{state_of_line(f'{row}.elector_id')} <> 'draft' {unless}", "the register changes by an objection")]
        for table in ("electorperson", "unit")
        for verb, row, unless in (
            ("INSERT", "NEW", f"AND {NOT_BY_OBJECTION}"), ("UPDATE", "NEW", ""), ("DELETE", "OLD", ""),
        )
    },
    ("objection", "INSERT"): [("NEW.upheld IS NOT NULL OR NEW.is_applied", "objections begin undecided")],
    ("objection", "UPDATE"): [
        (differ("ballot_id", "kind", "elector_id", "made_at", "person_id", "helper_id"), "objections stay as they were made"),
        ("NEW.words <> OLD.words AND NEW.words <> ''", "objections stay as they were made"),
        (f"OLD.upheld IS NOT NULL AND {differ('upheld', 'decided_by_id', 'decided_at', 'reason')}", "objections are decided once"),
        ("OLD.is_applied AND NOT NEW.is_applied", "objections are applied once"),
        (f"OLD.passed_at IS NOT NULL AND {differ('passed_at', 'passed_by_id', 'passed_words')}", "objections are passed on once"),
    ],
    ("objection", "DELETE"): [("1 = 1", "objections stay")],
    ("votingkey", "INSERT"): [(f"{state('NEW.ballot_id')} <> 'announced'", "a key is made at the opening")],
    # sealed anew when the installation's keys are rotated: what it says stays, and nothing unsealed takes its place
    ("votingkey", "UPDATE"): [(f"{differ('id', 'ballot_id')} OR length(NEW.key) < 64", "keys stay or go")],
    ("votingkey", "DELETE"): [(f"{state('OLD.ballot_id')} NOT IN ('announced', 'open')", "keys go at closing")],
    ("voted", "INSERT"): [
        (f"{state('NEW.ballot_id')} <> 'open' OR NOT {key('NEW.ballot_id')}", "voting is over or has not begun"),
        (
            """NOT EXISTS (SELECT 1 FROM ballots_elector e WHERE e.id = NEW.elector_id AND e.ballot_id = NEW.ballot_id
                AND e.struck_by_id IS NULL)""",
            "only the register votes",
        ),
        ("NEW.times_changed <> 0", "nobody begins with a change"),
    ],
    ("voted", "UPDATE"): [
        (f"{state('NEW.ballot_id')} <> 'open' OR NOT {key('NEW.ballot_id')}", "voting is over"),
        (f"{differ('elector_id', 'ballot_id')} OR NEW.times_changed <> OLD.times_changed + 1", "votes are changed one by one"),
        (f"OLD.channel = 'paper' OR NOT {changeable('NEW.ballot_id')}", "this vote stays"),
    ],
    ("voted", "DELETE"): [("1 = 1", "who has voted stays")],
    ("slip", "INSERT"): [
        (f"{state('NEW.ballot_id')} NOT IN ('open', 'closed')", "voting is over or has not begun"),
        (f"{state('NEW.ballot_id')} = 'closed' AND NEW.link IS NOT NULL", "after closing nothing leads to a slip"),
        (
            """NEW.elector_id IS NULL AND NOT EXISTS (SELECT 1 FROM ballots_ballot WHERE id = NEW.ballot_id AND secrecy = 'secret')
                OR NEW.elector_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ballots_ballot b JOIN ballots_voted v ON v.ballot_id = b.id
                WHERE b.id = NEW.ballot_id AND b.secrecy = 'named' AND v.elector_id = NEW.elector_id)""",
            "a slip is named where the ballot is",
        ),
        (
            f"""{state("NEW.ballot_id")} = 'closed' AND {count("slip", "NEW.ballot_id")}
                >= {count("voted", "NEW.ballot_id", "AND channel <> 'paper'")}
                + {count("paperslip", "NEW.ballot_id", "AND settled IS NOT NULL")}""",
            "after closing only settled paper comes in",
        ),
    ],
    ("slip", "UPDATE"): [
        (f"{state('OLD.ballot_id')} <> 'open' OR NOT {key('OLD.ballot_id')} OR NOT {changeable('OLD.ballot_id')}", "this slip stays"),
        (differ("id", "ballot_id", "link", "elector_id"), "a slip keeps its voice"),
    ],
    ("slip", "DELETE"): [
        (
            f"{state('OLD.ballot_id')} <> 'open' OR ({key('OLD.ballot_id')} AND NOT {changeable('OLD.ballot_id')})",
            "slips stay",
        ),
    ],
    ("paperslip", "INSERT"): [(f"{state('NEW.ballot_id')} NOT IN ('open', 'closed')", "paper is read until the count")],
    ("paperslip", "UPDATE"): [
        (f"{state('OLD.ballot_id')} NOT IN ('open', 'closed')", "paper is read until the count"),
        (f"{differ('ballot_id', 'serial', 'elector_id')} OR OLD.settled IS NOT NULL", "settled paper stays"),
    ],
    ("paperslip", "DELETE"): [("1 = 1", "slips of paper stay")],
    ("tally", "INSERT"): [(f"{state('NEW.ballot_id')} <> 'closed'", "a count follows the closing")],
    ("tally", "UPDATE"): [("1 = 1", "counts stay")],
    ("tally", "DELETE"): [("1 = 1", "counts stay")],
}  # fmt: skip
RAISE = "RAISE EXCEPTION 'ballots: {why}' USING ERRCODE = 'integrity_constraint_violation';"


def postgresql(table: str, verb: str, walls: list[tuple[str, str]]) -> list[str]:
    name = f"ballots_{table}_{verb.lower()}"
    lock = LOCK if table in ("voted", "slip") and verb != "DELETE" else ""
    checks = " ".join(f"IF {condition} THEN {RAISE.format(why=why)} END IF;" for condition, why in walls)
    body = f"BEGIN {lock} {checks} RETURN {'OLD' if verb == 'DELETE' else 'NEW'}; END".replace("<differs>", "IS DISTINCT FROM")
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER {name} BEFORE {verb} ON ballots_{table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def sqlite(table: str, verb: str, walls: list[tuple[str, str]]) -> list[str]:
    return [
        f"""CREATE TRIGGER ballots_{table}_{verb.lower()}_{number} BEFORE {verb} ON ballots_{table} FOR EACH ROW
        WHEN {condition.replace("<differs>", "IS NOT")} BEGIN SELECT RAISE(ABORT, 'ballots: {why}'); END"""
        for number, (condition, why) in enumerate(walls)
    ]


def forbid(apps: Any, schema_editor: Any) -> None:
    write = sqlite if schema_editor.connection.vendor == "sqlite" else postgresql
    for (table, verb), walls in WALLS.items():
        for statement in write(table, verb, walls):
            schema_editor.execute(statement, params=None)


def allow(apps: Any, schema_editor: Any) -> None:
    for (table, verb), walls in WALLS.items():
        if schema_editor.connection.vendor == "sqlite":
            for number in range(len(walls)):
                schema_editor.execute(f"DROP TRIGGER ballots_{table}_{verb.lower()}_{number}")
        else:
            schema_editor.execute(f"DROP FUNCTION ballots_{table}_{verb.lower()}() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("ballots", "0001_initial")]
    operations = [ByHand(forbid, allow)]
