from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Sum

from mulin.projects.models import Project, Receipt
from mulin.projects.queries.purse import doings


def last_day(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def figures_of_month(project: Project, first: date) -> dict[str, Any]:
    """What is recorded of a month, money in 分. Receipts count when they were accepted by the time of asking."""
    last = last_day(first)
    accepted = project.receipts.filter(state=Receipt.State.ACCEPTED, on__gte=first, on__lte=last)
    spent = accepted.aggregate(sum=Sum("amount"), number=Count("id"))
    done = doings(project, first, last)
    return {
        "receipts": spent["number"], "spent": spent["sum"] or 0,
        "milestones": project.milestones.filter(done_at__date__gte=first, done_at__date__lte=last).count(),
        "sessions": done.sessions, "attended": done.attended, "shifts": done.shifts, "minutes": done.minutes,
    }  # fmt: skip
