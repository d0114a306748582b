"""What must never happen in a ledger, neither database lets happen.

An entry has all its lines and they sum to zero; entries, lines and totals of closed months stay; balances move with lines and holds
only; nothing is dated in a closed month. SQLite has no constraint triggers: there an entry is a row of `ledger_unfinished` until its
lines are complete, and such a row points, deferred, at something that never exists, so that COMMIT fails while one is left.

A later migration that makes SQLite rebuild one of these tables loses its triggers and has to call `forbid` again.
"""

from typing import Any

from django.db import migrations

from mulin.kernel.migrating import ByHand

STAYS = {"ledger_entry": "entries stay", "ledger_line": "lines stay", "ledger_month": "closed months stay"}
FIXED = {
    "ledger_account": ("book_id", "unit", "code"),
    "ledger_hold": ("book_id", "account_id", "amount", "once_key", "reason", "purpose", "source_kind", "source_ref", "expires_at", "at"),
    "ledger_book": ("community_id", "kind", "code"),
}


def changed(table: str, differ: str) -> str:
    return " OR ".join(f"NEW.{column} {differ} OLD.{column}" for column in FIXED[table])


REFUSE = """CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'ledger: %', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$"""
NOTHING_DATED_BACK = """CREATE FUNCTION ledger_entry_is_dated_in_the_open() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE closed date;
    BEGIN
        -- shared, so that closing waits for postings under way and they for it
        SELECT closed_through INTO closed FROM ledger_book WHERE id = NEW.book_id FOR SHARE;
        IF NEW.day <= closed THEN
            RAISE EXCEPTION 'ledger: this month is closed' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$"""
LINES_POST = """CREATE FUNCTION ledger_lines_post() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE moved record;
    BEGIN
        FOR moved IN SELECT account_id, sum(amount) AS amount FROM fresh GROUP BY account_id ORDER BY account_id LOOP
            UPDATE ledger_account SET balance = balance + moved.amount WHERE id = moved.account_id;
        END LOOP;
        FOR moved IN
            SELECT e.parts, count(*) AS lines, sum(l.amount) AS off,
                bool_or(a.book_id <> e.book_id OR a.unit <> e.unit OR l.day <> e.day) AS strange
            FROM (SELECT DISTINCT entry_id FROM fresh) AS f
            LEFT JOIN ledger_entry e ON e.id = f.entry_id
            LEFT JOIN ledger_line l ON l.entry_id = f.entry_id
            LEFT JOIN ledger_account a ON a.id = l.account_id
            GROUP BY f.entry_id, e.parts
        LOOP
            IF moved.parts IS DISTINCT FROM moved.lines OR moved.off <> 0 OR moved.strange IS NOT FALSE THEN
                RAISE EXCEPTION 'ledger: lines do not make a whole entry' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
        END LOOP;
        RETURN NULL;
    END $$"""
ENTRY_IS_WHOLE = """CREATE FUNCTION ledger_entry_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM ledger_line WHERE entry_id = NEW.id) THEN
            RAISE EXCEPTION 'ledger: an entry has no lines' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$"""
HOLD_COUNTS = """CREATE FUNCTION ledger_hold_counts() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            UPDATE ledger_account SET held = held + NEW.amount WHERE id = NEW.account_id AND book_id = NEW.book_id;
        ELSE
            UPDATE ledger_account SET held = held - OLD.amount WHERE id = OLD.account_id AND book_id = OLD.book_id;
        END IF;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'ledger: a hold is of its book' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$"""
