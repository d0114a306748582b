from datetime import datetime

from django.db import transaction

from mulin.kernel.facts.record import record
from mulin.volunteering import facts
from mulin.volunteering.flow import DECLINE, TAKE_DOWN
from mulin.volunteering.models import Expert, Honour, OnBoard


@transaction.atomic
def forget_person(person_id: int, *, at: datetime) -> None:
    """Nobody is shown who can no longer take the consent back. Hours, minutes and points stay the person's, for who comes back."""
    Expert.objects.filter(volunteer__person=person_id, agreed_at__isnull=False, withdrawn_at=None).update(withdrawn_at=at)
    OnBoard.objects.filter(person=person_id, until=None).update(until=at)
    for honour in Honour.objects.select_for_update().filter(person=person_id, status__in=[*DECLINE.frm, *TAKE_DOWN.frm]):
        shown = honour.status in TAKE_DOWN.frm
        honour.status, honour.portrait, honour.ended_at = (TAKE_DOWN if shown else DECLINE).to, "", at
        honour.save(update_fields=["status", "portrait", "ended_at"])
        if shown:
            record(facts.HonourWithdrawn(honour.pk), actor_id=None, at=at)
