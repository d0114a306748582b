"""Emptying the test database between transactional tests, although triggers forbid deleting.

Only tables that hold something are emptied, and their triggers rest meanwhile. PostgreSQL would truncate all tables, about a
second each time. Content types and permissions stay: Django would make them again from the models each time, the same ones.
"""

from collections.abc import Iterable
from typing import Any

from django.core.management.commands import flush
from django.db import connection, transaction
from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite

OF_THE_MODELS = {"django_content_type", "auth_permission"}
AT_ONCE = 200  # SQLite takes no more than 500 parts of a compound SELECT


def _with_rows(cursor: Any) -> list[str]:
    tables = sorted({*connection.introspection.django_table_names(only_existing=True, include_views=False)} - OF_THE_MODELS)
    found: list[str] = []
    for start in range(0, len(tables), AT_ONCE):
        parts = [f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\")" for table in tables[start : start + AT_ONCE]]
        cursor.execute(" UNION ALL ".join(parts))
        found += [table for (table,) in cursor.fetchall()]
    return found


def _empty_sqlite(self: Any, sql_list: Iterable[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        full = _with_rows(cursor)
        cursor.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        triggers = [(name, sql) for name, sql, table in cursor.fetchall() if table in full]
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        for table in full:
            cursor.execute(f'DELETE FROM "{table}"')
        for _, sql in triggers:
            cursor.execute(sql)


def _empty_postgresql(self: Any, sql_list: Iterable[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no triggers and no order of keys to mind
        if full := _with_rows(cursor):
            cursor.execute(";".join(f'DELETE FROM "{table}"' for table in full))


def let_tests_flush() -> None:
    SQLite.ops_class.execute_sql_flush = _empty_sqlite
    PostgreSQL.ops_class.execute_sql_flush = _empty_postgresql
    flush.emit_post_migrate_signal = lambda *given, **named: None
