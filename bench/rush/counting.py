"""`python -m bench.rush.counting ROUNDS PLACES`: what stands in the lists afterwards; JSON on the last line."""

import json
import sys
from typing import Any

import django


def count(rounds: dict[str, Any], places: int) -> dict[str, int]:
    """`wrong`: groups beyond their places or not full, figures that are not those of the list, people with two sign-ups or none."""
    from django.db.models import Sum
    from django.utils.timezone import now

    from mulin.activities import actions
    from mulin.activities.models import Group, Signup

    actions.fill_due(now())  # the clock's last turn after people left
    wrong, told = 0, {"in": 0, "waiting": 0}
    for name in ("press", "open", "stir press", "stir open", "bare"):
        group = Group.objects.get(session=rounds[name]["session"])
        rows, people = Signup.objects.filter(group=group), len(rounds[name]["people"])
        standing = rows.filter(status__in=Signup.STANDING)
        seats = standing.filter(status__in=Signup.SEATED).aggregate(n=Sum("seats"))["n"] or 0
        waiting = standing.filter(status="waiting").count()
        wrong += (group.taken, group.waiting) != (seats, waiting)
        wrong += seats > places or (seats < places and waiting > 0)
        wrong += rows.values("person").distinct().count() != people
        wrong += standing.values("person").distinct().count() != standing.count()
        if name == "press":
            wrong += seats + waiting != people
            told = {"in": seats, "waiting": waiting}
    return {"wrong": wrong, **told}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(count(json.loads(sys.argv[1]), int(sys.argv[2]))))
