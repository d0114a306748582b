from datetime import datetime

from django.db.models import Q
from django.utils.timezone import localtime

from mulin.volunteering.models import Claim, Member, Shift, Volunteer
from mulin.volunteering.rules import LOOK_BACK, Situation


def situation_of(volunteer: Volunteer, shift: Shift, at: datetime) -> Situation:
    """What matters for claiming, in three queries."""
    held = Claim.objects.filter(volunteer=volunteer, status__in=Claim.STANDING)
    rows = held.filter(
        Q(shift__duty=shift.duty_id)
        | Q(shift__begins_at__lt=shift.ends_at, shift__ends_at__gt=shift.begins_at)
        | Q(status="missed"),
        shift__ends_at__gte=min(at, shift.begins_at) - LOOK_BACK,
    ).values_list("status", "shift_id", "shift__duty_id", "shift__begins_at", "shift__ends_at")
    month, this_month, missed, clashes = _month(shift.begins_at), 0, 0, False
    for status, shift_id, duty_id, begins_at, ends_at in rows:
        this_month += duty_id == shift.duty_id and _month(begins_at) == month and shift_id != shift.pk
        missed += status == Claim.Status.MISSED and begins_at >= at - LOOK_BACK
        clashes |= begins_at < shift.ends_at and ends_at > shift.begins_at and status != Claim.Status.MISSED
    duty = shift.duty
    return Situation(
        this_month=this_month,
        clashes=clashes,
        missed=missed,
        guardian_there=_guardian_there(volunteer, shift),
        has_skill=duty.skill_id is None or volunteer.skills.filter(pk=duty.skill_id).exists(),
        belongs=duty.team_id is not None
        and Member.objects.filter(team_id=duty.team_id, volunteer=volunteer, until=None).exists(),
    )


def _month(instant: datetime) -> tuple[int, int]:
    local = localtime(instant)
    return local.year, local.month


def _guardian_there(volunteer: Volunteer, shift: Shift) -> bool:
    if volunteer.guardian_id is None:
        return False
    return Claim.objects.filter(shift=shift, volunteer__person_id=volunteer.guardian_id, status__in=Claim.STANDING).exists()
