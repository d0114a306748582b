from django.db import transaction
from django.db.models import F, Q

from mulin.matters.models import Follow, Matter


@transaction.atomic
def forget_account(account_id: int, person_id: int | None) -> None:
    """What was reported keeps its number and is handled on. Nothing leads to the account any more, no name is shown to neighbours,
    and how to reach the reporter goes where nothing is left to ask.
    """
    own = Q(reporter_account=account_id)
    if person_id is not None:
        own |= Q(reporter=person_id)
    mine = Matter.objects.filter(own)
    mine.exclude(closed_at=None).update(contact_name="", contact_phone="", contact_mask="")
    mine.update(shows_name=False, reporter_account=None)
    followed = Follow.objects.filter(account_id=account_id)
    Matter.objects.filter(pk__in=followed.values("matter")).update(followers=F("followers") - 1)
    followed.delete()
