from django.db import models

from .books import Account


class Month(models.Model):
    """What one account moved for one purpose in a closed month. Written at closing, never changed."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="months")
    month = models.DateField()  # its first day
    purpose = models.CharField(max_length=40, blank=True)
    received = models.BigIntegerField()  # sum of what was added
    spent = models.BigIntegerField()  # sum of what was taken, as a positive number
    lines = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "month", "purpose"], name="one_total_per_month")]