FUNCTIONS = ["refuse", "entry_is_dated_in_the_open", "lines_post", "entry_is_whole", "hold_counts"]
POSTGRESQL = [
    REFUSE, NOTHING_DATED_BACK, LINES_POST, ENTRY_IS_WHOLE, HOLD_COUNTS,
    *(
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_refuse('{why}')"
        for table, why in STAYS.items()
    ),
    *(
        f"""CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table} FOR EACH ROW
            WHEN ({changed(table, "IS DISTINCT FROM")}) EXECUTE FUNCTION ledger_refuse('what it is stays')"""
        for table in FIXED
    ),
    """CREATE TRIGGER ledger_entry_dated BEFORE INSERT ON ledger_entry
        FOR EACH ROW EXECUTE FUNCTION ledger_entry_is_dated_in_the_open()""",
    """CREATE CONSTRAINT TRIGGER ledger_entry_whole AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION ledger_entry_is_whole()""",
    """CREATE TRIGGER ledger_line_posts AFTER INSERT ON ledger_line REFERENCING NEW TABLE AS fresh
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_lines_post()""",
    """CREATE TRIGGER ledger_account_empty BEFORE INSERT ON ledger_account FOR EACH ROW
        WHEN (NEW.balance <> 0 OR NEW.held <> 0) EXECUTE FUNCTION ledger_refuse('accounts begin empty')""",
    """CREATE TRIGGER ledger_account_moves BEFORE UPDATE ON ledger_account FOR EACH ROW
        WHEN (pg_trigger_depth() = 0 AND (NEW.balance <> OLD.balance OR NEW.held <> OLD.held))
        EXECUTE FUNCTION ledger_refuse('balances move with lines and holds')""",
    """CREATE TRIGGER ledger_hold_begins BEFORE INSERT ON ledger_hold FOR EACH ROW
        WHEN (NEW.state <> 'open') EXECUTE FUNCTION ledger_refuse('holds begin open')""",
    "CREATE TRIGGER ledger_hold_held AFTER INSERT ON ledger_hold FOR EACH ROW EXECUTE FUNCTION ledger_hold_counts()",
    """CREATE TRIGGER ledger_hold_ends_once BEFORE UPDATE ON ledger_hold FOR EACH ROW
        WHEN (OLD.state <> 'open') EXECUTE FUNCTION ledger_refuse('a hold ends once')""",
    """CREATE TRIGGER ledger_hold_freed AFTER UPDATE ON ledger_hold FOR EACH ROW
        WHEN (NEW.state <> 'open') EXECUTE FUNCTION ledger_hold_counts()""",
    """CREATE TRIGGER ledger_hold_stays BEFORE DELETE ON ledger_hold
        FOR EACH ROW EXECUTE FUNCTION ledger_refuse('holds stay')""",
    """CREATE TRIGGER ledger_book_closes BEFORE UPDATE ON ledger_book FOR EACH ROW
        WHEN (OLD.closed_through IS NOT NULL AND (NEW.closed_through IS NULL OR NEW.closed_through < OLD.closed_through))
        EXECUTE FUNCTION ledger_refuse('closed months stay closed')""",
]  # fmt: skip


def raising(name: str, when: str, why: str, condition: str = "") -> str:
    condition = f"WHEN ({condition})" if condition else ""
    return f"CREATE TRIGGER ledger_{name} BEFORE {when} FOR EACH ROW {condition} BEGIN SELECT RAISE(ABORT, 'ledger: {why}'); END"


