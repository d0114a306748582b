from datetime import datetime

from django.db import connection
from django.utils.timezone import localtime

from mulin.projects.models import Count


def next_number(letter: str, at: datetime) -> str:
    """ "Z202611-0001": what it is (Z call, X application, M project), the month, the how-manieth of it."""
    month = f"{localtime(at):%Y%m}"
    table = connection.ops.quote_name(Count._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (letter, month, last) VALUES (%s, %s, 1)"  # noqa: S608
            f" ON CONFLICT (letter, month) DO UPDATE SET last = {table}.last + 1 RETURNING last",
            [letter, month],
        )
        return f"{letter}{month}-{cursor.fetchone()[0]:04d}"
