from django.db import models
from django.db.models import F, Q

from mulin.people.models import Person

from .canteen import Canteen


class Deliverer(models.Model):
    """Somebody whom a canteen trusts with the doors of those who cannot come."""

    canteen = models.ForeignKey(Canteen, models.PROTECT, related_name="deliverers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    added_by = models.BigIntegerField()
    until = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["canteen", "person"], condition=Q(until=None), name="one_place_on_a_list_of_deliverers"
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="deliverers_end_after_they_begin"),
        ]
