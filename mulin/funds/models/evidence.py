from django.db import models
from django.db.models import Q

from .gift import Gift
from .goods import HandOut
from .spending import Spending


class Evidence(models.Model):
    """A file that proves a gift, a payment or a hand-out.

    For those who keep and decide; for everybody only where it shows nobody's data: the original, or a copy with names covered.
    """

    gift = models.ForeignKey(Gift, models.PROTECT, null=True, related_name="evidence")
    spending = models.ForeignKey(Spending, models.PROTECT, null=True, related_name="evidence")
    hand_out = models.ForeignKey(HandOut, models.PROTECT, null=True, related_name="evidence")
    file_key = models.CharField(max_length=40, unique=True)
    is_public = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gift__isnull=False, spending=None, hand_out=None)
                | Q(gift=None, spending__isnull=False, hand_out=None)
                | Q(gift=None, spending=None, hand_out__isnull=False),
                name="evidence_is_of_one_thing",
            )
        ]
