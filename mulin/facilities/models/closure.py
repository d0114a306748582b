from django.db import models
from django.db.models import F, Q

from mulin.kernel.bilingual import in_language

from .facility import Facility
from .room import Room


class Closure(models.Model):
    """A facility, or one room of it, that is closed from a day to a day, or for good."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="closures")
    room = models.ForeignKey(Room, models.PROTECT, null=True, related_name="closures")
    since = models.DateField()
    until = models.DateField(null=True)  # last day; empty: for good
    words = models.CharField(max_length=120)
    words_en = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True)  # opened again before its last day
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="closures_end_after_they_begin"),
            models.CheckConstraint(condition=~Q(words=""), name="closures_have_their_reason"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="closures_are_ended_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["facility", "since"], condition=Q(ended_at=None), name="closures_that_hold")]

    def __str__(self) -> str:
        return in_language(self.words, self.words_en)
