"""The public log at 100,000 records: owed, numbered and signed; then proofs at random, and the whole checked two ways."""

import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from django.db import transaction

from bench import Report, scratch
from mulin.transparency import actions
from mulin.transparency.proving import exports, receipts
from mulin.transparency.queries import audit, exporting, hashes, keys, receipt

RECORDS, AT_ONCE, PROOFS, SINGLE = 100_000, 1000, 500, 500
NOON = datetime(2026, 11, 19, 4, 0, tzinfo=UTC)


def run(words: list[str]) -> Report:
    records = int(words[0]) if words else RECORDS
    with scratch.database("transparency"):
        owing, numbering = appended(records)
        dice = random.Random(1)
        asked = [dice.randrange(records) for _ in range(PROOFS)]
        cpu = time.process_time()
        proofs = [milliseconds(partial(hashes.inclusion, number, records)) for number in asked]
        steps = [milliseconds(partial(hashes.consistency, number + 1, records)) for number in asked]
        cpu = time.process_time() - cpu
        whole = [milliseconds(partial(receipt, number)) for number in asked]
        known = keys.public()
        proven = sum(receipts.check(receipt(number) or {}, known).number == number for number in asked[:50])
        alone = single(records)
        began = time.perf_counter()
        problems = audit().problems
        audited = time.perf_counter() - began
        began = time.perf_counter()
        checked = exports.check(exporting.lines(), known)
        verified = time.perf_counter() - began
    figures = {
        "records": records,
        "appended_per_second": records / (owing + numbering),
        "numbered_per_second": records / numbering,
        "published_alone_per_second": alone,
        "inclusion_p50_ms": statistics.median(proofs),
        "inclusion_p95_ms": p95(proofs),
        "consistency_p95_ms": p95(steps),
        "proof_cpu_ms": cpu * 1000 / (2 * PROOFS),  # of this process, the mean of both kinds
        "receipt_p95_ms": p95(whole),
        "receipts_proven_of_50": proven,
        "audit_seconds": audited,
        "export_and_verify_seconds": verified,
        "problems": len(problems) + len(checked.problems),
    }
    goals: dict[str, tuple[str, float]] = {
        "appended_per_second": (">=", 2000),
        "inclusion_p95_ms": ("<=", 5),
        "consistency_p95_ms": ("<=", 5),
        "proof_cpu_ms": ("<=", 2.5),
        "receipts_proven_of_50": ("==", 50),
        "problems": ("==", 0),
    }
    return Report("transparency", figures, goals)


def appended(records: int) -> tuple[float, float]:
    """Seconds for owing them and for numbering and signing them, a thousand in turn."""
    owing = numbering = 0.0
    for start in range(0, records, AT_ONCE):
        wanted = [publication(number) for number in range(start, min(start + AT_ONCE, records))]
        began = time.perf_counter()
        with transaction.atomic():
            actions.publish_many(wanted)
        owed = time.perf_counter()
        actions.keep_up(NOON)
        owing, numbering = owing + owed - began, numbering + time.perf_counter() - owed
    return owing, numbering


def single(first: int) -> float:
    """Publications a second, each in a transaction of its own, as a follow-up makes them."""
    began = time.perf_counter()
    for number in range(first, first + SINGLE):
        one = publication(number)
        with transaction.atomic():
            actions.publish_many([one])
    took = time.perf_counter() - began
    actions.keep_up(NOON)
    return SINGLE / took


def publication(number: int) -> actions.Publication:
    record = {"number": f"2026-{number:06}", "category": "0102 楼道灯", "opened": "2026-11-19T04:00:00Z"}
    at = NOON + timedelta(seconds=number)
    return actions.Publication("matters.reported", 1, record, None, ("matters.matter", number), f"bench:{number}", at)


def milliseconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def p95(some: list[float]) -> float:
    return statistics.quantiles(some, n=20)[-1]
