"""Emptying the test database between transactional tests, although triggers forbid deleting.

PostgreSQL truncates, which row triggers do not see. SQLite deletes, so its triggers are taken away meanwhile.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
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


def let_tests_flush() -> None:
    OPERATIONS.execute_sql_flush = _flush_without_triggers
