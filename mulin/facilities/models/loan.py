from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.bilingual import in_language
from mulin.people.models import Person

from .facility import Facility


class Thing(models.Model):
    """What a facility lends. `out` counts the pieces that are away, and the database keeps it within `pieces`."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="things")
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=300, blank=True)
    words_en = models.CharField(max_length=500, blank=True)
    pieces = models.PositiveSmallIntegerField(default=1)
    out = models.PositiveSmallIntegerField(default=0)
    days = models.PositiveSmallIntegerField(default=14)  # how long one keeps it
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(out__lte=F("pieces")), name="nothing_is_lent_twice"),
            models.CheckConstraint(condition=Q(days__range=(1, 365)), name="loans_last_a_day_to_a_year"),
        ]

    def __str__(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def left(self) -> int:
        return self.pieces - self.out


class Loan(models.Model):
    """A thing that somebody took along."""

    class Back(models.TextChoices):
        FINE = "fine", _("完好")
        DAMAGED = "damaged", _("损坏")
        LOST = "lost", _("遗失")

    thing = models.ForeignKey(Thing, models.PROTECT, related_name="loans")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    lent_at = models.DateTimeField()
    lent_by = models.BigIntegerField()
    due_on = models.DateField()
    reminded_on = models.DateField(null=True)
    back_at = models.DateTimeField(null=True)
    back_to = models.BigIntegerField(null=True)
    back = models.CharField(max_length=7, choices=Back, blank=True)
    words = models.CharField(max_length=200, blank=True)  # what is broken

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(back_at=None, back="", back_to=None)
                | (Q(back_at__isnull=False, back_to__isnull=False) & ~Q(back="")),
                name="what_is_back_came_back_somehow",
            ),
            models.CheckConstraint(condition=Q(back__in=("", "fine")) | ~Q(words=""), name="damage_is_described"),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(back_at=None), name="loans_that_are_out")]
