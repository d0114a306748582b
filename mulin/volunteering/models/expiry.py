from django.db import models
from django.db.models import F, Q

from mulin.people.models import Person
from mulin.places.models import Place


class Expiry(models.Model):
    """Minutes of one month that somebody will lose to the pool: told ahead, told again a week before, then moved."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    account_id = models.BigIntegerField()  # of the ledger
    month = models.DateField()  # first day of the month in which they came
    months = models.PositiveSmallIntegerField()  # how long the rules of that time let them stand
    on = models.DateField()  # last day on which they can be used; moves only to a later one
    announced = models.PositiveIntegerField()  # minutes; never more are taken
    announced_on = models.DateField()
    reminded = models.PositiveIntegerField(null=True)
    reminded_on = models.DateField(null=True)
    expired = models.PositiveIntegerField(default=0)  # so far: what is held for help waits
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["account_id", "month"], name="one_expiry_a_month"),
            models.CheckConstraint(condition=Q(expired__lte=F("announced")), name="nothing_expires_unannounced"),
            models.CheckConstraint(condition=Q(on__gt=F("announced_on")), name="expiry_is_announced_before"),
            models.CheckConstraint(condition=Q(reminded=None) ^ Q(reminded_on__isnull=False), name="reminders_have_a_day"),
        ]
        indexes = [
            models.Index(fields=["on"], condition=Q(ended_at=None), name="open_expiries"),
            models.Index(fields=["person"], condition=Q(ended_at=None), name="expiries_of_a_person"),
        ]
