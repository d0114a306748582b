"""One process that posts for some seconds: client WAY BOOK HOT SECONDS BEGIN SEED; prints how many it posted."""

import json
import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mulin.site_.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from mulin.ledger import actions  # noqa: E402
from mulin.ledger.actions.writing import statement  # noqa: E402
from mulin.ledger.models import Account, Book  # noqa: E402

Post = Callable[[Account, Account, str], None]


def by_action(book: Book) -> Post:
    def post(frm: Account, to: Account, key: str) -> None:
        lines = [(frm, -1), (to, 1)]
        actions.post(book, lines, once_key=key, reason="转赠", at=timezone.now(), by=None)

    return post


def by_psycopg(book: Book) -> Post:
    import psycopg

    own = psycopg.connect(os.environ["MULIN_DATABASE"])
    entry, lines = statement(entries=1), statement(lines=2)

    def post(frm: Account, to: Account, key: str) -> None:
        at, day = timezone.now(), timezone.localdate()
        values = (book.pk, "point", day, at, "转赠", "", key, "", "", None, None, 2, None, None)
        with own.transaction():
            pk = own.execute(entry, values).fetchall()[0][0]
            first, second = sorted(((frm.pk, -1), (to.pk, 1)))
            own.execute(lines, (pk, first[0], day, first[1], pk, second[0], day, second[1]))

    return post


def by_sqlite(book: Book) -> Post:
    own = sqlite3.connect(connection.settings_dict["NAME"], timeout=20, isolation_level=None)
    own.executescript("PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000; PRAGMA foreign_keys=ON;")
    entry, lines = statement(entries=1).replace("%s", "?"), statement(lines=2).replace("%s", "?")

    def post(frm: Account, to: Account, key: str) -> None:
        at, day = timezone.now().replace(tzinfo=None).isoformat(" "), timezone.localdate().isoformat()
        values = (book.pk, "point", day, at, "转赠", "", key, "", "", None, None, 2, None, None)
        own.execute("BEGIN IMMEDIATE")
        pk = own.execute(entry, values).fetchall()[0][0]
        first, second = sorted(((frm.pk, -1), (to.pk, 1)))
        own.execute(lines, (pk, first[0], day, first[1], pk, second[0], day, second[1]))
        own.execute("COMMIT")

    return post


def main() -> None:
    way, book_id, hot, seconds, begin, seed = sys.argv[1:]
    book = Book.objects.get(pk=book_id)
    accounts = list(Account.objects.filter(book=book).exclude(code="issued"))
    issued = Account.objects.get(book=book, code="issued")
    plain = by_sqlite if connection.vendor == "sqlite" else by_psycopg
    post = by_action(book) if way == "action" else plain(book)
    dice, posted = random.Random(seed), 0
    time.sleep(max(0.0, float(begin) - time.time()))
    began = time.perf_counter()
    while time.perf_counter() - began < float(seconds):
        frm, to = dice.sample(accounts, 2)
        post(issued if hot == "1" else frm, to, f"{seed}:{posted}")
        posted += 1
    print(json.dumps({"posted": posted, "seconds": time.perf_counter() - began}))


main()
