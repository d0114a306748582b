from datetime import datetime

from django.db import connection
from django.utils.timezone import localtime

from mulin.ballots.models import Month


def next_number(at: datetime) -> str:
    """ "V202611-0001": the month and the how-manieth of it."""
    month = f"{localtime(at):%Y%m}"
    table = connection.ops.quote_name(Month._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (month, last) VALUES (%s, 1)"  # noqa: S608
            f" ON CONFLICT (month) DO UPDATE SET last = {table}.last + 1 RETURNING last",
            [month],
        )
        return f"V{month}-{cursor.fetchone()[0]:04d}"
