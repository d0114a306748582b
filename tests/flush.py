"""Emptying the test database between transactional tests, although triggers forbid deleting.

Triggers rest meanwhile. PostgreSQL would truncate all tables, about a second each time; deleting from tables that are nearly
empty takes some milliseconds.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL
from django.db.backends.sqlite3.base import DatabaseWrapper

OPERATIONS = DatabaseWrapper.ops_class
_plain_flush = OPERATIONS.execute_sql_flush


def _flush_without_triggers(self: Any, sql_list: Iterable[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        _plain_flush(self, list(sql_list))
        for _, sql in triggers:
            cursor.execute(sql)


def _delete_all(self: Any, sql_list: Iterable[str]) -> None:
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no triggers and no order of keys to mind
        cursor.execute(";".join(f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables))


def let_tests_flush() -> None:
    OPERATIONS.execute_sql_flush = _flush_without_triggers
    PostgreSQL.ops_class.execute_sql_flush = _delete_all