SQLITE = {
    **{f"{table[7:]}_no_{verb}": (f"{verb} ON {table}", why) for table, why in STAYS.items() for verb in ("update", "delete")},
    **{f"{table[7:]}_fixed": (f"UPDATE ON {table}", "what it is stays", changed(table, "IS NOT")) for table in FIXED},
    "account_empty": ("INSERT ON ledger_account", "accounts begin empty", "NEW.balance <> 0 OR NEW.held <> 0"),
    "account_moves": (
        "UPDATE ON ledger_account", "balances move with lines and holds",
        """(NEW.balance <> OLD.balance OR NEW.held <> OLD.held)
            AND NOT EXISTS (SELECT 1 FROM ledger_moving WHERE account_id = NEW.id)""",
    ),
    "entry_dated": (
        "INSERT ON ledger_entry", "this month is closed",
        "NEW.day <= (SELECT closed_through FROM ledger_book WHERE id = NEW.book_id)",
    ),
    "line_fits": (
        "INSERT ON ledger_line", "lines do not make a whole entry",
        """NOT EXISTS (SELECT 1 FROM ledger_unfinished u JOIN ledger_entry e ON e.id = u.entry_id
            JOIN ledger_account a ON a.id = NEW.account_id
            WHERE u.entry_id = NEW.entry_id AND a.book_id = e.book_id AND a.unit = e.unit AND e.day = NEW.day)""",
    ),
    "hold_begins": ("INSERT ON ledger_hold", "holds begin open", "NEW.state <> 'open'"),
    "hold_fits": (
        "INSERT ON ledger_hold", "a hold is of its book",
        "NOT EXISTS (SELECT 1 FROM ledger_account WHERE id = NEW.account_id AND book_id = NEW.book_id)",
    ),
    "hold_ends_once": ("UPDATE ON ledger_hold", "a hold ends once", "OLD.state <> 'open'"),
    "hold_stays": ("DELETE ON ledger_hold", "holds stay"),
    "book_closes": (
        "UPDATE ON ledger_book", "closed months stay closed",
        "OLD.closed_through IS NOT NULL AND (NEW.closed_through IS NULL OR NEW.closed_through < OLD.closed_through)",
    ),
}  # fmt: skip


def moving(account: str, change: str) -> str:
    return f"""INSERT INTO ledger_moving (account_id) VALUES ({account});
        UPDATE ledger_account SET {change} WHERE id = {account};
        DELETE FROM ledger_moving;"""  # noqa: S608


SQLITE_TABLES = [
    "CREATE TABLE ledger_never (id integer PRIMARY KEY CHECK (id IS NULL))",
    """CREATE TABLE ledger_unfinished (entry_id integer PRIMARY KEY, off integer NOT NULL DEFAULT 0, lines integer NOT NULL DEFAULT 0,
        until integer NOT NULL DEFAULT 1 REFERENCES ledger_never (id) DEFERRABLE INITIALLY DEFERRED)""",
    "CREATE TABLE ledger_moving (account_id integer PRIMARY KEY)",
]
SQLITE_MOVES = {
    "entry_begins": "AFTER INSERT ON ledger_entry BEGIN INSERT INTO ledger_unfinished (entry_id) VALUES (NEW.id); END",
    "line_posts": f"""AFTER INSERT ON ledger_line BEGIN {moving("NEW.account_id", "balance = balance + NEW.amount")}
        UPDATE ledger_unfinished SET off = off + NEW.amount, lines = lines + 1 WHERE entry_id = NEW.entry_id;
        DELETE FROM ledger_unfinished WHERE entry_id = NEW.entry_id AND off = 0
            AND lines = (SELECT parts FROM ledger_entry WHERE id = NEW.entry_id); END""",  # noqa: S608
    "hold_held": f"AFTER INSERT ON ledger_hold BEGIN {moving('NEW.account_id', 'held = held + NEW.amount')} END",
    "hold_freed": f"""AFTER UPDATE ON ledger_hold WHEN NEW.state <> 'open'
        BEGIN {moving("NEW.account_id", "held = held - NEW.amount")} END""",
}


def forbid(apps: Any, schema_editor: Any) -> None:
    statements = POSTGRESQL
    if schema_editor.connection.vendor == "sqlite":
        statements = [
            *SQLITE_TABLES,
            *(raising(name, *words) for name, words in SQLITE.items()),
            *(f"CREATE TRIGGER ledger_{name} {words}" for name, words in SQLITE_MOVES.items()),
        ]
    for statement in statements:
        schema_editor.execute(statement, params=None)


def allow(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        statements = [f"DROP TRIGGER ledger_{name}" for name in (*SQLITE, *SQLITE_MOVES)]
        statements += [f"DROP TABLE ledger_{name}" for name in ("unfinished", "never", "moving")]
    else:
        statements = [f"DROP FUNCTION ledger_{name}() CASCADE" for name in FUNCTIONS]
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [ByHand(forbid, allow)]
