"""Postings by several processes at once: through the action, and the same two statements by the plain driver."""

import json
import os
import statistics
import subprocess
import sys
import time

from django.db import connection, connections
from django.utils import timezone

from bench import Report, scratch
from mulin.site_.environment import ROOT

PROCESSES, SECONDS, ROUNDS, ACCOUNTS = 4, 3.0, 5, 200


def run(words: list[str]) -> Report:
    rounds = int(words[0]) if words else ROUNDS
    with scratch.database("ledger"):
        book_id = _book()
        figures: dict[str, float] = {"processes": PROCESSES, "accounts": ACCOUNTS}
        for hot in (False, True):
            rates: dict[str, list[float]] = {"action": [], "plain": []}
            _together("action", book_id, hot, 1.0, -1)  # warm
            for number in range(rounds):
                for way in ("action", "plain"):
                    rates[way].append(_together(way, book_id, hot, SECONDS, number))
            ratios = [ours / theirs for ours, theirs in zip(rates["action"], rates["plain"], strict=True)]
            mark = "hot_" if hot else ""
            figures |= {f"{mark}{way}_per_second": statistics.median(rate) for way, rate in rates.items()}
            figures[f"{mark}ratio"] = statistics.median(ratios)
        figures["proof_holds"] = _proof_holds(book_id)
    return Report("ledger", figures, {"ratio": (">=", 0.5), "hot_ratio": (">=", 0.5), "proof_holds": ("==", 1)})


def _book() -> int:
    from mulin.ledger import actions
    from mulin.places.actions import add
    from mulin.places.models import Place

    at = timezone.now()
    street = add(None, Place.Kind.STREET, "街道")
    book = actions.open_book(add(street, Place.Kind.COMMUNITY, "社区"), "points", kind="points", name="积分", at=at)
    issued = actions.open_account(book, "issued", kind="income", name="发放", at=at)
    for number in range(ACCOUNTS):
        account = actions.open_account(book, f"person:{number}", kind="asset", name="居民", at=at, floor=0)
        actions.transfer(issued, account, 1_000_000, once_key=f"begin:{number}", reason="开始", at=at, by=None)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    return book.pk


def _together(way: str, book_id: int, hot: bool, seconds: float, number: int) -> float:
    """Postings in a second by all processes; each says when it began and ended its own."""
    connections.close_all()
    words = [sys.executable, "-m", "bench.ledger.client", way, str(book_id), str(int(hot)), str(seconds)]
    begin = time.time() + 2.5
    env = os.environ | {"MULIN_DATABASE": _url()}
    clients = [
        subprocess.Popen([*words, str(begin), f"{way}:{hot}:{number}:{n}"], env=env, cwd=ROOT, stdout=subprocess.PIPE)
        for n in range(PROCESSES)
    ]
    said = [json.loads(client.communicate()[0]) for client in clients]
    return sum(one["posted"] for one in said) / max(one["seconds"] for one in said)


def _url() -> str:
    """Of the scratch database, as the environment gives it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return os.environ["MULIN_DATABASE"].rsplit("/", 1)[0] + f"/{name}"


def _proof_holds(book_id: int) -> int:
    from mulin.ledger import queries
    from mulin.ledger.models import Book

    return int(queries.prove(Book.objects.get(pk=book_id)).holds)
