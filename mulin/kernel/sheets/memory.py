"""SQLite keeps more of the database in memory while a file is stored: its tables and indexes are touched all over."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

KIBIBYTES = 96_000


@contextmanager
def much_in_memory() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        [before] = cursor.execute("PRAGMA cache_size").fetchone()
        cursor.execute(f"PRAGMA cache_size = {-KIBIBYTES}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = {before}")
