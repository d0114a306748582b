"""`python -m bench.rush.counting ROUNDS PLACES`: what stands in the lists afterwards; JSON on the last line."""

import json
import sys
from typing import Any

import django


def count(rounds: dict[str, Any], places: int) -> dict[str, int]:
    """`wrong`: groups beyond their places or not full, figures that are not those of the list, people with two sign-ups or none."""
    from django.db.models import Sum

    from mulin.activities.models import Group, Signup

    wrong, told = 0, {"in": 0, "waiting": 0}
    for name in ("press", "open", "stir", "bare"):
        group = Group.objects.get(session=rounds[name]["session"])
        rows = Signup.objects.filter(group=group)
        seats = rows.filter(status__in=Signup.SEATED).aggregate(n=Sum("seats"))["n"] or 0
        waiting = rows.filter(status="waiting").count()
        expected = min(places, len(rounds[name]["people"]))
        wrong += seats > group.places
        wrong += (group.taken, group.waiting) != (seats, waiting)
        wrong += rows.values("person").distinct().count() != len(rounds[name]["people"])
        wrong += name != "stir" and seats != expected
        if name == "press":
            told = {"in": seats, "waiting": waiting}
    return {"wrong": wrong, **told}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(count(json.loads(sys.argv[1]), int(sys.argv[2]))))
