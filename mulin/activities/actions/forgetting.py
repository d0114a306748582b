"""What goes when somebody closes the account. The register stays, and what was counted stays counted, without a name."""

from datetime import datetime

from django.db import transaction

from mulin.activities.models import Campaign, Claim, Club, Feed, Heart, Membership, Submission

from .campaigns.sending import empty, lock_work
from .claiming import give_back
from .clubs.founding import lock
from .clubs.joining import leave


@transaction.atomic
def forget_person(person_id: int, *, at: datetime) -> None:
    """The calendar's address, memberships, stalls ahead, proposals, works that hang nowhere yet. Works that are shown lose their author's name."""
    Feed.objects.filter(person=person_id).delete()
    Club.objects.filter(asked_by=person_id, status=Club.Status.ASKED).update(status=Club.Status.WITHDRAWN)
    for row in (
        Membership.objects.filter(person=person_id, status__in=Membership.STANDING).select_related("club").order_by("club_id")
    ):
        leave(lock(row.club), row, None, at)
    for work in Submission.objects.filter(person=person_id).exclude(status=Submission.Status.WITHDRAWN).order_by("id"):
        kept = lock_work(work)
        if kept.is_shown:
            kept.credit, kept.pen_name = Submission.Credit.NOBODY, ""
            kept.save(update_fields=["credit", "pen_name"])
        else:
            empty(kept, None, at)
    ahead = Claim.objects.filter(
        person=person_id, session__begins_at__gt=at, status__in=(Claim.Status.ASKED, Claim.Status.STANDS)
    )
    for claim in ahead.select_for_update(of=("self",)).order_by("id"):
        give_back(claim, None, at)
    Heart.objects.filter(person=person_id, submission__campaign__status=Campaign.Status.CHOOSING).delete()
