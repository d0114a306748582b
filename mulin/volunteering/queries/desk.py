"""What waits for those who keep volunteers."""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from mulin.volunteering.models import Certificate, Duty, Record, Shift, Team
from mulin.volunteering.rules import Who

from .visible import certificates_visible_to, communities_kept, records_visible_to

WAITING = (Record.Status.NOTED, Record.Status.DISPUTED)


def records_waiting(who: Who) -> QuerySet[Record]:
    """Hours to be confirmed: disputes first, then the oldest; never one's own."""
    rows = records_visible_to(who).filter(status__in=WAITING).exclude(volunteer__person_id=who.standing.person_id or 0)
    return rows.select_related("volunteer__person", "volunteer__community", "team", "duty__place").order_by(
        "status", "noted_at", "id"
    )


def certificates_waiting(who: Who) -> QuerySet[Certificate]:
    rows = certificates_visible_to(who).filter(status__in=("asked", "notice"), volunteer__community__in=communities_kept(who))
    return (
        rows.exclude(volunteer__person_id=who.standing.person_id or 0)
        .select_related("volunteer__person")
        .order_by("asked_at", "id")
    )


def short_of_hands(who: Who, at: datetime) -> QuerySet[Shift]:
    """Shifts of the coming week with places left, soonest first."""
    rows = Shift.objects.filter(status="open", begins_at__gt=at, begins_at__lt=at + timedelta(days=7), taken__lt=F("places"))
    return rows.filter(duty__in=duties_run(who)).select_related("duty__place", "duty__team").order_by("begins_at", "id")


def duties_run(who: Who) -> QuerySet[Duty]:
    return Duty.objects.filter(community__in=communities_kept(who)) | Duty.objects.filter(team__in=who.leads)


def teams_kept(who: Who) -> QuerySet[Team]:
    return Team.objects.filter(community__in=communities_kept(who), closed_at=None)
