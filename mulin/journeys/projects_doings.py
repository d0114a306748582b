"""What was done for a project elsewhere, for its monthly report: sessions that were held and shifts with their confirmed hours."""

from datetime import date

from django.db.models import Count, Sum

from mulin.activities.models import Session
from mulin.projects.models import Link, Project
from mulin.projects.queries.purse import Doings
from mulin.volunteering.models import Record, Shift


def look(project: Project, since: date, until: date) -> Doings:
    """Of the activities and the duties that the team linked."""
    linked: dict[str, list[int]] = {Link.Kind.ACTIVITY: [], Link.Kind.DUTY: []}
    for kind, ref in project.links.filter(kind__in=linked).values_list("kind", "ref"):
        linked[kind] += [int(ref)] if ref.isdigit() else []
    days = {"begins_at__date__gte": since, "begins_at__date__lte": until}
    held = Session.objects.filter(activity__in=linked[Link.Kind.ACTIVITY], status=Session.Status.DONE, **days)
    sessions = held.aggregate(number=Count("pk"), came=Sum("came"))
    shifts = Shift.objects.filter(duty__in=linked[Link.Kind.DUTY], status=Shift.Status.DONE, **days)
    served = Record.objects.filter(duty__in=linked[Link.Kind.DUTY], status=Record.Status.CONFIRMED, **days)
    minutes = served.aggregate(sum=Sum("minutes"))["sum"] or 0
    return Doings(sessions["number"], sessions["came"] or 0, shifts.count(), minutes)
