"""`python -m bench.vote.counting NUMBER RECEIPTS.json`: closes, counts, and looks for every receipt in the published file; JSON on the last line."""

import json
import sys
import time
from pathlib import Path

import django


def count(number: str, receipts: dict[str, int]) -> dict[str, float]:
    from mulin.ballots import actions, queries
    from mulin.ballots.models import Ballot, Slip, Voted

    ballot = Ballot.objects.select_related("place").get(number=number)
    voted, slips = Voted.objects.filter(ballot=ballot).count(), Slip.objects.filter(ballot=ballot).count()
    began = time.perf_counter()
    ballot = actions.close(ballot, by=None, at=ballot.closes_at)
    closed = time.perf_counter()
    actions.count(ballot, by=None, at=ballot.closes_at)
    counted = time.perf_counter()
    found = {one["receipt"]: one["choice"] for one in queries.published(ballot)["slips"]}
    lost = sum(found.get(code) != choice for code, choice in receipts.items()) + max(voted - len(receipts), 0)
    return {
        "voted": float(voted), "receipts": float(len(receipts)), "lost": float(lost),
        "twice": float(abs(slips - voted) + len(found.keys() - receipts.keys())),
        "close seconds": closed - began, "count seconds": counted - closed,
    }  # fmt: skip


if __name__ == "__main__":
    django.setup()
    print(json.dumps(count(sys.argv[1], json.loads(Path(sys.argv[2]).read_text()))))
